-- Audit rows are append-only, and the database itself sees to it. The seal is set once; payload and salt may be forgotten.
create function kit_audit_guard() returns trigger language plpgsql as $guard$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'audit rows are never deleted';
  end if;
  if (new.id, new.at, new.actor, new.acting_for, new.action, new.subject_kind, new.subject_id, new.origin_hash,
      new.payload_hash)
    is distinct from
     (old.id, old.at, old.actor, old.acting_for, old.action, old.subject_kind, old.subject_id, old.origin_hash,
      old.payload_hash) then
    raise exception 'audit rows are never changed';
  end if;
  if (new.payload is distinct from old.payload and new.payload is not null)
    or (new.salt is distinct from old.salt and new.salt is not null) then
    raise exception 'an audit payload can only be erased';
  end if;
  if (new.seq, new.entry_hash, new.chain_hash) is distinct from (old.seq, old.entry_hash, old.chain_hash)
    and (old.seq is not null or new.seq is null or new.entry_hash is null or new.chain_hash is null) then
    raise exception 'an audit row is sealed once';
  end if;
  return new;
end
$guard$;

create function kit_audit_roots_guard() returns trigger language plpgsql as $guard$
begin
  raise exception 'audit roots are never changed or deleted';
end
$guard$;

create trigger kit_audit_entries_guard before update or delete on kit_audit_entries
  for each row execute function kit_audit_guard();
create trigger kit_audit_entries_no_truncate before truncate on kit_audit_entries
  for each statement execute function kit_audit_guard();
create trigger kit_audit_roots_guard before update or delete on kit_audit_roots
  for each row execute function kit_audit_roots_guard();
create trigger kit_audit_roots_no_truncate before truncate on kit_audit_roots
  for each statement execute function kit_audit_roots_guard();
