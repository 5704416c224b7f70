-- Cases in which somebody said before now why cases were merged, parted or split: the job cases.search adds it.
insert into cases_unsaid (case_id)
select distinct case_id from cases_lines
where text is not null and kind in ('FoundDouble', 'Reopened', 'SplitInto', 'SplitFrom')
on conflict (case_id) do nothing;
