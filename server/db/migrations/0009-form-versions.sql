-- The life of a form's version: draft → in-review → published → closing → closed. A second person publishes; every act is in the
-- form's own chain. Catalogue tables hold no record, so row-level security does not fence them.

alter table form_versions drop constraint form_versions_status_check;
alter table form_versions add constraint form_versions_status_check check (status in ('draft', 'in-review', 'published', 'closing', 'closed'));
alter table form_versions
  -- Everybody who saved the text or sent it to review.
  add column authors uuid[] not null default '{}',
  -- For those who use the form: what is new.
  add column notes text not null default '',
  -- Why it was returned.
  add column remark text,
  add column due_on date,
  -- From when on it takes new records everywhere, and in the units where it opens before. Of the versions that have opened, the one
  -- that opened last is in force: an earlier one is brought back by opening it anew.
  add column opens_at timestamptz,
  add column first_units uuid[],
  add column first_opens_at timestamptz,
  -- Records made until then are still taken.
  add column closing_at timestamptz,
  add column changed_at timestamptz not null default now();
update form_versions set changed_at = coalesce(closed_at, published_at, imported_at);
update form_versions set opens_at = coalesce(published_at, imported_at) where status <> 'draft';
update form_versions set closing_at = coalesce(closed_at, opens_at) where status = 'closed';
alter table form_versions
  -- Four eyes: nobody publishes what they wrote.
  add constraint form_versions_four_eyes check (published_by is null or not (published_by = any (authors))),
  add constraint form_versions_opening check ((status in ('draft', 'in-review')) = (opens_at is null and first_opens_at is null)),
  add constraint form_versions_first check ((first_units is null) = (first_opens_at is null)),
  add constraint form_versions_closing check ((status in ('closing', 'closed')) = (closing_at is not null)),
  add constraint form_versions_notes check (status <> 'in-review' or btrim(notes) <> '');

-- Only a draft's text changes: in review it is what everybody looks at. It may go back to its author; what was published may not.
create or replace function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then raise exception 'a published version cannot be deleted' using errcode = 'PH001'; end if;
    return old;
  end if;
  if old.status <> 'draft' and (new.canonical_text <> old.canonical_text or new.hash <> old.hash)
    or old.status not in ('draft', 'in-review') and new.status in ('draft', 'in-review') then
    raise exception 'a published version cannot change' using errcode = 'PH001';
  end if;
  return new;
end $$;
grant delete on form_versions, code_lists to phieu_app;

-- Every act on a form, in one SHA-256 chain each, as in audit_change. The chain's row is also the lock of whoever acts on the form.
create table form_chains (
  form_key text primary key,
  number bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);
create table form_events (
  form_key text not null,
  number bigint not null,
  version integer not null,
  kind text not null,
  -- Null: the command line.
  actor_id uuid,
  actor_name text,
  remark text,
  payload text not null,
  salt bytea not null,
  content_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (form_key, number)
);
grant select, insert, update on form_chains to phieu_app;
grant select, insert on form_events to phieu_app;

-- Remarks pinned to fields by their ids; they go with a draft that is deleted.
create table form_comments (
  form_key text not null,
  version integer not null,
  comment_id uuid not null,
  field_id text,
  body text not null,
  author_id uuid not null,
  author_name text not null,
  at timestamptz not null,
  settled_by uuid,
  settler_name text,
  settled_at timestamptz,
  primary key (form_key, version, comment_id),
  foreign key (form_key, version) references form_versions on delete cascade,
  check ((settled_at is null) = (settled_by is null))
);
grant select, insert, update on form_comments to phieu_app;

-- Who answers for the data agreed to what this very text loses.
create table form_consents (
  form_key text not null,
  version integer not null,
  hash text not null,
  by_id uuid not null,
  by_name text not null,
  remark text not null,
  at timestamptz not null,
  primary key (form_key, version, hash),
  foreign key (form_key, version) references form_versions on delete cascade
);
grant select, insert on form_consents to phieu_app;

-- What a version would do to the stored records: the newest that was worked out. Ids of example records, no values and no titles.
create table impact_reports (
  form_key text not null,
  version integer not null,
  report_id uuid not null,
  hash text not null,
  status text not null check (status in ('running', 'done', 'cancelled', 'failed')),
  checked integer not null default 0,
  total integer not null default 0,
  result jsonb not null,
  started_by uuid not null,
  started_at timestamptz not null,
  -- Of a report that runs: the last sign of life of the server that works on it.
  beat_at timestamptz not null,
  finished_at timestamptz,
  primary key (form_key, version),
  foreign key (form_key, version) references form_versions on delete cascade,
  check ((status = 'running') = (finished_at is null))
);
grant select, insert, update, delete on impact_reports to phieu_app;

-- Drafts that devices hold, as they reported them: which fields are filled, never with what.
create table held_drafts (
  user_id uuid not null references users on delete cascade,
  device_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  version integer not null,
  field_ids text[] not null,
  reported_at timestamptz not null,
  primary key (user_id, device_id, record_id)
);
create index held_drafts_form on held_drafts (form_key, version);
grant select, insert, update, delete on held_drafts to phieu_app;
