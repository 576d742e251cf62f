-- A call, from our request to its bill. Its state is computed from its events; the columns beside it are
-- copies that lists and watches search by.
create table call_session (
    id                  uuid primary key, -- version 7: sorts by time of creation
    kind                varchar(16) not null,
    app                 varchar(16) not null,
    api_key             varchar(64) not null,
    idempotency_key     varchar(255),
    fingerprint         bytea,
    reference           varchar(128),
    caller_number       varchar(16) not null,
    callee_number       varchar(16) not null,
    shown_to_caller     varchar(16) not null,
    shown_to_callee     varchar(16) not null,
    max_minutes         integer,
    record_asked        boolean not null,
    created_at          timestamptz not null,
    status              varchar(16) not null,
    settled             boolean not null,
    bill_due_at         timestamptz,
    platform_session_id varchar(256),
    state               jsonb not null,
    event_count         integer not null
);
create unique index call_session_idempotency on call_session (api_key, idempotency_key) where idempotency_key is not null;
create index call_session_platform_session on call_session (app, platform_session_id) where platform_session_id is not null;
create index call_session_reference on call_session (reference, id desc) where reference is not null;
create index call_session_status on call_session (status, id desc);
create index call_session_created on call_session (created_at);
create index call_session_overdue on call_session (bill_due_at) where not settled;
create index call_session_submitting on call_session (created_at) where status = 'SUBMITTING';

-- What is known of a call: one row per fact, in the order in which the call learnt them.
create sequence call_event_seq increment by 50;
create table call_event (
    id          bigint primary key,
    call_id     uuid not null references call_session,
    sequence    integer not null,
    fact_key    varchar(200) not null,
    received_at timestamptz not null,
    fact        jsonb not null
);
create unique index call_event_sequence on call_event (call_id, sequence);
create unique index call_event_fact on call_event (call_id, fact_key);

-- Every push under a right secret, byte for byte, before it is acknowledged (bytea: text refuses NUL).
create table push_inbox (
    id             bigint generated always as identity primary key,
    app            varchar(16) not null,
    digest         bytea not null,
    body           bytea not null,
    content_type   varchar(256),
    authorization_header varchar(512),
    aksk_header    varchar(1024),
    signature      varchar(32) not null,
    created_zone   varchar(16),
    received_at    timestamptz not null,
    state          varchar(12) not null, -- new, done, quarantined
    tries          integer not null default 0,
    next_try_at    timestamptz not null
);
create unique index push_inbox_digest on push_inbox (app, digest);
create index push_inbox_new on push_inbox (next_try_at, id) where state = 'new';

-- What fitted nothing, or could not be read: the whole push (item null), or one bill of it.
create table push_quarantine (
    id             bigint generated always as identity primary key,
    push_id        bigint not null references push_inbox,
    item           integer not null, -- -1: the push as a whole
    reason         varchar(32) not null,
    detail         varchar(500) not null,
    quarantined_at timestamptz not null
);
create unique index push_quarantine_item on push_quarantine (push_id, item);

-- The platform's record of one finished call, as last received, rated by us.
create table call_bill (
    id                        uuid primary key,
    call_id                   uuid not null references call_session,
    app                       varchar(16) not null,
    received_at               timestamptz not null,
    digest                    varchar(64) not null,
    revision_count            integer not null,
    cost_amount               numeric(18, 4),
    cost_currency             varchar(3),
    charge                    jsonb not null,
    direction                 integer,
    sp_id                     text,
    app_key                   text,
    icid                      text,
    bind_num                  text,
    session_id                text,
    caller_num                text,
    callee_num                text,
    fwd_display_num           text,
    fwd_dst_num               text,
    fwd_start_time            timestamptz,
    fwd_alerting_time         timestamptz,
    fwd_answer_time           timestamptz,
    call_out_start_time       timestamptz,
    call_out_alerting_time    timestamptz,
    call_out_answer_time      timestamptz,
    call_end_time             timestamptz,
    fail_time                 timestamptz,
    fwd_unasw_rsn             integer,
    call_out_unasw_rsn        integer,
    ul_fail_reason            integer,
    sip_status_code           integer,
    dyn_ivr_start_time        timestamptz,
    dyn_ivr_path              text,
    record_flag               integer,
    record_start_time         timestamptz,
    record_object_name        text,
    record_bucket_name        text,
    record_domain             text,
    record_file_download_url  text,
    tts_play_times            integer,
    tts_trans_duration        integer,
    service_type              text,
    host_name                 text,
    user_data                 text
);
create unique index call_bill_call on call_bill (call_id);

-- Every content that was received for a bill, with the fields we don't know.
create sequence bill_revision_seq increment by 50;
create table bill_revision (
    id          bigint primary key,
    bill_id     uuid not null references call_bill,
    digest      varchar(64) not null,
    received_at timestamptz not null,
    content     jsonb not null
);
create unique index bill_revision_content on bill_revision (bill_id, digest);
