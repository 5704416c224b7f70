-- Cases in which was said something before that was found: the job cases.search adds it a few at a time, each in its
-- place, and the list is empty from then on.
create table cases_unsaid (
  case_id uuid not null primary key references cases_cases (id));

insert into cases_unsaid (case_id)
select distinct case_id from cases_lines
where text is not null and kind in ('Asked', 'Answered', 'Wrote', 'Told', 'OfficeAsked', 'OfficeFor', 'OfficeAgainst',
                                    'Confirmed', 'NotConfirmed', 'Granted', 'Refused');
