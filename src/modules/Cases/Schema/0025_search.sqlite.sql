-- Finding cases by words: the stems of title and answers, whose it is (@a and the id) and which offices work on it
-- (@o and the id). Written in the transaction that opens the case.
create table cases_search (
  seq integer not null primary key,
  case_id uuid not null unique references cases_cases (id),
  words text not null);

-- The full text follows its table by triggers; it keeps which row has a word, and nothing else.
create virtual table cases_search_text using fts5 (
  words, content = 'cases_search', content_rowid = 'seq', detail = none, columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0 tokenchars '@'");

create trigger cases_search_added after insert on cases_search
begin
  insert into cases_search_text (rowid, words) values (new.seq, new.words);
end;

create trigger cases_search_gone after delete on cases_search
begin
  insert into cases_search_text (cases_search_text, rowid, words) values ('delete', old.seq, old.words);
end;

create trigger cases_search_changed after update on cases_search
begin
  insert into cases_search_text (cases_search_text, rowid, words) values ('delete', old.seq, old.words);
  insert into cases_search_text (rowid, words) values (new.seq, new.words);
end;

-- The distinct words as they are written, among which misspelt ones and beginnings look for their neighbours.
create table cases_words (
  word text not null primary key,
  added_at timestamptz not null) without rowid;
create index cases_words_added on cases_words (added_at);
