-- What a call takes of its app's ports stands on its own row: whatever tells its end frees them by the same write.
-- submitted_at: when it was last sent to the platform, or was about to be; null: never.
-- ports_until: until when it takes its ports, should nothing tell sooner; null: it takes none.
alter table call_session
    add column ports        smallint not null default 1,
    add column submitted_at timestamptz,
    add column ports_until  timestamptz;
alter table call_session alter column ports drop default;
update call_session set submitted_at = created_at;
update call_session set ports_until = bill_due_at - interval '7 hours'
where status in ('SUBMITTING', 'UNCONFIRMED', 'ACCEPTED', 'CALLING_CALLER', 'RINGING_CALLER', 'CALLING_CALLEE', 'RINGING_CALLEE', 'IN_PROGRESS');
create index call_session_ports on call_session (app, ports_until) include (ports) where ports_until is not null;
drop index call_session_submitting;
create index call_session_submitting on call_session (submitted_at) where status = 'SUBMITTING';

-- Calls that wait for a port, first asked for, first placed: ids sort by time.
create table call_queue (
    call_id        uuid primary key references call_session,
    app            varchar(16) not null,
    ready_at       timestamptz not null, -- not sent before: the platform said when
    patience_until timestamptz not null,
    request        bytea not null -- what is to be sent, sealed under the call's data key
);
create index call_queue_app on call_queue (app, call_id);
create index call_queue_patience on call_queue (patience_until);

-- How each app stands with the platform, for all replicas. Who takes ports of an app locks its row, so that no two take the
-- last one.
create table app_standing (
    app             varchar(16) primary key,
    foreign_ports   integer not null default 0, -- taken, and not by calls of ours
    foreign_until   timestamptz, -- so long they count
    paused_until    timestamptz, -- flow control: nothing is sent before
    refused_code    varchar(32), -- refused for a reason that only the operator can mend; null: not
    refused_at      timestamptz,
    failures        integer not null default 0, -- in a row, for which its circuit is open
    circuit_until   timestamptz -- then one call may try; null: its circuit is closed
);
