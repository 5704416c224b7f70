-- Screens without a keyboard: when the code of one was last asked about, and how often somebody typed a wrong one.
alter table partners_tokens add column polled_at timestamptz null;
create table partners_guesses (
  key text not null primary key,
  until timestamptz not null,
  times integer not null);
create index partners_guesses_until on partners_guesses (until);
