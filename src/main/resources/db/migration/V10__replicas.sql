-- What was written to a Pinecone index, and which version of a document searches may see.
create table pinecone_documents (
  -- address of the index and beginning of its namespaces
  target      text not null,
  document_id uuid not null,
  version     int not null,
  namespace   text not null,
  model       text not null,
  chunks      int not null,
  -- vectors there may be: positions 0 to written - 1
  written     int not null,
  -- numbers of changes; a version is seen from the one to before the other
  shown_at    bigint,
  hidden_at   bigint,
  hidden_on   timestamptz,
  -- the document is gone, so no search sees the version any more
  gone        boolean not null default false,
  primary key (target, document_id, version)
);
create index pinecone_documents_hidden on pinecone_documents (target, hidden_on)
  where hidden_on is not null;
create sequence pinecone_changes;

-- Answers that are being written, for readers on other instances.
create table running_answers (
  id              uuid primary key,
  owner_id        uuid not null references users (id) on delete cascade,
  conversation_id uuid not null,
  text            text not null default '',
  citations       jsonb not null default '[]',
  stop_requested  boolean not null default false,
  -- how it failed, if it did
  fault           text,
  fault_kind      text,
  fault_detail    text,
  -- silent for too long, its instance is dead
  heartbeat_at    timestamptz not null
);
create index running_answers_heartbeat on running_answers (heartbeat_at);
