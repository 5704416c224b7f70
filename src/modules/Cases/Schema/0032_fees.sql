-- What a step costs: its clock stands until that is paid, or the office forgoes it. Null where it costs nothing.
alter table cases_steps add column fee_rial bigint null;
alter table cases_steps add column fee_fa text null;
alter table cases_steps add column fee_en text null;
alter table cases_steps add column fee_end text null;
