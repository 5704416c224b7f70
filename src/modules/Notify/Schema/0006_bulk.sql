-- A notice to many people: what it says, whom it is for, and where it stands.
create table notify_bulks (
  id uuid not null primary key,
  title_fa text not null,
  text_fa text not null,
  title_en text null,
  text_en text null,
  urgent boolean not null,
  lat double precision null,
  lon double precision null,
  radius_meters integer not null,
  place text null,
  office uuid null,
  state text not null,
  version integer not null,
  author uuid not null,
  approver uuid null,
  stopper uuid null,
  written_at timestamptz not null,
  approved_at timestamptz null,
  ended_at timestamptz null,
  waiting_messages integer null,
  looked_at timestamptz null);
create index notify_bulks_open on notify_bulks (id) where ended_at is null;

-- How far its people were counted, and how far their messages were queued: the last person of the last whole batch, and
-- the sums up to there. A batch and this row are one transaction.
create table notify_bulk_walks (
  bulk_id uuid not null,
  kind text not null,
  last_person uuid null,
  is_over boolean not null,
  people integer not null,
  unwilling integer not null,
  inbox integer not null,
  sms integer not null,
  sms_parts integer not null,
  emails integer not null,
  held integer not null,
  primary key (bulk_id, kind));

alter table notify_messages add column bulk_id uuid null;
create index notify_messages_bulk on notify_messages (bulk_id, state) where bulk_id is not null;

-- Each channel has its own line, and in it a bulk stands behind what is meant for one person.
drop index notify_messages_due;
create index notify_messages_due on notify_messages (channel, urgent desc, (bulk_id is not null), next_at)
  where state = 'Queued';

-- Who asked for no general notices gets only the urgent ones.
alter table notify_wishes add column notices boolean not null default true;
