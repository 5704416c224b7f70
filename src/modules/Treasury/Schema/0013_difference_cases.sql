-- A difference is looked into in a case of its own; its history says who settled it.
alter table treasury_differences add column case_number text null;
alter table treasury_differences drop column settled_by;
create unique index treasury_differences_case on treasury_differences (case_number) where case_number is not null;
