-- What V7.1 has sealed lies open no longer.
alter table call_session drop column caller_number, drop column callee_number;
alter table bill_revision drop column plain;
