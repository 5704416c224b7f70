-- Which provider an SMS was given to, whether it said yes, what became of it, and when to ask about it next.
alter table notify_messages add column provider text null;
alter table notify_messages add column avoided text null;
alter table notify_messages add column given_at timestamptz null;
alter table notify_messages add column was_taken boolean not null default false;
alter table notify_messages add column receipt text null;
alter table notify_messages add column receipt_at timestamptz null;
alter table notify_messages add column ask_at timestamptz null;
create index notify_messages_ask on notify_messages (ask_at) where ask_at is not null;
create index notify_messages_given on notify_messages (id) where provider is not null;
drop index notify_messages_dead;
create index notify_messages_stuck on notify_messages (id) where state in ('Dead', 'Unsure');

-- How a provider does: what it spoiled in a row, and until when it is left alone.
create table notify_providers (
  name text not null primary key,
  refusals integer not null,
  losses integer not null,
  rests integer not null,
  on_trial boolean not null,
  resting_since timestamptz null,
  resting_until timestamptz null);

-- What came of a provider's messages, by the minute, for a day.
create table notify_provider_minutes (
  provider text not null,
  minute timestamptz not null,
  taken integer not null,
  refused integer not null,
  unclear integer not null,
  delivered integer not null,
  undelivered integer not null,
  lost integer not null,
  primary key (provider, minute));
create index notify_provider_minutes_age on notify_provider_minutes (minute);
