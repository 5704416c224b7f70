-- Drafts are counted and listed while they are open; the sent ones of a busy person only stood in the way.
drop index cases_drafts_owner;
create index cases_drafts_open on cases_drafts (owner, changed_at) where sent_as is null;
