-- What is over is found without reading the whole table.
create index identity_sessions_ends on identity_sessions (ends_at);
create index identity_looks_at on identity_looks (at);
create index identity_look_subjects_look on identity_look_subjects (look_id);
create index identity_absences_ends on identity_absences (ends_at);
