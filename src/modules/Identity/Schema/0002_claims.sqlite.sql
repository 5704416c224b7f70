-- ASP.NET Core Identity counts claims with an integer, and the two databases count differently.
create table identity_claims (
  id integer not null primary key autoincrement,
  user_id uuid not null references identity_people (id),
  claim_type text null,
  claim_value text null);
create index identity_claims_user on identity_claims (user_id);
