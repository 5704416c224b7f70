-- Where a partner with a server of its own hears that somebody signed out of the city.
alter table partners_partners add column logout_uri text null;

-- By which session of the city a partner signed somebody in. Once the session ends, next_at says when the partner is
-- told; the row goes when it was told, or when telling it is given up.
create table partners_sign_ins (
  session_id uuid not null,
  partner_id uuid not null references partners_partners (id),
  subject text not null,
  begun_at timestamptz not null,
  ended_at timestamptz null,
  next_at timestamptz null,
  attempts integer not null,
  primary key (session_id, partner_id));
create index partners_sign_ins_due on partners_sign_ins (next_at) where next_at is not null;
create index partners_sign_ins_begun on partners_sign_ins (begun_at);
