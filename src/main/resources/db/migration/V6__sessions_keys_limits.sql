-- Token buckets. Not logged: a count that a crash of the database forgets is worth less than the
-- wait for a disk at every request. Neither addresses nor accounts can be read from the keys.
create unlogged table rate_limits (
  id         text primary key,
  state      bytea,
  expires_at bigint
);

create index rate_limits_expired on rate_limits (expires_at);

-- What the owner recognises a session by. The address is kept as a hash, to know it again.
alter table sessions
  add column last_used_at timestamptz,
  add column client text check (char_length(client) <= 200),
  add column address_hash bytea check (octet_length(address_hash) = 32);
update sessions set last_used_at = created_at;
alter table sessions
  alter column last_used_at set not null,
  drop constraint sessions_end_reason_check,
  add constraint sessions_end_reason_check check (
    end_reason in (
      'signed_out', 'refresh_token_reused', 'ended_by_owner', 'password_changed',
      'password_reset', 'account_disabled'));

-- Only the SHA-256 of a key is kept; the prefix is shown, so that its owner knows which it is.
create table api_keys (
  id           uuid primary key,
  user_id      uuid not null references users (id) on delete cascade,
  name         text not null check (char_length(name) between 1 and 100),
  prefix       text not null,
  hash         bytea not null unique check (octet_length(hash) = 32),
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz
);

create index api_keys_by_user on api_keys (user_id, id);

-- A deleted account can do nothing from this moment on; its row goes when all it owned has gone.
alter table users add column deleted_at timestamptz;

create table invitations (
  id         uuid primary key,
  email      text not null check (email = lower(email)),
  hash       bytea not null unique check (octet_length(hash) = 32),
  invited_by uuid references users (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create index invitations_by_email on invitations (email);

-- A new key is known to every replica before it signs.
alter table signing_keys add column signs_from timestamptz not null default now();
update signing_keys set signs_from = created_at;
