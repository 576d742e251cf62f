create table Greeting (id bigint primary key, words text);
create sequence Greeting_SEQ increment by 50;
