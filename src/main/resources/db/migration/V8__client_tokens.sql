-- Client tokens that are still good for something: what of them the token itself doesn't tell, or what changes. Deleted when they have expired.
create table client_token (
    id         uuid primary key, -- the token's jti
    key_id     uuid not null references api_key,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    calls_left integer not null check (calls_left >= 0),
    data_key   bytea, -- opens the numbers; null: any number
    parties    bytea -- the numbers that its calls may have, sealed
);
create index client_token_expires on client_token (expires_at);

-- Which client token placed a call; not a reference, since calls outlive tokens.
alter table call_session add column client_token uuid;
create index call_session_client_token on call_session (client_token, id desc) where client_token is not null;

-- An idempotency key counts within the client token, or else within the API key.
drop index call_session_idempotency;
create unique index call_session_idempotency on call_session (api_key, idempotency_key, client_token) nulls not distinct
    where idempotency_key is not null;
