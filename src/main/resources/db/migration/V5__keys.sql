-- API keys. A key's name stays with the calls that it placed, so a name is never given twice, not even after its key was revoked.
create table api_key (
    id           uuid primary key,
    name         varchar(64) not null,
    scopes       text[] not null,
    apps         text[], -- null: all apps
    created_at   timestamptz not null,
    created_by   varchar(64) not null, -- the name of a key, or "command"
    expires_at   timestamptz, -- null: never
    last_used_at timestamptz, -- to the minute or so
    revoked_at   timestamptz,
    revoked_by   varchar(64)
);
create unique index api_key_name on api_key (name);

-- What is presented as a key: only its keyed hash is kept. Two of a key are valid while a rotation lasts.
create table api_key_secret (
    hash       bytea primary key, -- HMAC-SHA256 under the sealing key
    key_id     uuid not null references api_key,
    prefix     varchar(16) not null, -- its first characters, to recognise it by
    created_at timestamptz not null,
    expires_at timestamptz -- the end of its rotation; null: as long as its key
);
create index api_key_secret_key on api_key_secret (key_id);

-- Lists of what a key may see.
create index call_session_app on call_session (app, id desc);
create index call_bill_app on call_bill (app, id desc);
