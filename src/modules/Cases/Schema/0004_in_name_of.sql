-- In whose name a line was written and by whom a draft was begun, where somebody acts for another; null in one's own name.
alter table cases_lines add column in_name_of uuid null;
alter table cases_drafts add column begun_by uuid null;
