-- Notifications and verifications have one party only: no caller, no number shown to one.
alter table call_session alter column caller_number drop not null;
alter table call_session alter column shown_to_caller drop not null;
alter table call_session add column collects_digits boolean not null default false;
alter table call_session alter column collects_digits drop default;
create index call_session_kind on call_session (kind, id desc);
