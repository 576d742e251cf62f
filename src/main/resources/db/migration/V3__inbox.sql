-- Pushes never change once they are stored: what is still to be read stands beside them, in narrow rows that come and go.
create table push_unread (
    push_id     bigint primary key, -- of push_inbox; no foreign key: both rows are written in one statement
    call_id     uuid, -- as the push has it
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

-- What an operator made of an entry of the quarantine: open, retrying (its push is unread once more), resolved (a retry
-- folded it) or discarded. app: the push's, so that a list can be narrowed to it by an index.
alter table push_quarantine
    add column app            varchar(16),
    add column state          varchar(12) not null default 'open',
    add column retried_at     timestamptz, -- the last retry
    add column retried_by     varchar(64), -- the name of an API key
    add column resolved_at    timestamptz,
    add column discarded_at   timestamptz, -- stays where a discarded entry is retried after all
    add column discarded_by   varchar(64),
    add column discard_reason varchar(200);
update push_quarantine q set app = i.app from push_inbox i where i.id = q.push_id;
alter table push_quarantine alter column app set not null;
create index push_quarantine_state on push_quarantine (state, id);
create index push_quarantine_app on push_quarantine (app, state, id);
create index push_quarantine_reason on push_quarantine (reason, state, id);
create index push_quarantine_open on push_quarantine (reason, quarantined_at) where state = 'open';
