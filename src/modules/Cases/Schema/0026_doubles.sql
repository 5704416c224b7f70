-- A case may turn out to be the double of another: the other goes on, this one is closed and keeps where its steps stood,
-- so that an officer can open it again. Followers who came with a double leave with it.
alter table cases_cases add column double_of uuid null references cases_cases (id);
create index cases_cases_doubles on cases_cases (double_of) where double_of is not null;
alter table cases_steps add column stood text null;
alter table cases_followers add column came_with uuid null;
