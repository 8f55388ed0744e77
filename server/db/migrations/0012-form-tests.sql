-- A version that is not published yet, as people named by its author try it out on their devices. The text is a copy: they go on with
-- it while the author writes on.
create table form_tests (
  form_key text not null,
  version integer not null,
  hash text not null,
  canonical_text text not null,
  testers uuid[] not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  primary key (form_key, version),
  foreign key (form_key, version) references form_versions on delete cascade
);
grant select, insert, update, delete on form_tests to phieu_app;

-- Takes every test record of a form away, in all units: runs as the owner, because the application itself takes nothing away, and
-- touches nothing but scopes whose key says that they are tests. Their counters and audit chains stay, without what they said, and
-- still verify. The caller holds the row of the test, so nobody is just writing such records. @returns how many records went.
create function purge_test_records(test_form text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  if test_form !~ '^[a-z][a-z0-9-]{2,47}~test$' then return 0; end if;
  perform from scopes where form_key = test_form order by unit_id for update;
  insert into erased_files (unit_id, sha256) select distinct unit_id, sha256 from record_files where form_key = test_form
    on conflict do nothing;
  update audit_access a set payload = null, salt = null
  where a.action = 'file' and a.payload is not null
    and exists (select from records r where r.form_key = test_form and a.record_ids = array[r.record_id]);
  delete from record_files where form_key = test_form;
  delete from files f using erased_files e where e.unit_id = f.unit_id and e.sha256 = f.sha256
    and not exists (select from record_files n where n.unit_id = f.unit_id and n.sha256 = f.sha256);
  delete from record_fields where form_key = test_form;
  delete from record_keys where form_key = test_form;
  delete from identity_keys where form_key = test_form;
  delete from assigned_numbers where form_key = test_form;
  delete from hidden_from where form_key = test_form;
  delete from erasures where form_key = test_form;
  delete from corrections where form_key = test_form;
  delete from reviews where form_key = test_form;
  delete from revisions where form_key = test_form;
  delete from operations where form_key = test_form;
  update audit_change set payload = null, salt = null where form_key = test_form and payload is not null;
  delete from records where form_key = test_form;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function purge_test_records(text) from public;
grant execute on function purge_test_records(text) to phieu_app;

-- How many test records there are: a number for whoever makes the form and reads no records.
create function count_test_records(test_form text) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from records where form_key = test_form and test_form ~ '^[a-z][a-z0-9-]{2,47}~test$'
$$;
revoke all on function count_test_records(text) from public;
grant execute on function count_test_records(text) to phieu_app;
