-- Audit rows are append-only, and the database itself sees to it. The seal is set once; payload and salt may be forgotten.
create trigger kit_audit_entries_no_delete before delete on kit_audit_entries
begin
  select raise(abort, 'audit rows are never deleted');
end;

create trigger kit_audit_entries_no_change before update on kit_audit_entries
when new.id is not old.id or new.at is not old.at or new.actor is not old.actor or new.acting_for is not old.acting_for
  or new.action is not old.action or new.subject_kind is not old.subject_kind or new.subject_id is not old.subject_id
  or new.origin_hash is not old.origin_hash or new.payload_hash is not old.payload_hash
begin
  select raise(abort, 'audit rows are never changed');
end;

create trigger kit_audit_entries_forget_only before update on kit_audit_entries
when (new.payload is not old.payload and new.payload is not null) or (new.salt is not old.salt and new.salt is not null)
begin
  select raise(abort, 'an audit payload can only be erased');
end;

create trigger kit_audit_entries_seal_once before update on kit_audit_entries
when (new.seq is not old.seq or new.entry_hash is not old.entry_hash or new.chain_hash is not old.chain_hash)
  and (old.seq is not null or new.seq is null or new.entry_hash is null or new.chain_hash is null)
begin
  select raise(abort, 'an audit row is sealed once');
end;

create trigger kit_audit_roots_no_delete before delete on kit_audit_roots
begin
  select raise(abort, 'audit roots are never deleted');
end;

create trigger kit_audit_roots_no_change before update on kit_audit_roots
begin
  select raise(abort, 'audit roots are never changed');
end;

-- "insert or replace" deletes without asking the delete triggers, so it is refused at the door.
create trigger kit_audit_entries_no_replace before insert on kit_audit_entries
when exists (select 1 from kit_audit_entries where id = new.id)
  or (new.seq is not null and exists (select 1 from kit_audit_entries where seq = new.seq))
begin
  select raise(abort, 'audit rows are never replaced');
end;

create trigger kit_audit_roots_no_replace before insert on kit_audit_roots
when exists (select 1 from kit_audit_roots where day = new.day)
begin
  select raise(abort, 'audit roots are never replaced');
end;
