-- The second fence. FORCE binds the owner too, which therefore has a policy of its own.

do $$
declare
  unit_fence constant text := $fence$unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])$fence$;
  form_fence constant text := $fence$(current_setting('app.forms', true) = '*' or form_key = any (string_to_array(nullif(current_setting('app.forms', true), ''), ',')))$fence$;
  name text;
  fence text;
begin
  foreach name in array array[
    'scopes', 'records', 'record_fields', 'record_keys', 'identity_keys', 'revisions', 'operations', 'reviews', 'corrections',
    'assigned_numbers', 'audit_change', 'receipt_counters', 'number_counters', 'access_chains', 'audit_access'
  ] loop
    fence := unit_fence;
    if exists (select from information_schema.columns c where c.table_schema = 'public' and c.table_name = name and c.column_name = 'form_key') then
      fence := fence || ' and ' || form_fence;
    end if;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to phieu_owner using (true) with check (true)', name);
    execute format('create policy app_scope on %I to phieu_app using (%s) with check (%s)', name, fence, fence);
  end loop;
  foreach name in array array['records', 'revisions'] loop
    execute format('create policy analyst_scope on %I for select to phieu_analyst using (%s)', name, unit_fence || ' and ' || form_fence);
  end loop;
end $$;

grant usage on schema public to phieu_app, phieu_analyst;

grant select on installation to phieu_app;
grant select, insert, update on units, unit_names, users, form_versions, code_lists, devices to phieu_app;
grant select, insert, update, delete on grants, sessions to phieu_app;
grant select on demo_people to phieu_app;

grant select, insert, update on scopes, records, operations, corrections, receipt_counters, number_counters, access_chains to phieu_app;
grant select, insert, update, delete on record_fields, record_keys, identity_keys to phieu_app;
-- History is only ever added to; erasure by law is the owner's.
grant select, insert on revisions, reviews, assigned_numbers, audit_change to phieu_app;
grant select, insert, update (previous_hash, hash) on audit_access to phieu_app;

grant select on units, unit_names, form_versions, code_lists, records, revisions to phieu_analyst;

-- LIKE is not leakproof, so under row-level security its index is not used. This function runs as the owner, takes the
-- units and forms from the same settings, and returns ids only; the outer query reads the rows under the caller's policies.
-- `words` are folded; each must occur. Newest first, at most `max_rows`.
create function search_records(words text[], only_unit uuid, only_form text, max_rows integer)
returns table (unit_id uuid, record_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  units constant uuid[] := string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[];
  forms constant text := coalesce(current_setting('app.forms', true), '');
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
    order by r.changed_at desc, r.record_id
    limit max_rows;
end $$;

-- Who lacks the rights to a unit learns only that a record with the same identity exists there.
create function units_with_identity(keys bytea[], form text)
returns table (key_hmac bytea, key_no integer, unit_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct k.key_hmac, k.key_no, k.unit_id from identity_keys k
  where k.key_hmac = any (keys) and k.form_key = form and nullif(current_setting('app.actor', true), '') is not null
$$;

revoke all on function search_records(text[], uuid, text, integer), units_with_identity(bytea[], text) from public;
grant execute on function search_records(text[], uuid, text, integer), units_with_identity(bytea[], text) to phieu_app;

-- Trigrams make the search an index scan; a city's own PostgreSQL without contrib still works, by scanning its units.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    begin
      create extension if not exists pg_trgm;
    exception when insufficient_privilege then
      raise notice 'pg_trgm is there but may not be created; search scans instead';
    end;
  end if;
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index records_search on records using gin (search_text gin_trgm_ops);
  end if;
end $$;
