-- What silence means where the promised time of a step passes unanswered; null where it means nothing, as mostly.
alter table cases_steps add column deemed text null;
create index cases_steps_deemed on cases_steps (due_at) where deemed is not null and state = 'Open';
alter table cases_board add column silent integer not null default 0;
