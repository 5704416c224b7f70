-- Finding people by name. A person stands under every folded word of their name and under every two of them together,
-- so that two words are one walk along one index, however common they are. The table is its own index.
create table identity_name_keys (
  name_key text not null,
  person_id uuid not null references identity_people (id),
  primary key (name_key, person_id)) without rowid;

-- The distinct words, among which misspelt ones look for their neighbours.
create table identity_name_words (
  word text not null primary key,
  added_at timestamptz not null) without rowid;
create index identity_name_words_added on identity_name_words (added_at);

-- When a person's name was last written there; whoever was here before is written by the job identity.names.
alter table identity_people add column names_at timestamptz null;
create index identity_people_unnamed on identity_people (id) where names_at is null;
