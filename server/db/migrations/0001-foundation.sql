-- The whole of the first schema. Conventions:
--  * unit_id is the first column of every primary, unique and foreign key of a record-sized table: it is the
--    distribution column when the city grows past one machine. Small tables (units, users, forms) are reference tables.
--  * A scope is unit_id + form_key. Test records have the form key '<key>~test' and so scopes of their own.
--  * Row-level security is forced; policies read the transaction's settings app.actor, app.units, app.forms directly
--    (a function or a subquery in a policy is refused by Citus).

create table installation (
  only_row boolean primary key default true check (only_row),
  mode text not null check (mode in ('demo', 'production')),
  -- Changes after a restore and after a reset of the demonstration; devices then pull from 0.
  epoch text not null,
  seeded_at timestamptz
);

create table units (
  unit_id uuid primary key,
  -- What definitions call it ('so-tu-phap', 'xa-11323'); never changes.
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{2,47}$'),
  kind text not null check (kind in ('city', 'department', 'sector', 'commune')),
  parent_id uuid references units,
  commune_code text,
  -- A merged unit keeps its records; its successor gets the rights.
  successor_id uuid references units,
  closed_on date
);

-- Codes and names are dated attributes of a unit; the row in force is the one whose days include today.
create table unit_names (
  unit_id uuid not null references units,
  valid_from date not null,
  valid_to date,
  code text not null,
  name text not null,
  name_en text not null,
  primary key (unit_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index unit_names_code on unit_names (code);

create table users (
  user_id uuid primary key,
  -- Lower case.
  username text not null unique check (username = lower(username) and length(username) between 1 and 100),
  name text not null,
  post text not null,
  -- Argon2id in PHC format; null: cannot sign in with a password.
  password_hash text,
  must_change_password boolean not null default false,
  status text not null default 'active' check (status in ('active', 'disabled')),
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

-- Demonstration mode only: the passwords that the sign-in page shows. Empty in production.
create table demo_people (
  user_id uuid primary key references users on delete cascade,
  password text not null,
  order_no integer not null
);

create table grants (
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('clerk', 'reviewer', 'data-owner', 'form-author', 'publisher', 'auditor', 'administrator')),
  unit_id uuid not null references units,
  -- A form key, or '*' for every form.
  form_key text not null,
  valid_from date,
  valid_to date,
  granted_by uuid references users on delete set null,
  granted_at timestamptz not null default now(),
  primary key (user_id, role, unit_id, form_key)
);
create index grants_unit on grants (unit_id);

create table devices (
  user_id uuid not null references users on delete cascade,
  device_id uuid not null,
  -- The vault's key wrapped to the server's public key (HPKE): the encapsulated key and the ciphertext.
  escrow_enc bytea,
  escrow_wrapped bytea,
  escrowed_at timestamptz,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (user_id, device_id)
);

create table sessions (
  -- SHA-256 of the cookie's token: a copy of this table opens no session.
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  device_id uuid not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table form_versions (
  form_key text not null check (form_key ~ '^[a-z][a-z0-9-]{2,47}$'),
  version integer not null check (version >= 1),
  -- SHA-256 of canonical_text, hexadecimal.
  hash text not null,
  definition jsonb not null,
  canonical_text text not null,
  title text not null,
  title_en text not null,
  department text not null,
  verification text not null default 'draft-unverified' check (verification in ('verified', 'draft-unverified')),
  status text not null default 'draft' check (status in ('draft', 'published', 'closed')),
  imported_at timestamptz not null default now(),
  published_at timestamptz,
  published_by uuid references users on delete set null,
  closed_at timestamptz,
  primary key (form_key, version)
);

create table code_lists (
  list_key text not null check (list_key ~ '^[a-z][a-z0-9-]{2,47}$'),
  -- The day of issue, 'YYYY-MM-DD'.
  version text not null,
  hash text not null,
  document jsonb not null,
  canonical_text text not null,
  status text not null default 'draft' check (status in ('draft', 'published', 'closed')),
  imported_at timestamptz not null default now(),
  published_at timestamptz,
  primary key (list_key, version)
);

-- A published text is immutable: records point to it by hash for ever. Drafts may be replaced.
create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then raise exception 'a published version cannot be deleted' using errcode = 'PH001'; end if;
    return old;
  end if;
  if old.status <> 'draft' and (new.canonical_text <> old.canonical_text or new.hash <> old.hash or new.status = 'draft') then
    raise exception 'a published version cannot change' using errcode = 'PH001';
  end if;
  return new;
end $$;
create trigger form_versions_immutable before update or delete on form_versions for each row execute function refuse_change_of_published();
create trigger code_lists_immutable before update or delete on code_lists for each row execute function refuse_change_of_published();

-- One row per unit and form: the feed counter, and the head of the scope's audit chain. Locked by every writer of the scope.
create table scopes (
  unit_id uuid not null,
  form_key text not null,
  counter bigint not null default 0,
  epoch text not null,
  chain_number bigint not null default 0,
  chain_head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000',
  primary key (unit_id, form_key)
);

create table records (
  unit_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  form_version integer not null,
  form_hash text not null,
  revision integer not null,
  -- RecordState: its kind and, when the kind has one, its level.
  state text not null check (state in ('received', 'in-review', 'returned', 'approved', 'locked', 'correction-requested', 'withdrawn', 'cancelled', 'erased')),
  level integer check ((level is not null) = (state in ('in-review', 'approved'))),
  -- Null only when erased.
  data jsonb check (data is not null or state = 'erased'),
  list_versions jsonb not null default '{}',
  title text not null,
  sort_key text collate "C" not null,
  -- Folded (NFC, lower case, marks off, đ→d): title, receipt and searchable fields.
  search_text text collate "C" not null,
  receipt text not null,
  author_id uuid not null,
  -- The clerk who works on a returned record, when a colleague took it over.
  holder_id uuid,
  -- The scope's counter when the row last changed: what pull orders by.
  seq bigint not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Open review comments (FieldComment[]), and fields waiting for a choice by path.
  comments jsonb not null default '[]',
  conflicts jsonb not null default '{}',
  -- Periodic forms: the period's value.
  period text,
  -- The record is no longer here for readers of this scope; the row answers why.
  gone text check (gone in ('moved', 'erased', 'hidden')),
  moved_to uuid,
  primary key (unit_id, record_id),
  check ((moved_to is not null) = (gone is not distinct from 'moved'))
);
create unique index records_feed on records (unit_id, form_key, seq);
create unique index records_receipt on records (unit_id, receipt);
create unique index records_period on records (unit_id, form_key, period)
  where period is not null and gone is null and state not in ('withdrawn', 'cancelled', 'erased');
create index records_recent on records (unit_id, form_key, changed_at desc, record_id);
create index records_state on records (unit_id, state, changed_at desc);
create index records_sorted on records (unit_id, form_key, sort_key, record_id);

-- The searchable fields of the newest revision, one row each, so that lists can filter and sort by them.
create table record_fields (
  unit_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  path text not null,
  value text not null,
  folded text collate "C" not null,
  primary key (unit_id, record_id, path),
  foreign key (unit_id, record_id) references records on delete cascade
);
create index record_fields_value on record_fields (unit_id, form_key, path, folded);

-- Identity keys inside the unit: which of its records carry the same person, household or number.
create table record_keys (
  unit_id uuid not null,
  form_key text not null,
  record_id uuid not null,
  key_no integer not null,
  key_hmac bytea not null,
  primary key (unit_id, form_key, record_id, key_no),
  foreign key (unit_id, record_id) references records on delete cascade
);
create index record_keys_hmac on record_keys (unit_id, form_key, key_no, key_hmac);

-- Identity keys across units, distributed by the key's HMAC (which is why unit_id does not come first here).
create table identity_keys (
  key_hmac bytea not null,
  form_key text not null,
  key_no integer not null,
  unit_id uuid not null,
  record_id uuid not null,
  primary key (key_hmac, form_key, key_no, unit_id, record_id)
);

-- Every revision, for ever. `data` is the whole record after the revision.
create table revisions (
  unit_id uuid not null,
  record_id uuid not null,
  revision integer not null,
  form_key text not null,
  form_version integer not null,
  form_hash text not null,
  op_id uuid not null,
  kind text not null check (kind in ('create', 'change', 'withdraw', 'merge', 'correction')),
  author_id uuid not null,
  author_name text not null,
  -- What the operation asked for, and what became of the record. Null only when erased.
  changes jsonb,
  data jsonb,
  list_versions jsonb not null,
  reasons jsonb not null default '[]',
  as_of date not null,
  client_time text not null,
  -- PushOutcome as answered; a replay of the operation answers the same.
  outcome jsonb not null,
  received_at timestamptz not null,
  primary key (unit_id, record_id, revision),
  unique (unit_id, op_id),
  foreign key (unit_id, record_id) references records
);

-- One row per operation ever received: its outcome commits with its effect. `operation` is kept while it may still be needed.
create table operations (
  unit_id uuid not null,
  op_id uuid not null,
  form_key text not null,
  record_id uuid not null,
  author_id uuid not null,
  device_id uuid,
  -- SHA-256 of the operation's canonical JSON: another payload under a known id is refused.
  payload_hash bytea not null,
  status text not null check (status in ('applied', 'held', 'quarantined', 'conflict', 'denied', 'moved', 'correction-requested')),
  outcome jsonb not null,
  operation jsonb,
  waits_for uuid,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (unit_id, op_id),
  check ((waits_for is not null) = (status = 'held')),
  check (operation is not null or status not in ('held', 'quarantined', 'conflict', 'correction-requested'))
);
create index operations_held on operations (unit_id, waits_for) where status = 'held';
create index operations_open on operations (unit_id, status, received_at) where status <> 'applied';
create index operations_record on operations (unit_id, record_id);

-- Decisions of people, idempotent by op_id.
create table reviews (
  unit_id uuid not null,
  op_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  revision integer not null,
  decision text not null check (decision in ('start-review', 'approve', 'return', 'accept-correction', 'refuse-correction', 'take-over', 'cancel')),
  comments jsonb not null default '[]',
  actor_id uuid not null,
  actor_name text not null,
  state_before jsonb not null,
  state_after jsonb not null,
  payload_hash bytea not null,
  decided_at timestamptz not null,
  primary key (unit_id, op_id),
  foreign key (unit_id, record_id) references records
);
create index reviews_record on reviews (unit_id, record_id, decided_at);

-- Operations on a locked record: asked for, then accepted (a new revision) or refused by the data owner.
create table corrections (
  unit_id uuid not null,
  op_id uuid not null,
  record_id uuid not null,
  form_key text not null,
  base_revision integer not null,
  changes jsonb not null,
  reasons jsonb not null default '[]',
  author_id uuid not null,
  author_name text not null,
  status text not null check (status in ('requested', 'accepted', 'refused')),
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_comment text,
  primary key (unit_id, op_id),
  foreign key (unit_id, record_id) references records,
  check ((decided_at is null) = (status = 'requested'))
);
create index corrections_record on corrections (unit_id, record_id, requested_at);

-- Gapless: the row is locked and incremented in the transaction that uses the number.
create table receipt_counters (
  unit_id uuid not null,
  year integer not null,
  counter bigint not null default 0,
  primary key (unit_id, year)
);

create table number_counters (
  unit_id uuid not null,
  series text not null,
  year integer not null,
  counter bigint not null default 0,
  primary key (unit_id, series, year)
);

create table assigned_numbers (
  unit_id uuid not null,
  series text not null,
  year integer not null,
  number bigint not null,
  record_id uuid not null,
  form_key text not null,
  path text not null,
  assigned_at timestamptz not null,
  primary key (unit_id, series, year, number),
  unique (unit_id, record_id, path),
  foreign key (unit_id, record_id) references records
);

-- Changes: one SHA-256 chain per scope. content_hash = H(salt ‖ payload), hash = H(previous_hash ‖ number as 8 bytes, big-endian ‖ content_hash).
-- Salt and payload may be erased by law; the hashes stay and the chain still verifies.
create table audit_change (
  unit_id uuid not null,
  form_key text not null,
  number bigint not null,
  record_id uuid,
  op_id uuid,
  actor_id uuid not null,
  kind text not null,
  payload text,
  salt bytea,
  content_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (unit_id, form_key, number),
  check ((payload is null) = (salt is null))
);
create index audit_change_record on audit_change (unit_id, record_id);

-- Accesses: one chain per reader's unit; numbered when written (a gap shows a loss), hashed by a sealer within a second.
create table access_chains (
  unit_id uuid primary key,
  counter bigint not null default 0,
  sealed bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);

create table audit_access (
  unit_id uuid not null,
  number bigint not null,
  actor_id uuid not null,
  action text not null,
  -- Units × records of the answer, ids only.
  record_ids uuid[] not null default '{}',
  payload text,
  salt bytea,
  content_hash bytea not null,
  previous_hash bytea,
  hash bytea,
  at timestamptz not null,
  primary key (unit_id, number),
  check ((payload is null) = (salt is null)),
  check ((hash is null) = (previous_hash is null))
);
create index audit_access_unsealed on audit_access (unit_id, number) where hash is null;
