-- Finding cases by words: the stems of title and answers, whose it is (@a and the id) and which offices work on it
-- (@o and the id). Written in the transaction that opens the case.
create table cases_search (
  case_id uuid not null primary key references cases_cases (id),
  words tsvector not null);
create index cases_search_words on cases_search using gin (words);

-- The distinct words as they are written, among which misspelt ones and beginnings look for their neighbours.
create table cases_words (
  word text collate "C" not null primary key,
  added_at timestamptz not null);
create index cases_words_added on cases_words (added_at);
