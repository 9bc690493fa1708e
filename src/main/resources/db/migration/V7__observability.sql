-- Partitioned by day (UTC), so that what is too old goes by dropping a table. There is no default
-- partition: with one, a partition could not be detached without holding up writers.
create table request_logs (
  id                uuid not null,
  at                timestamptz not null,
  request_id        text not null,
  trace_id          text,
  user_id           uuid,
  method            text not null,
  route             text,
  status            smallint not null,
  duration_ms       double precision not null,
  bytes_in          bigint not null,
  bytes_out         bigint not null,
  -- HMAC-SHA-256 with the installation's salt, cut to 16 bytes, as hexadecimal digits.
  client            text,
  error_code        text,
  -- What follows is of searches and answers only.
  stages            jsonb,
  passages          int,
  provider          text,
  model             text,
  attempts          int,
  prompt_tokens     int,
  completion_tokens int,
  cost              numeric(14, 6),
  primary key (at, id)
) partition by range (at);

create index request_logs_request on request_logs (request_id);
create index request_logs_user on request_logs (user_id, at desc) where user_id is not null;
create index request_logs_faults on request_logs (at desc, status) where status >= 400;

create table system_metrics (
  at       timestamptz not null,
  instance text not null,
  name     text not null,
  labels   text not null,
  value    double precision not null,
  primary key (name, at, labels, instance)
) partition by range (at);

create table audit_events (
  id         uuid primary key,
  at         timestamptz not null,
  action     text not null,
  outcome    text not null check (outcome in ('success', 'failure', 'refused')),
  account_id uuid,
  client     text,
  request_id text,
  trace_id   text,
  details    jsonb not null
);

create index audit_events_at on audit_events (at desc, id desc);
create index audit_events_account on audit_events (account_id, at desc) where account_id is not null;

-- Secrets that all instances on this database share and that never leave it.
create table installation_secrets (
  name  text primary key,
  value bytea not null
);

-- The request that queued the document; the job's log lines carry it.
alter table documents add column request_id text;
