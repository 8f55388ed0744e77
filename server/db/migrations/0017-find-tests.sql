-- The records of a test are found without reading everybody's: their rows are few among many, so an index of nothing else costs the
-- others nothing.
do $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'form_key' and not a.attisdropped)
  loop
    execute format('create index %I on %I (form_key) where right(form_key, 5) = ''~test''', name || '_tests', name);
  end loop;
end $$;

-- As in 0012, each row asked for as the index has it.
create or replace function purge_test_records(test_form text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  if test_form !~ '^[a-z][a-z0-9-]{2,47}~test$' then return 0; end if;
  perform from scopes where form_key = test_form and right(form_key, 5) = '~test' order by unit_id for update;
  insert into erased_files (unit_id, sha256)
    select distinct unit_id, sha256 from record_files where form_key = test_form and right(form_key, 5) = '~test'
    on conflict do nothing;
  update audit_access a set payload = null, salt = null
  from records r
  where r.form_key = test_form and right(r.form_key, 5) = '~test'
    and a.action = 'file' and a.payload is not null and a.record_ids = array[r.record_id];
  delete from record_files where form_key = test_form and right(form_key, 5) = '~test';
  delete from files f using erased_files e where e.unit_id = f.unit_id and e.sha256 = f.sha256
    and not exists (select from record_files n where n.unit_id = f.unit_id and n.sha256 = f.sha256);
  delete from record_fields where form_key = test_form and right(form_key, 5) = '~test';
  delete from record_keys where form_key = test_form and right(form_key, 5) = '~test';
  delete from identity_keys where form_key = test_form and right(form_key, 5) = '~test';
  delete from assigned_numbers where form_key = test_form and right(form_key, 5) = '~test';
  delete from hidden_from where form_key = test_form and right(form_key, 5) = '~test';
  delete from erasures where form_key = test_form and right(form_key, 5) = '~test';
  delete from corrections where form_key = test_form and right(form_key, 5) = '~test';
  delete from reviews where form_key = test_form and right(form_key, 5) = '~test';
  delete from revisions where form_key = test_form and right(form_key, 5) = '~test';
  delete from operations where form_key = test_form and right(form_key, 5) = '~test';
  update audit_change set payload = null, salt = null
  where form_key = test_form and right(form_key, 5) = '~test' and payload is not null;
  delete from records where form_key = test_form and right(form_key, 5) = '~test';
  get diagnostics gone = row_count;
  return gone;
end $$;

create or replace function count_test_records(test_form text) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from records
  where form_key = test_form and right(form_key, 5) = '~test' and test_form ~ '^[a-z][a-z0-9-]{2,47}~test$'
$$;
