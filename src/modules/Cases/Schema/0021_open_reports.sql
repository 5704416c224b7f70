-- Reports with a place are listed for everybody by day, newest first.
create index cases_cases_open_reports on cases_cases (opened_at, number) where lat is not null;
