-- For whom a session acts; counts only while a delegation says so.
alter table identity_sessions add column acting_for uuid null;
