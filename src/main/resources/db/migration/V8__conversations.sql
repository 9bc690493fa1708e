-- How an answer ended, and what it cost.
alter table messages
  add column ending text not null default 'finished'
    check (ending in ('finished', 'stopped', 'broken_off', 'token_limit')),
  add column cost numeric(20, 9) not null default 0;

-- What an account's answers took on one day (UTC); deleting a conversation gives nothing back.
create table answer_usage (
  owner_id uuid not null references users (id) on delete cascade,
  day      date not null,
  tokens   bigint not null,
  cost     numeric(20, 9) not null,
  primary key (owner_id, day)
);
