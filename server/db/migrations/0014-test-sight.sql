-- Test records are seen by those who take part in the test: a right to the unit's real records of the form alone shows none of them.
-- `app.tests` are keys with `~test`, or `*` for the server's own work. Restrictive: it stands beside every other policy of the table.
do $$
declare
  fence constant text := $fence$(right(form_key, 5) <> '~test' or current_setting('app.tests', true) = '*'
    or form_key = any (string_to_array(nullif(current_setting('app.tests', true), ''), ',')))$fence$;
  name text;
begin
  for name in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'form_key' and not a.attisdropped)
  loop
    execute format('create policy test_sight on %I as restrictive to phieu_app, phieu_analyst using (%s) with check (%s)', name, fence, fence);
  end loop;
end $$;

-- As in 0006, and of tests what the person takes part in.
create or replace function search_records(words text[], only_unit uuid, only_form text, max_rows integer)
returns table (unit_id uuid, record_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  units constant uuid[] := string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[];
  forms constant text := coalesce(current_setting('app.forms', true), '');
  tests constant text := coalesce(current_setting('app.tests', true), '');
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
      and (right(r.form_key, 5) <> '~test' or tests = '*' or r.form_key = any (string_to_array(tests, ',')))
      and (r.readers is null or actor = any (r.readers) or r.unit_id::text || '/*' = any (owned) or r.unit_id::text || '/' || r.form_key = any (owned))
    order by r.changed_at desc, r.record_id
    limit max_rows;
end $$;
