-- Where the request that placed a call stands in its trace (W3C Trace Context, traceparent), so that what pushes tell later is traced there;
-- null: it was not traced.
alter table call_session add column trace_parent varchar(55);
