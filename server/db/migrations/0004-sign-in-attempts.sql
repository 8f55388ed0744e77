-- Wrong passwords are counted by the name that was typed, whether there is such an account or not, and apart for each device
-- on which that person has signed in before: so neither does the wait tell who exists, nor can a stranger keep a person out.
create table sign_in_attempts (
  -- SHA-256 of the name, or of name and device: people also type a password into the field of the name.
  subject bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempts_age on sign_in_attempts (last_at);
grant select, insert, update, delete on sign_in_attempts to phieu_app;
alter table users drop column failed_attempts, drop column locked_until;
