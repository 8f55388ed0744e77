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

-- Files of erased records whose bytes have to go from the disk, which no transaction reaches: noted with the erasure, taken out when
-- they are gone, so that a stop in between leaves none behind.
create table erased_files (
  unit_id uuid not null,
  sha256 text not null,
  primary key (unit_id, sha256)
);
alter table erased_files enable row level security;
alter table erased_files force row level security;
create policy owner_all on erased_files to phieu_owner using (true) with check (true);
create policy app_scope on erased_files to phieu_app
  using (unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[]))
  with check (unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[]));
grant select, insert, delete on erased_files to phieu_app;
