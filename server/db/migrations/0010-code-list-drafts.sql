-- Code lists are written on the server as well: a draft has authors, a second person publishes, every act is in the list's own chain.

alter table code_lists
  -- What of the document is asked for without reading it: it may have a hundred thousand rows.
  add column title text not null default '',
  add column item_count integer not null default 0,
  add column effective_from text,
  -- Everybody who saved the text.
  add column authors uuid[] not null default '{}',
  add column changed_at timestamptz not null default now(),
  -- Null: the command line.
  add column published_by uuid;
update code_lists set
  title = document ->> 'title',
  item_count = jsonb_array_length(document -> 'items'),
  effective_from = document ->> 'effectiveFrom',
  changed_at = coalesce(published_at, imported_at);
alter table code_lists
  -- Four eyes: nobody publishes what they wrote.
  add constraint code_lists_four_eyes check (published_by is null or not (published_by = any (authors)));

-- As form_chains and form_events: the chain's row is also the lock of whoever acts on the list.
create table list_chains (
  list_key text primary key,
  number bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);
create table list_events (
  list_key text not null,
  number bigint not null,
  version text not null,
  kind text not null,
  -- Null: the command line.
  actor_id uuid,
  actor_name text,
  payload text not null,
  salt bytea not null,
  content_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (list_key, number)
);
grant select, insert, update on list_chains to phieu_app;
grant select, insert on list_events to phieu_app;
