-- How much of a call was told to webhooks so far, and the only endpoint that is told of it; null: all.
alter table call_session add column told integer not null default 0;
alter table call_session add column webhook uuid;

create table webhook_endpoint (
  id uuid primary key,
  url text not null,
  description text,
  -- Null: all.
  events text[],
  apps text[],
  reveal_numbers boolean not null,
  paused boolean not null default false,
  -- Secrets are sealed under the data key.
  data_key bytea not null,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  -- Failures in a row, and since when; no attempt is made before open_until.
  failures integer not null default 0,
  failing_since timestamptz,
  open_until timestamptz,
  succeeded_at timestamptz,
  disabled_at timestamptz,
  -- gone: it answered 410; failing: for days.
  disabled_for text
);

-- What was told, in the transaction that made it so. What is no call's has neither call nor sequence.
create table webhook_event (
  id uuid primary key,
  type text not null,
  call_id uuid,
  app text,
  sequence integer,
  told_at timestamptz not null,
  -- Not jsonb, which would change the order of its members.
  data json not null
);
create index webhook_event_call on webhook_event (call_id, sequence) where call_id is not null;

create table webhook_delivery (
  endpoint_id uuid not null,
  event_id uuid not null references webhook_event on delete cascade,
  call_id uuid,
  sequence integer,
  -- pending, delivered, failed
  state text not null default 'pending',
  -- No sooner is it attempted.
  next_at timestamptz not null,
  -- Somebody is at it until then, at the latest.
  sending_until timestamptz,
  -- Since it was asked for, or asked for again.
  failures integer not null default 0,
  attempts jsonb not null default '[]',
  delivered_at timestamptz,
  primary key (endpoint_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_at, event_id) where state = 'pending';
create index webhook_delivery_lane on webhook_delivery (endpoint_id, call_id, sequence) where state = 'pending';
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_failed on webhook_delivery (endpoint_id, event_id) where state = 'failed';
