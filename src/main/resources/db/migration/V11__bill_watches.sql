-- Settled calls whose bill never came: one that comes later through an import takes its call out of here by itself.
create index call_session_lost on call_session (id) where settled and state @> '{"missing":["bill"]}'::jsonb;

-- Bills that no call of ours explains, each content once, whether it was pushed or imported. The bill itself lies sealed in its
-- push; here is what may be seen of it, and what it costs. When a call explains it after all, its row goes.
create table unexplained_bill (
    id            uuid primary key,
    app           varchar(16) not null,
    digest        bytea not null, -- HMAC-SHA256 of app and content under the sealing key
    push_id       bigint not null, -- of push_inbox; its entry of the quarantine has that place, or is of the whole push
    item          integer not null, -- place of the bill in its push
    received_at   timestamptz not null,
    cost_amount   numeric(18, 4), -- null: it can't be rated
    cost_currency varchar(3),
    charge        jsonb not null,
    record        jsonb -- masked; null: erased
);
create unique index unexplained_bill_content on unexplained_bill (app, digest);
create unique index unexplained_bill_push on unexplained_bill (push_id, item);

-- What waits in the quarantine already, to be looked through for such bills little by little.
create table unexplained_backlog as
select distinct push_id from push_quarantine where reason = 'no_call' and state <> 'resolved';
alter table unexplained_backlog add primary key (push_id);
