create table conversations (
  id         uuid primary key,
  owner_id   uuid not null references users (id) on delete cascade,
  title      text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index conversations_by_owner on conversations (owner_id, updated_at desc, id desc);

create table messages (
  id                uuid primary key,
  conversation_id   uuid not null references conversations (id) on delete cascade,
  owner_id          uuid not null,
  position          int not null,
  role              text not null check (role in ('user', 'assistant')),
  text              text not null,
  created_at        timestamptz not null,
  -- What follows is of answers only.
  status            text check (status in ('grounded', 'partial', 'insufficient_evidence')),
  provider          text,
  model             text,
  attempts          jsonb not null default '[]',
  degraded          text[] not null default '{}',
  prompt_tokens     int not null default 0,
  completion_tokens int not null default 0,
  unique (conversation_id, position),
  check ((role = 'assistant') = (status is not null))
);

-- Snapshots: they name chunks and documents but outlive them, so there is no foreign key to either.
create table citations (
  message_id   uuid not null references messages (id) on delete cascade,
  marker       int not null check (marker >= 1),
  owner_id     uuid not null,
  chunk_id     uuid not null,
  document_id  uuid not null,
  filename     text not null,
  page         int not null,
  start_offset int not null,
  end_offset   int not null check (end_offset > start_offset),
  quote        text not null,
  primary key (message_id, marker)
);
