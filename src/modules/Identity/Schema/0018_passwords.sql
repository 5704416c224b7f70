-- Since when there is a password; its hash stands in the framework's own column.
alter table identity_people add column password_set_at timestamptz null;
