-- Files and photos. Their bytes lie on the disk, per unit; here stands which record names which file, and which of them are there.
-- A hash stands for the bytes, so the same file of two records of a unit is kept once, and never shared between units.

-- The files that are on the disk. A file counts under the media type that its bytes were checked against.
create table files (
  unit_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size bigint not null check (size > 0),
  stored_by uuid not null,
  stored_at timestamptz not null,
  primary key (unit_id, sha256, media_type)
);

-- Which record named which file, in any revision, in a value kept beside it, or in a correction that was asked for: as it was
-- claimed, with the operation that did so first.
create table record_files (
  unit_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size bigint not null,
  name text not null,
  op_id uuid not null,
  primary key (unit_id, record_id, sha256, media_type, size),
  foreign key (unit_id, record_id) references records
);
create index record_files_sha256 on record_files (unit_id, sha256);

-- Hashes of the files that the record names now and that are not there; without any, it has its receipt.
alter table records add column awaiting_files text[] not null default '{}';
drop index records_receipt;
create unique index records_receipt on records (unit_id, receipt) where receipt <> '';

do $$
declare
  unit_fence constant text := $fence$unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])$fence$;
  form_fence constant text := $fence$(current_setting('app.forms', true) = '*' or form_key = any (string_to_array(nullif(current_setting('app.forms', true), ''), ',')))$fence$;
  name text;
  fence text;
begin
  foreach name in array array['files', 'record_files'] loop
    fence := unit_fence || case name when 'record_files' then ' and ' || form_fence else '' end;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to phieu_owner using (true) with check (true)', name);
    execute format('create policy app_scope on %I to phieu_app using (%s) with check (%s)', name, fence, fence);
  end loop;
end $$;

-- Like the history, only ever added to; erasure by law is the owner's.
grant select, insert on files, record_files to phieu_app;
