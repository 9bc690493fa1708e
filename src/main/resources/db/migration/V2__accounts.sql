create table users (
  id            uuid primary key,
  email         text not null unique check (email = lower(email) and char_length(email) between 3 and 254),
  name          text check (char_length(name) between 1 and 200),
  password_hash text not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz
);

-- One sign-in and everything that was refreshed from it: the family of its refresh tokens.
create table sessions (
  id         uuid primary key,
  user_id    uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  end_reason text check (end_reason in ('signed_out', 'refresh_token_reused')),
  check ((ended_at is null) = (end_reason is null))
);

create index sessions_by_user on sessions (user_id);

-- Only the SHA-256 of a refresh token is kept: it has 256 bits of its own, so no salt is needed.
create table refresh_tokens (
  hash       bytea primary key check (octet_length(hash) = 32),
  session_id uuid not null references sessions (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create index refresh_tokens_by_session on refresh_tokens (session_id);

-- The newest key signs; every key that is not retired verifies. Kept here so that replicas share it.
create table signing_keys (
  kid        uuid primary key,
  jwk        text not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
