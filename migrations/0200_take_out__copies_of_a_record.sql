-- What people are owed of what is written about them: a copy of everything (UK GDPR Article 15), asked for, gathered by the program, read for what is about
-- somebody else, given out. And what an area is owed: everything of its own, to keep.

create schema take_out;
grant usage on schema take_out to nwd_app, nwd_worker;

create table take_out.request (
  id uuid not null,
  area_id text not null references partnership.area (id),
  person_id uuid not null,
  asked_on date not null,
  asked_how text not null check (asked_how in ('my_page', 'in_person', 'telephone', 'letter', 'email', 'shell')),
  due_on date not null,
  recorded_at timestamptz not null default nwd.clock(),
  recorded_by uuid,
  recorded_by_name text not null,
  gathered_at timestamptz,
  taken_at timestamptz,
  taken_by uuid,
  taken_by_name text,
  released_at timestamptz,
  released_by uuid,
  released_by_name text,
  made_at timestamptz,
  made_bytes bigint,
  made_sha256 text,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  closed_because text check (closed_because in ('withdrawn', 'not_them', 'asked_again')),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  check ((taken_at is null) = (taken_by_name is null)),
  check ((released_at is null) = (released_by_name is null)),
  check ((closed_at is null) = (closed_because is null))
);
create unique index one_open_request on take_out.request (person_id, area_id) where closed_at is null and released_at is null;
create index request_area on take_out.request (area_id, due_on) where closed_at is null and made_at is null;
create index request_person on take_out.request (person_id, recorded_at desc);
comment on table take_out.request is 'Somebody asked for a copy of everything that is written about them: who asked when, who prepared it, who gave it out';
comment on column take_out.request.id is 'Identifier | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.area_id is 'Area | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.person_id is 'Person who asked | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.asked_on is 'Day they asked: the month to answer in begins | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.asked_how is 'How they asked | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.due_on is 'Last day to answer: a calendar month after they asked | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.recorded_at is 'When it was written down | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.recorded_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.gathered_at is 'When the program had gathered everything | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.taken_at is 'When somebody by name began to prepare it | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.taken_by is 'Account that prepares it | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.taken_by_name is 'Name of who prepares it | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.released_at is 'When it was given out | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.released_by is 'Account that gave it out | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.released_by_name is 'Name of who gave it out | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.made_at is 'When the copy was there to be downloaded | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.made_bytes is 'Length of the copy | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.made_sha256 is 'Fingerprint of the copy | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.closed_at is 'When it was set aside without being answered | sensitivity: none | retention: three years after it was answered';
comment on column take_out.request.closed_by is 'Account that set it aside | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.closed_by_name is 'Name of who set it aside | sensitivity: personal | retention: three years after it was answered';
comment on column take_out.request.closed_because is 'Why it was set aside, a code | sensitivity: none | retention: three years after it was answered';

create table take_out.gathered (
  request_id uuid not null,
  area_id text not null,
  person_id uuid not null,
  content jsonb not null,
  gathered_at timestamptz not null default nwd.clock(),
  primary key (request_id, area_id),
  foreign key (request_id, area_id) references take_out.request (id, area_id)
);
create index gathered_person on take_out.gathered (person_id);
comment on table take_out.gathered is 'Everything that was written about somebody on the day they asked, as it is read before it is given out';
comment on column take_out.gathered.request_id is 'Request | sensitivity: none | retention: 60 days after the copy was given out or set aside';
comment on column take_out.gathered.area_id is 'Area | sensitivity: none | retention: 60 days after the copy was given out or set aside';
comment on column take_out.gathered.person_id is 'Person | sensitivity: personal | retention: 60 days after the copy was given out or set aside';
comment on column take_out.gathered.content is 'Every table with its rows about the person | sensitivity: criminal | retention: 60 days after the copy was given out or set aside';
comment on column take_out.gathered.gathered_at is 'When it was gathered | sensitivity: none | retention: 60 days after the copy was given out or set aside';

create table take_out.decision (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  request_id uuid not null,
  entry int not null check (entry > 0),
  gives text not null check (gives in ('all', 'part', 'nothing')),
  words text,
  reason text,
  decided_at timestamptz not null default nwd.clock(),
  decided_by uuid,
  decided_by_name text not null,
  superseded_at timestamptz,
  primary key (id, area_id),
  foreign key (request_id, area_id) references take_out.request (id, area_id),
  check ((gives = 'part') = (words is not null)),
  check ((gives = 'all') = (reason is null))
);
create unique index one_decision on take_out.decision (request_id, area_id, entry) where superseded_at is null;
create index decision_person on take_out.decision (person_id);
comment on table take_out.decision is 'What is given of an entry that somebody read before the copy went out, and why not all of it';
comment on column take_out.decision.id is 'Identifier | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.area_id is 'Area | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.person_id is 'Person who asked | sensitivity: personal | retention: three years after the request was answered';
comment on column take_out.decision.request_id is 'Request | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.entry is 'Which entry of what was gathered | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.gives is 'All of it, a part, or nothing | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.words is 'What is given instead, where it is a part | sensitivity: special | retention: three years after the request was answered';
comment on column take_out.decision.reason is 'Why not all of it, a code of reference list withholding-reasons | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.decided_at is 'When it was decided | sensitivity: none | retention: three years after the request was answered';
comment on column take_out.decision.decided_by is 'Account that decided | sensitivity: personal | retention: three years after the request was answered';
comment on column take_out.decision.decided_by_name is 'Name of who decided | sensitivity: personal | retention: three years after the request was answered';
comment on column take_out.decision.superseded_at is 'When it was decided anew | sensitivity: none | retention: three years after the request was answered';

create table take_out.copy_piece (
  request_id uuid not null,
  area_id text not null,
  person_id uuid not null,
  number int not null check (number >= 0),
  content bytea not null,
  primary key (request_id, area_id, number),
  foreign key (request_id, area_id) references take_out.request (id, area_id)
);
alter table take_out.copy_piece alter column content set storage external;
create index copy_piece_person on take_out.copy_piece (person_id);
comment on table take_out.copy_piece is 'The copy as it is given out, a piece of its bytes a row';
comment on column take_out.copy_piece.request_id is 'Request | sensitivity: none | retention: 60 days after the copy was given out';
comment on column take_out.copy_piece.area_id is 'Area | sensitivity: none | retention: 60 days after the copy was given out';
comment on column take_out.copy_piece.person_id is 'Person | sensitivity: personal | retention: 60 days after the copy was given out';
comment on column take_out.copy_piece.number is 'Which piece, from 0 | sensitivity: none | retention: 60 days after the copy was given out';
comment on column take_out.copy_piece.content is 'Bytes | sensitivity: criminal | retention: 60 days after the copy was given out';

grant select, insert, update on take_out.request to nwd_app;
grant select on take_out.gathered, take_out.copy_piece to nwd_app;
grant select, insert on take_out.decision to nwd_app;
grant update (superseded_at) on take_out.decision to nwd_app;
grant select, insert, update, delete on all tables in schema take_out to nwd_worker;

-- The copy is gathered when it is asked for, and made when it is given out.
create function take_out.something_to_make() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_take_out', '');
  return null;
end $$;
create trigger something_to_make after insert or update of released_at on take_out.request for each statement execute function take_out.something_to_make();
