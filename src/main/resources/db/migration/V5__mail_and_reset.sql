-- The outbox. The content of a mail may hold a link that works like a password: it is gone as soon
-- as the mail is sent or given up.
create table emails (
  id          uuid primary key,
  template    text not null,
  recipient   text not null,
  subject     text not null,
  text_body   text,
  html_body   text,
  status      text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
  failures    int not null default 0,
  last_fault  text,
  sent_by     text,
  created_at  timestamptz not null,
  send_until  timestamptz not null,
  finished_at timestamptz,
  check ((status = 'queued') = (text_body is not null)),
  check ((status = 'queued') = (html_body is not null)),
  check ((status = 'queued') = (finished_at is null)),
  check ((status = 'sent') = (sent_by is not null))
);

create index emails_finished on emails (finished_at) where finished_at is not null;

-- An administrator made at the first start has no password until the mail's link is used.
alter table users alter column password_hash drop not null;
alter table users add column role text not null default 'user' check (role in ('user', 'admin'));
alter table users add column email_verified_at timestamptz;

alter table sessions drop constraint sessions_end_reason_check;
alter table sessions add constraint sessions_end_reason_check
  check (end_reason in ('signed_out', 'refresh_token_reused', 'password_reset'));

-- Only the SHA-256 of a token is kept: it has 256 bits of its own, so no salt is needed. Used and
-- superseded ones stay for a day, because requests are counted by them.
create table password_reset_tokens (
  hash          bytea primary key check (octet_length(hash) = 32),
  user_id       uuid not null references users (id) on delete cascade,
  requested_by  text not null check (requested_by in ('owner', 'administrator', 'start')),
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  superseded_at timestamptz,
  check (expires_at <= created_at + interval '1 hour')
);

create index password_reset_tokens_by_user on password_reset_tokens (user_id, created_at);

create table email_verification_tokens (
  hash       bytea primary key check (octet_length(hash) = 32),
  user_id    uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create index email_verification_tokens_by_user on email_verification_tokens (user_id);
