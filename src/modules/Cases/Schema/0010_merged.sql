-- Under which account of its applicant a case was, before two accounts became one; so that they can be parted again.
alter table cases_cases add column merged_from uuid null;
create index cases_cases_merged on cases_cases (merged_from) where merged_from is not null;
