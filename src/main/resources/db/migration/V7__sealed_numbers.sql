-- Numbers lie in the database masked, and sealed (AES-GCM) under a key of the call's or the push's own, which lies beside
-- them, wrapped under the configured sealing key. Where the wrapped key is gone, nothing of it can be read any more.
-- V7.1 seals what is there already.
create or replace function pg_temp.masked(number text) returns text language sql as $$
  select case
    when length(number) >= 13 then left(number, 6) || '****' || right(number, 4)
    when length(number) >= 8 then left(number, 3) || '****' || right(number, 2)
    else '****' end
  where number is not null
$$;

alter table call_session
    add column caller_masked varchar(24),
    add column callee_masked varchar(24),
    add column data_key      bytea, -- null: erased
    add column parties       bytea; -- both numbers
update call_session set caller_masked = pg_temp.masked(caller_number), callee_masked = pg_temp.masked(callee_number);
alter table call_session alter column callee_masked set not null;

alter table push_inbox add column data_key bytea; -- null: erased

alter table bill_revision rename column content to plain;
alter table bill_revision alter column plain drop not null;
alter table bill_revision add column content bytea; -- null: erased
update call_bill
set bind_num = pg_temp.masked(bind_num), caller_num = pg_temp.masked(caller_num), callee_num = pg_temp.masked(callee_num),
    fwd_display_num = pg_temp.masked(fwd_display_num), fwd_dst_num = pg_temp.masked(fwd_dst_num);

-- Whose calls: by the keyed hash of a number, since the number itself lies nowhere open.
create table call_party (
    number_hash bytea not null, -- HMAC-SHA256 under the sealing key, its first 16 bytes
    call_id     uuid not null references call_session,
    party       varchar(8) not null, -- caller, callee
    primary key (number_hash, call_id)
);
create index call_party_call on call_party (call_id);
