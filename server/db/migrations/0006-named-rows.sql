-- Numbers counted by fields, records seen by name only, records erased by law, and what an upgrade of the form leaves over.

-- 1. A registry book is kept per unit, series and year, and per the values of the fields that the form counts by.
alter table number_counters add column split text[] not null default '{}';
alter table number_counters drop constraint number_counters_pkey, add primary key (unit_id, series, split, year);
-- `written` is the number as it was written when it was given; null in rows of before, whose pattern says it all, and when erased.
alter table assigned_numbers add column split text[] not null default '{}', add column written text;
alter table assigned_numbers drop constraint assigned_numbers_pkey, add primary key (unit_id, series, split, year, number);

-- 2. Values that a newer version of the form has no place for, by their old record paths.
alter table revisions add column orphans jsonb;

-- 3. Who sees a record: null is everybody whose role reaches it; otherwise the persons named here, and the unit's data owner.
-- Repeated on every table that tells of the record's content, because a policy compares directly and asks no other table.
do $$
declare
  unit_fence constant text := $fence$unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])$fence$;
  form_fence constant text := $fence$(current_setting('app.forms', true) = '*' or form_key = any (string_to_array(nullif(current_setting('app.forms', true), ''), ',')))$fence$;
  name_fence constant text := $fence$(readers is null or nullif(current_setting('app.actor', true), '')::uuid = any (readers)
    or unit_id::text || '/*' = any (string_to_array(current_setting('app.owned', true), ','))
    or unit_id::text || '/' || form_key = any (string_to_array(current_setting('app.owned', true), ',')))$fence$;
  fence constant text := unit_fence || ' and ' || form_fence || ' and ' || name_fence;
  name text;
begin
  foreach name in array array[
    'records', 'record_fields', 'record_keys', 'revisions', 'operations', 'reviews', 'corrections', 'assigned_numbers', 'audit_change',
    'record_files'
  ] loop
    continue when to_regclass(name) is null;
    execute format('alter table %I add column readers uuid[]', name);
    execute format('drop policy app_scope on %I', name);
    execute format('create policy app_scope on %I to phieu_app using (%s) with check (%s)', name, fence, fence);
    -- Who is named changes; the history itself does not.
    execute format('grant update (readers) on %I to phieu_app', name);
  end loop;
  foreach name in array array['records', 'revisions'] loop
    execute format('drop policy analyst_scope on %I', name);
    execute format('create policy analyst_scope on %I for select to phieu_analyst using (%s)', name,
      unit_fence || ' and ' || form_fence || ' and readers is null');
  end loop;
end $$;
-- Whether one answer may carry values of several records of the form: said by its definition, kept here for lists.
alter table form_versions add column bulk boolean not null default true;

-- Whose devices have to drop their copy of a record that they saw before, and its place in the feed.
create table hidden_from (
  unit_id uuid not null,
  record_id uuid not null,
  user_id uuid not null,
  form_key text not null,
  seq bigint not null,
  primary key (unit_id, record_id, user_id),
  foreign key (unit_id, record_id) references records
);
create index hidden_from_feed on hidden_from (unit_id, form_key, user_id, seq);

-- 4. Requests to erase a record by law: asked for by one person, carried out by another. Reason and basis stay for ever.
create table erasures (
  unit_id uuid not null,
  op_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  reason text not null check (length(btrim(reason)) >= 10),
  basis text not null check (btrim(basis) <> ''),
  status text not null check (status in ('requested', 'confirmed', 'refused')),
  requested_by uuid not null,
  requester_name text not null,
  requested_at timestamptz not null,
  decision_op_id uuid,
  decided_by uuid,
  decider_name text,
  decided_at timestamptz,
  primary key (unit_id, op_id),
  foreign key (unit_id, record_id) references records,
  check ((status = 'requested') = (decided_at is null)),
  -- Four eyes: nobody carries out a request of their own.
  check (status <> 'confirmed' or decided_by <> requested_by)
);
create unique index erasures_open on erasures (unit_id, record_id) where status = 'requested';
create index erasures_record on erasures (unit_id, record_id, requested_at);

alter table reviews drop constraint reviews_decision_check;
alter table reviews add constraint reviews_decision_check check (decision in ('start-review', 'approve', 'return', 'accept-correction',
  'refuse-correction', 'take-over', 'resolve-conflict', 'cancel', 'name-readers', 'request-erasure'));

do $$
declare
  unit_fence constant text := $fence$unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])$fence$;
  form_fence constant text := $fence$(current_setting('app.forms', true) = '*' or form_key = any (string_to_array(nullif(current_setting('app.forms', true), ''), ',')))$fence$;
  own_fence constant text := $fence$(nullif(current_setting('app.actor', true), '')::uuid = user_id
    or unit_id::text || '/*' = any (string_to_array(current_setting('app.owned', true), ','))
    or unit_id::text || '/' || form_key = any (string_to_array(current_setting('app.owned', true), ',')))$fence$;
  name text;
begin
  foreach name in array array['hidden_from', 'erasures'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to phieu_owner using (true) with check (true)', name);
  end loop;
  execute format('create policy app_scope on erasures to phieu_app using (%1$s) with check (%1$s)', unit_fence || ' and ' || form_fence);
  -- A form that becomes secret hides its records from others than the person who makes the revision.
  execute format('create policy app_scope on hidden_from to phieu_app using (%s) with check (%s)',
    unit_fence || ' and ' || form_fence || ' and ' || own_fence, unit_fence || ' and ' || form_fence);
end $$;
grant select, insert, delete on hidden_from to phieu_app;
grant select, insert, update on erasures to phieu_app;

-- As in 0002, and only what the person is named on.
create or replace function search_records(words text[], only_unit uuid, only_form text, max_rows integer)
returns table (unit_id uuid, record_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  units constant uuid[] := string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[];
  forms constant text := coalesce(current_setting('app.forms', true), '');
  actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
  owned constant text[] := coalesce(string_to_array(current_setting('app.owned', true), ','), '{}');
  patterns constant text[] := (
    select coalesce(array_agg('%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(word) desc), '{}')
    from unnest(words) as word where word <> '');
begin
  if units is null or forms = '' or cardinality(patterns) = 0 then return; end if;
  return query
    select r.unit_id, r.record_id from records r
    where r.search_text like patterns[1] and r.search_text like all (patterns)
      and r.unit_id = any (units) and r.gone is null
      and (only_unit is null or r.unit_id = only_unit)
      and (only_form is null or r.form_key = only_form)
      and (forms = '*' or r.form_key = any (string_to_array(forms, ',')))
      and (r.readers is null or actor = any (r.readers) or r.unit_id::text || '/*' = any (owned) or r.unit_id::text || '/' || r.form_key = any (owned))
    order by r.changed_at desc, r.record_id
    limit max_rows;
end $$;

-- Which of these records are there and not for the actor's eyes: somebody who is named no longer, and still sends work on one,
-- is told so. Nothing else of them is said, and only to those who know the record's id.
create function hidden_records(in_unit uuid, ids uuid[]) returns table (record_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.record_id from records r
  where r.unit_id = in_unit and r.record_id = any (ids) and r.readers is not null
    and in_unit = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])
    and not coalesce(nullif(current_setting('app.actor', true), '')::uuid = any (r.readers), false)
    and not coalesce(r.unit_id::text || '/*' = any (string_to_array(current_setting('app.owned', true), ',')), false)
    and not coalesce(r.unit_id::text || '/' || r.form_key = any (string_to_array(current_setting('app.owned', true), ',')), false)
$$;

-- Destroys everything that a record said, in every row that tells of it: values, payloads, remarks, keys, search text, and the
-- salts of its audit entries, whose hashes stay so that the chain still verifies. Ids, receipt, states, dates, names of officers
-- and the reason stay. Runs as the owner: the application itself never takes anything away from the history. False when
-- there is no request of another person to carry out.
create function erase_record(in_unit uuid, request uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
  target uuid;
  no_hash constant bytea := decode(repeat('00', 32), 'hex');
begin
  if actor is null or not coalesce(in_unit = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[]), false) then
    return false;
  end if;
  select e.record_id into target from erasures e
  where e.unit_id = in_unit and e.op_id = request and e.status = 'requested' and e.requested_by <> actor;
  if target is null then return false; end if;
  update records set state = 'erased', level = null, data = null, list_versions = '{}', title = '', sort_key = '', search_text = '',
    comments = '[]', conflicts = '{}', period = null, awaiting_files = '{}'
  where unit_id = in_unit and record_id = target and state in ('locked', 'withdrawn', 'cancelled');
  if not found then return false; end if;
  delete from record_fields where unit_id = in_unit and record_id = target;
  delete from record_keys where unit_id = in_unit and record_id = target;
  delete from identity_keys where unit_id = in_unit and record_id = target;
  update revisions set changes = null, data = null, orphans = null, reasons = '[]', list_versions = '{}',
    outcome = jsonb_strip_nulls(jsonb_build_object('kind', outcome -> 'kind', 'revision', outcome -> 'revision', 'receipt', outcome -> 'receipt',
      'state', outcome -> 'state', 'theirs', case when outcome ? 'theirs' then '[]'::jsonb end,
      'paths', case when outcome ? 'paths' then '[]'::jsonb end, 'assigned', case when outcome ? 'assigned' then '{}'::jsonb end))
  where unit_id = in_unit and record_id = target;
  -- Whatever a device still repeats is answered as closed; the hash of a short payload would let it be guessed.
  update operations set operation = null, waits_for = null, payload_hash = no_hash, settled_at = coalesce(settled_at, now()),
    status = case when status in ('applied', 'denied', 'moved') then status else 'denied' end,
    outcome = '{"kind": "quarantined", "reason": "closed", "issues": [{"code": "record.closed", "path": "", "params": {"state": "erased"}}]}'
  where unit_id = in_unit and record_id = target;
  update reviews set comments = '[]', payload_hash = no_hash where unit_id = in_unit and record_id = target;
  update corrections set changes = '{}', reasons = '[]', decision_comment = null where unit_id = in_unit and record_id = target;
  delete from record_files where unit_id = in_unit and record_id = target;
  delete from files f where f.unit_id = in_unit
    and not exists (select from record_files n where n.unit_id = f.unit_id and n.sha256 = f.sha256);
  update assigned_numbers set written = null where unit_id = in_unit and record_id = target;
  update audit_change set payload = null, salt = null
  where unit_id = in_unit and record_id = target and kind not in ('request-erasure', 'refuse-erasure', 'erase');
  return true;
end $$;

revoke all on function hidden_records(uuid, uuid[]), erase_record(uuid, uuid) from public;
grant execute on function hidden_records(uuid, uuid[]), erase_record(uuid, uuid) to phieu_app;
