-- Whom alerts phone, one after the other.
create table alert_chain (
    id             uuid primary key, -- version 7: sorts by time of creation
    name           varchar(64) not null constraint alert_chain_name unique,
    app            varchar(16) not null,
    template       varchar(32) not null,
    words          text[] not null, -- what fills the template's variables, with placeholders
    display_number varchar(16), -- our own; null: the app's first
    wait_minutes   integer not null,
    rounds         integer not null,
    data_key       bytea not null, -- wrapped under the sealing key
    steps          bytea not null, -- names and numbers, sealed under that key
    created_at     timestamptz not null,
    created_by     varchar(64) not null,
    updated_at     timestamptz not null,
    updated_by     varchar(64) not null
);

-- Which alerts go to which chain: the first that matches, by position.
create table alert_route (
    id           uuid primary key,
    position     integer not null,
    matchers     jsonb not null,
    chain_id     uuid not null constraint alert_route_chain references alert_chain,
    critical     boolean not null, -- calls in quiet hours
    hold_seconds integer not null,
    held_until   timestamptz, -- until then further incidents wait to be told together; null: none does
    created_at   timestamptz not null,
    created_by   varchar(64) not null,
    updated_at   timestamptz not null,
    updated_by   varchar(64) not null
);
create index alert_route_chain_id on alert_route (chain_id);

-- A group of alerts, from its first firing until it is resolved.
create table alert_incident (
    id               uuid primary key,
    source           varchar(16) not null, -- ALERTMANAGER, GRAFANA
    group_hash       bytea not null, -- SHA-256 of what names the group, which has no bound
    state            varchar(16) not null, -- HELD, WAITING, CALLING, ACKNOWLEDGED, EXHAUSTED, UNROUTED, RESOLVED
    app              varchar(16), -- of the chain; null: unrouted
    route_id         uuid references alert_route on delete set null,
    chain_id         uuid references alert_chain on delete set null,
    chain_name       varchar(64), -- as it was called
    critical         boolean not null,
    alerts           jsonb not null, -- the group as it was told last
    firing           integer not null, -- how many of them fire
    round            integer not null, -- where in the chain it is, each from 0
    step             integer not null,
    attempt          integer not null,
    calls            integer not null, -- that were placed, or tried
    call_id          uuid, -- the last one; not a reference, since it may outlive the call
    leader_id        uuid references alert_incident on delete set null, -- whose calls tell of it as well
    due_at           timestamptz, -- when the worker looks at it; null: nothing is to be done
    stop_due_at      timestamptz, -- when its call is to be stopped
    stop_tries       integer not null,
    silence_due_at   timestamptz, -- when a silence is to be posted
    silence_tries    integer not null,
    event_count      integer not null,
    opened_at        timestamptz not null,
    acknowledged_at  timestamptz,
    acknowledged_by  varchar(64),
    closed_at        timestamptz
);
create unique index alert_incident_open on alert_incident (group_hash) where state <> 'RESOLVED';
create index alert_incident_due on alert_incident (due_at) where due_at is not null;
create index alert_incident_stop on alert_incident (stop_due_at) where stop_due_at is not null;
create index alert_incident_silence on alert_incident (silence_due_at) where silence_due_at is not null;
create index alert_incident_leader on alert_incident (leader_id) where leader_id is not null;
create index alert_incident_held on alert_incident (route_id) where state = 'HELD';
create index alert_incident_chain on alert_incident (chain_id) where chain_id is not null;
create index alert_incident_closed on alert_incident (closed_at) where closed_at is not null;

-- What became of it, in order.
create table alert_event (
    incident_id uuid not null references alert_incident on delete cascade,
    sequence    integer not null,
    at          timestamptz not null,
    what        varchar(24) not null,
    call_number integer, -- the how manieth call of the incident
    step_name   varchar(64),
    number      varchar(24), -- masked
    call_id     uuid,
    keys        varchar(32),
    detail      varchar(300),
    primary key (incident_id, sequence)
);
