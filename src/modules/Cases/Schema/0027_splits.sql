-- A case that an officer made of another, because its applicant had written of two matters.
alter table cases_cases add column split_from uuid null references cases_cases (id);
create index cases_cases_splits on cases_cases (split_from) where split_from is not null;
