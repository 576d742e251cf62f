-- Notifications and verifications have one party only: no caller, no number shown to one.
alter table call_session alter column caller_number drop not null;
alter table call_session alter column shown_to_caller drop not null;
alter table call_session add column collects_digits boolean not null default false;
alter table call_session alter column collects_digits drop default;
create index call_session_kind on call_session (kind, id desc);

-- Where the recording of a billed call is, if one was asked for; the platform deletes it 7 days after it pushed the bill.
create table call_recording (
    call_id       uuid primary key references call_session,
    billed_at     timestamptz not null, -- the first bill received
    clues_at      timestamptz not null, -- the bill whose clues are in force
    record_flag   integer,
    started_at    timestamptz,
    object_name   text,
    bucket_name   text,
    domain        text,
    download_url  text,
    missing_since timestamptz,
    missing_code  varchar(32)
);
insert into call_recording (call_id, billed_at, clues_at, record_flag, started_at, object_name, bucket_name, domain, download_url)
select b.call_id, b.received_at, b.received_at, b.record_flag, b.record_start_time, b.record_object_name, b.record_bucket_name,
       b.record_domain, b.record_file_download_url
from call_bill b join call_session c on c.id = b.call_id
where c.record_asked;
