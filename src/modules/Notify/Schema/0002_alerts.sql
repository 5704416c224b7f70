-- What the city tells everybody on the home page, from now until it ends by itself or by hand.
create table notify_alerts (
  id uuid not null primary key,
  fa text not null,
  en text not null,
  urgent boolean not null,
  by_person uuid not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null);
create index notify_alerts_ends on notify_alerts (ends_at);
