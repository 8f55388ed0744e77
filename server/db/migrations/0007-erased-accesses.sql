-- The hash of a file tells whoever has that file that the record named it: it goes with the record, and its salt with it. Who opened
-- something of the record, and when, stays, and so do the entry's own hashes: the chain still verifies.
create index audit_access_files on audit_access (record_ids) where action = 'file';
create function erase_accesses(in_unit uuid, target uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update audit_access set payload = null, salt = null
  where action = 'file' and record_ids = array[target] and payload is not null
    and exists (select from records r where r.unit_id = in_unit and r.record_id = target and r.state = 'erased')
$$;
revoke all on function erase_accesses(uuid, uuid) from public;
grant execute on function erase_accesses(uuid, uuid) to phieu_app;
