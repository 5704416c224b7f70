-- An inquiry that the city made by itself: its code in the definition, by which the office asked sees some answers and
-- no others. Those from before had no code. What the consents of the house named is in ShownAnswers; the rest shows
-- nothing.
alter table cases_steps add column inquiry text null;

update cases_steps set inquiry = coalesce(
  (select case c.service_code when 'residence-certificate' then 'water' when 'business-licence' then 'police' end
   from cases_cases c where c.id = cases_steps.case_id), '')
where asked_by is not null
  and exists (select 1 from cases_lines l where l.step_id = cases_steps.id and l.kind = 'Inquired');

-- An office that was only asked finds the case by none of its words: the job cases.search writes these anew.
delete from cases_search where case_id in (select s.case_id from cases_steps s where s.inquiry is not null);
