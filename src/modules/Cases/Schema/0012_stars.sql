-- How satisfied the applicant was with what came out, one to five stars; said once, after the end.
alter table cases_cases add column stars integer null;
alter table cases_board add column rated integer not null default 0;
alter table cases_board add column stars integer not null default 0;
