-- In which transaction each event of a call was written down, for whoever streams them: what lies below the
-- oldest running one is complete. Never less than that of the call's event before. Null: from before.
alter table call_event add column told_in bigint;
alter table call_event alter column told_in set default pg_current_xact_id()::text::bigint;
create index call_event_told on call_event (told_in) where told_in is not null;
alter table call_session add column told_in bigint;
