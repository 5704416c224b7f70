-- A case may be about somebody who works for the city: they neither work on it nor read it at the desk.
alter table cases_cases add column concerns uuid null;
