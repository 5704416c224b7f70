-- When the citizen last wrote without being asked, until an officer has written, asked or ended a step since.
alter table cases_cases add column wrote_at timestamptz null;
