-- Pushes that were read in vain stand apart, so that those that nobody tried to read yet are taken straight along their key,
-- however many there are.
create table push_retry (
    push_id     bigint primary key, -- of push_inbox
    tries       integer not null,
    next_try_at timestamptz not null
);
create index push_retry_due on push_retry (next_try_at);
insert into push_retry (push_id, tries, next_try_at)
select push_id, tries, next_try_at from push_unread where next_try_at is not null;
delete from push_unread where next_try_at is not null;
drop index push_unread_again;
alter table push_unread drop column tries, drop column next_try_at;

-- Written, and read by nobody.
alter table call_recording drop column clues_at;
