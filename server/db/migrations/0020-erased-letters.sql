-- What was erased by law stays in no dead letter either: neither in one that came before, nor in one that comes later.
create index dead_letters_record on dead_letters (record_id) where payload is not null;
create function erase_letters(in_unit uuid, target uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update dead_letters set payload = null
  where record_id = target and payload is not null
    and exists (select from records r where r.unit_id = in_unit and r.record_id = target and r.state = 'erased')
$$;
revoke all on function erase_letters(uuid, uuid) from public;
grant execute on function erase_letters(uuid, uuid) to phieu_app;

-- Of the unit that the letter names: whoever sends it may not see the record, but it is there.
create function blank_erased_letter() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.payload is not null and exists (
    select from records r where r.unit_id = new.claimed_unit and r.record_id = new.record_id and r.state = 'erased') then
    new.payload := null;
  end if;
  return new;
end $$;
create trigger blank_erased_letter before insert or update on dead_letters for each row execute function blank_erased_letter();
