-- By what a session's person showed who they are, and when they last did. Older sessions came by a code.
alter table identity_sessions add column proof text not null default 'Code';
alter table identity_sessions add column proved_at timestamptz null;
