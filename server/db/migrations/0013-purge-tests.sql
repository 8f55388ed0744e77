-- A test ends as everybody writes: the unit's counter before its scopes. Whoever counts on a file that is there holds that counter, so
-- no file of a test is forgotten that a real record names just now. And devices begin with such scopes anew: of what went away there is
-- no row that could tell them, and the next text on trial has the same scopes.
create function purge_test_records(test_form text, in_year integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  if test_form !~ '^[a-z][a-z0-9-]{2,47}~test$' then return 0; end if;
  insert into receipt_counters (unit_id, year) select unit_id, in_year from scopes where form_key = test_form order by unit_id
    on conflict (unit_id, year) do update set counter = receipt_counters.counter;
  gone := purge_test_records(test_form);
  update scopes set epoch = gen_random_uuid()::text where form_key = test_form;
  return gone;
end $$;
revoke all on function purge_test_records(text, integer) from public;
grant execute on function purge_test_records(text, integer) to phieu_app;
revoke all on function purge_test_records(text) from phieu_app;
