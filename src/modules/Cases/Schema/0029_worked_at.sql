-- When the work of a step was really done, where its officer said so on entering the result; null: as it was entered.
alter table cases_steps add column worked_at timestamptz null;
-- Of the steps for which that was said: how many, and the working minutes until the entry.
alter table cases_board add column stated integer not null default 0;
alter table cases_board add column entry_median_minutes integer null;
alter table cases_board add column entry_ninth_minutes integer null;
