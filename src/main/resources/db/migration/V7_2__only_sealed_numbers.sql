-- What V7.1 has sealed lies open no longer.
do $$
begin
  if exists (select from call_session where data_key is null)
     or exists (select from bill_revision where content is null)
     or exists (select from push_inbox where data_key is null) then
    raise exception 'V7.1 has not sealed everything; nothing was dropped';
  end if;
end
$$;
alter table call_session drop column caller_number, drop column callee_number;
alter table bill_revision drop column plain;
