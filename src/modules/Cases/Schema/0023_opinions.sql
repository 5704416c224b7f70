-- A step that an officer opened to ask another office inside the case: the step that waits for it.
alter table cases_steps add column asked_by uuid null;
