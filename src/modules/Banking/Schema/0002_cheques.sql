-- A book of cheques that somebody asked for; Sayad gives the ids of its leaves.
create table banking_cheque_books (
  id uuid not null primary key,
  owner_id uuid not null,
  by_person_id uuid not null,
  leaves integer not null,
  state text not null,
  asked_at timestamptz not null,
  given_at timestamptz null,
  ask_at timestamptz null,
  asks integer not null);
create index banking_cheque_books_owner on banking_cheque_books (owner_id, id);
create index banking_cheque_books_due on banking_cheque_books (ask_at) where ask_at is not null;

-- A leaf; it is written on once.
create table banking_cheque_leaves (
  sayad_id text not null primary key,
  book_id uuid not null references banking_cheque_books (id),
  cheque_id uuid null);
create index banking_cheque_leaves_free on banking_cheque_leaves (book_id, sayad_id) where cheque_id is null;

-- A cheque; the id is the key of its registration at Sayad.
create table banking_cheques (
  id uuid not null primary key,
  number text not null unique,
  sayad_id text not null references banking_cheque_leaves (sayad_id),
  issuer_id uuid not null,
  by_person_id uuid not null,
  issuer_name text not null,
  receiver_name text not null,
  amount_rial bigint not null,
  reason text not null,
  due_on date not null,
  state text not null,
  made_at timestamptz not null,
  agreed_at timestamptz null,
  ask_at timestamptz null,
  asks integer not null,
  holder_id uuid null,
  holder_by_id uuid null,
  holder_name text null,
  offered_to_id uuid null,
  offered_to_name text null,
  clear_on date null,
  attempt_id uuid null,
  bounced_at timestamptz null,
  settle_by date null,
  why text null,
  issuer_died boolean not null,
  holder_died boolean not null,
  court_number text null,
  court_on date null,
  ended_at timestamptz null);
create index banking_cheques_issuer on banking_cheques (issuer_id, id);
create index banking_cheques_holder on banking_cheques (holder_id, id);
create index banking_cheques_offered on banking_cheques (offered_to_id, id);
create index banking_cheques_ask on banking_cheques (ask_at) where ask_at is not null;
create index banking_cheques_clear on banking_cheques (clear_on, id) where state = 'Presented';
create unique index banking_cheques_attempt on banking_cheques (attempt_id) where attempt_id is not null;
create index banking_cheques_drafts on banking_cheques (made_at) where state = 'Draft';

-- Who has held a cheque, the first first.
create table banking_cheque_holders (
  id uuid not null primary key,
  cheque_id uuid not null references banking_cheques (id),
  holder_id uuid not null,
  holder_name text not null,
  since timestamptz not null);
create index banking_cheque_holders_cheque on banking_cheque_holders (cheque_id, id);
create index banking_cheque_holders_holder on banking_cheque_holders (holder_id, cheque_id);

-- What happened to a cheque.
create table banking_cheque_lines (
  id uuid not null primary key,
  cheque_id uuid not null references banking_cheques (id),
  at timestamptz not null,
  kind text not null,
  name text null,
  why_fa text null,
  why_en text null);
create index banking_cheque_lines_cheque on banking_cheque_lines (cheque_id, id);
