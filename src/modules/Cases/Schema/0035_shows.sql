-- What an officer who asks another office chose to show it: names of questions and files, divided by spaces. Null where
-- nobody chose: of an inquiry its definition says, and whoever was asked before reads on in the whole case.
alter table cases_steps add column shows text null;
