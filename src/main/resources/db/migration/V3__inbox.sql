-- Pushes never change once they are stored: what is still to be read stands beside them, in narrow rows that come and go.
create table push_unread (
    push_id     bigint primary key, -- of push_inbox; no foreign key: both rows are written in one statement
    tries       integer not null default 0,
    next_try_at timestamptz -- null: not tried yet
);
create index push_unread_again on push_unread (next_try_at) where next_try_at is not null;
insert into push_unread (push_id, tries, next_try_at)
select id, tries, case when tries > 0 then next_try_at end from push_inbox where state = 'new';

-- call_id: whose it says it is (userData), not checked; null where it doesn't say, or speaks of several calls.
-- refused: answered 400 or 401. The same bytes may come again with a signature, and are then another push.
alter table push_inbox add column call_id uuid;
alter table push_inbox add column refused boolean not null default false;
update push_inbox set refused = true where state = 'quarantined';
alter table push_inbox alter column refused drop default;
drop index push_inbox_new;
drop index push_inbox_digest;
create unique index push_inbox_digest on push_inbox (app, digest, refused);
alter table push_inbox drop column state, drop column tries, drop column next_try_at;

-- A call's events are told apart by their sequence: no further id, no further index.
drop index call_event_sequence;
alter table call_event drop column id;
alter table call_event add primary key (call_id, sequence);
drop sequence call_event_seq;

-- So are the contents of a bill by their digest.
drop index bill_revision_content;
alter table bill_revision drop column id;
alter table bill_revision add primary key (bill_id, digest);
drop sequence bill_revision_seq;
