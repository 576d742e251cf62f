-- The key of the hashes below, wrapped under the sealing key. It stays the same for good and is only wrapped anew, so that
-- an opt-out is still known when nobody can tell any more whose number it was.
create table opt_out_key (
    id       boolean primary key default true check (id), -- one row
    data_key bytea not null
);

-- Who does not want to be called.
create table opt_out (
    id            uuid primary key, -- version 7: sorts by time of creation
    number_hash   bytea not null, -- HMAC-SHA256 under the key above
    number_masked varchar(24) not null, -- asterisks once the number is erased
    app           varchar(16), -- under which app; null: under any
    source        varchar(8) not null, -- API, KEYS
    call_id       uuid, -- the call in which it was asked for by keys; not a reference, since it outlives the call
    reason        varchar(200),
    created_by    varchar(64), -- name of the key or person; null: the callee
    created_at    timestamptz not null
);
create unique index opt_out_number on opt_out (number_hash, app) nulls not distinct;
create index opt_out_call on opt_out (call_id) where call_id is not null;

-- Calls that offer to opt out, until the callee has.
create table opt_out_offer (
    call_id       uuid primary key references call_session on delete cascade,
    opt_out_on    text[] not null, -- the keys of any of its items
    keys_together varchar(8) not null -- how the keys of a bill are told apart: each, whole, unclear
);
