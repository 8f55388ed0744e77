-- Drafts that moved on to another version of their form on a device, as the device found: how many of their fields, never with what.
create table moved_drafts (
  user_id uuid not null references users on delete cascade,
  device_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  from_version integer not null,
  to_version integer not null,
  lost integer not null,
  failed integer not null,
  decided integer not null,
  reported_at timestamptz not null,
  primary key (user_id, device_id, record_id, to_version)
);
create index moved_drafts_form on moved_drafts (form_key, to_version);
grant select, insert, update, delete on moved_drafts to phieu_app;
