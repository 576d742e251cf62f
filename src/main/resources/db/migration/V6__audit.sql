-- Who did what, to what, when and from where. hash is SHA-256 over the hash of the entry before it and this entry's own
-- fields, so each entry vouches for all before it; seal is HMAC-SHA256 of that hash under the sealing key, so nobody without
-- the key can add or rewrite entries.
create table audit_entry (
    id         bigint primary key, -- 1, 2, 3 … without a gap
    written_at timestamptz not null,
    actor      text not null, -- the name of a key, or "command"
    action     text not null,
    target     text not null,
    reason     text, -- null: none was asked for
    address    text not null, -- of the network; "local" for a command
    hash       bytea not null,
    key_id     varchar(8) not null, -- tells which sealing key; nothing of the key can be read from it
    seal       bytea not null
);
create index audit_entry_written on audit_entry (written_at);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_action on audit_entry (action, id);

-- The last entry. Whoever appends locks this row first, so the chain is one line whichever replica writes.
create table audit_head (
    one  boolean primary key default true check (one),
    id   bigint not null, -- 0: nothing was written yet
    hash bytea not null
);
insert into audit_head (id, hash) values (0, decode(repeat('00', 32), 'hex'));

-- Against mistakes, and whoever may only change rows. Who owns the table can drop this, or the table: that is what the chain
-- and the command check-audit are for.
create function refuse_change_of_audit_entry() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only: no entry is ever changed or removed';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit_entry();
