-- erased_at: since when nothing in the row or beside it tells who talked; null: not erased.
-- events_dropped: how the call went is no longer kept step by step, so nothing more can be learnt of it.
alter table call_session
    add column erased_at      timestamptz,
    add column events_dropped boolean not null default false;

-- What was asked to be erased, and what became of it: the receipt. The number is there only until it is done.
create table erasure (
    id           uuid primary key,
    call_id      uuid, -- of one call; null: of a number
    data_key     bytea, -- opens the number
    number       bytea, -- sealed
    apps         text[], -- only calls and pushes under these; null: all
    reason       varchar(200) not null,
    requested_by varchar(64) not null,
    requested_at timestamptz not null,
    completed_at timestamptz, -- null: not everything could be erased yet
    calls        integer not null default 0,
    pushes       integer not null default 0,
    waiting      integer not null default 0, -- calls of which something is still expected
    check (call_id is null or number is null)
);
create index erasure_open on erasure (id) where completed_at is null;

-- The pushes of a call, and those that don't say whose they are: bills of several calls in one push, refused pushes.
create index push_inbox_call on push_inbox (call_id) where call_id is not null;
create index push_inbox_of_nobody on push_inbox (id) where call_id is null;
