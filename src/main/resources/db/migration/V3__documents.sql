create table collections (
  id uuid primary key,
  owner_id uuid not null references users (id),
  name text not null,
  chunk_size int not null,
  chunk_overlap int not null,
  semantic_weight double precision not null,
  standard boolean not null,
  created_at timestamptz not null
);
create unique index collections_one_standard on collections (owner_id) where standard;
create unique index collections_name on collections (owner_id, lower(name));

create table documents (
  id uuid primary key,
  owner_id uuid not null references users (id),
  collection_id uuid not null references collections (id),
  filename text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  blob_key uuid not null,
  version int not null,
  status text not null
    check (status in ('queued', 'parsing', 'chunking', 'embedding', 'indexing', 'ready', 'failed')),
  stage_done int not null default 0,
  stage_total int not null default 0,
  error_code text,
  error_message text,
  pages int not null default 0,
  pages_with_text int not null default 0,
  characters int not null default 0,
  language text,
  chunk_count int not null default 0,
  bm25_indexed boolean not null default false,
  -- What searches see; stays at the version before while a new one is on its way or has failed.
  searched_version int,
  searched_chunk_count int not null default 0,
  chunk_size int not null,
  chunk_overlap int not null,
  -- The queue: each account has a few lanes, each worked off one document after the other.
  lane smallint not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index documents_of_owner on documents (owner_id, id) include (bytes);
create index documents_of_collection on documents (collection_id);
create index documents_blob on documents (blob_key);
create index documents_queue on documents (owner_id, lane, next_attempt_at)
  where status not in ('ready', 'failed');

create table document_texts (
  document_id uuid not null references documents (id) on delete cascade,
  version int not null,
  text text not null,
  title text,
  -- Code point offsets into the text; the first page is page 1.
  page_starts int[] not null,
  heading_levels int[] not null,
  heading_starts int[] not null,
  heading_ends int[] not null,
  primary key (document_id, version)
);

create table chunks (
  id uuid primary key,
  document_id uuid not null references documents (id) on delete cascade,
  version int not null,
  owner_id uuid not null,
  collection_id uuid not null,
  position int not null,
  page int not null,
  start_offset int not null,
  end_offset int not null,
  text text not null,
  headings text[] not null,
  model text not null,
  -- SHA-256 of the model's name and of what it reads: equal keys, equal vectors.
  embedded_key bytea not null,
  vector bytea,
  unique (document_id, version, position)
);
create index chunks_embedded_key on chunks (embedded_key) where vector is not null;
alter table chunks alter column vector set storage external;

create table idempotency_keys (
  owner_id uuid not null references users (id),
  key text not null,
  fingerprint text not null,
  reply text not null,
  created_at timestamptz not null,
  primary key (owner_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
