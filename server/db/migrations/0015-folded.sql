-- What `fold` of core makes of text that is clean: marks and case off, so that people are found by names typed without them.
-- Marks go first: whatever the database's locale, only ASCII is left to be lowered.
create function folded(text) returns text
language sql immutable parallel safe strict as $$
  select lower(translate(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'Dd'))
$$;
revoke all on function folded(text) from public;
grant execute on function folded(text) to phieu_app;
