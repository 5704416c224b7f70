-- Once a quarter somebody says of every permission that it stays, or takes it away: who said so last, and when.
alter table identity_grants add column reviewed_at timestamptz null;
alter table identity_grants add column reviewed_by uuid null;
-- Both letters of a quarter go out once, however many processes run.
create table identity_review_letters (
  quarter integer not null,
  kind text not null,
  sent_at timestamptz not null,
  primary key (quarter, kind));
