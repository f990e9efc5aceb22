-- Meetings of the partnership: when and where, what is on the agenda, who was there, who had an interest, what was noted and decided.

create table partnership.meeting (
  id uuid not null,
  area_id text not null references partnership.area (id),
  title text not null,
  series_id uuid,
  called_by uuid,
  by_name text not null,
  called_at timestamptz not null default nwd.clock(),
  primary key (id, area_id)
);
grant select, insert on partnership.meeting to nwd_app, nwd_worker;
comment on table partnership.meeting is 'A meeting of the partnership';
comment on column partnership.meeting.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.meeting.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.meeting.title is 'What it is called | sensitivity: none | retention: for ever';
comment on column partnership.meeting.series_id is 'Shared by meetings called together | sensitivity: none | retention: for ever';
comment on column partnership.meeting.called_by is 'Account that called it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting.by_name is 'Who called it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting.called_at is 'When it was called | sensitivity: none | retention: for ever';

create table partnership.meeting_time (
  id uuid not null,
  area_id text not null references partnership.area (id),
  meeting_id uuid not null,
  on_date date not null,
  at_time time not null,
  minutes_long smallint not null check (minutes_long between 5 and 600),
  place text,
  link text,
  reason text,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  check (place is not null or link is not null),
  check (link ~* '^https?://')
);
create unique index meeting_time_current on partnership.meeting_time (area_id, meeting_id) where until is null;
create index meeting_time_day on partnership.meeting_time (area_id, on_date) where until is null;
grant select, insert on partnership.meeting_time to nwd_app, nwd_worker;
grant update (until) on partnership.meeting_time to nwd_app, nwd_worker;
comment on table partnership.meeting_time is 'When and where a meeting is; a meeting that is moved gets another row';
comment on column partnership.meeting_time.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.on_date is 'Day | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.at_time is 'Time it begins | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.minutes_long is 'How long it is to last, in minutes | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.place is 'Where it is held | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.link is 'Address to join it online, http or https | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.reason is 'Why it was moved | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.meeting_time.set_by is 'Account that set it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting_time.by_name is 'Who set it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.meeting_state (
  id uuid not null,
  area_id text not null references partnership.area (id),
  meeting_id uuid not null,
  state text not null check (state in ('papers_sent', 'held', 'minutes_ready', 'minutes_agreed', 'cancelled')),
  words text,
  at_meeting_id uuid,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  foreign key (at_meeting_id, area_id) references partnership.meeting (id, area_id)
);
create index meeting_state_meeting on partnership.meeting_state (meeting_id, at);
create unique index meeting_state_once on partnership.meeting_state (area_id, meeting_id, state) where state <> 'papers_sent';
grant select, insert on partnership.meeting_state to nwd_app, nwd_worker;
comment on table partnership.meeting_state is 'What became of a meeting, a row each time';
comment on column partnership.meeting_state.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.state is 'What happened | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.words is 'Why it was cancelled, who else was there, or what the minutes were agreed with | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.at_meeting_id is 'Meeting at which the minutes were agreed | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.meeting_state.by_user is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting_state.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.agenda_item (
  id uuid not null,
  area_id text not null references partnership.area (id),
  title text not null,
  words text,
  purpose text not null,
  minutes_needed smallint not null check (minutes_needed between 1 and 240),
  paper_link text,
  from_kind text,
  from_id uuid,
  from_link text,
  organisation_id uuid,
  put_by uuid,
  by_name text not null,
  put_at timestamptz not null default nwd.clock(),
  declined_at timestamptz,
  declined_by uuid,
  declined_reason text,
  primary key (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  check (from_link ~ '^/[^/\\]'),
  check (paper_link ~* '^(https?://|/[^/\\])')
);
create index agenda_item_waiting on partnership.agenda_item (area_id, put_at) where declined_at is null;
grant select, insert on partnership.agenda_item to nwd_app, nwd_worker;
grant update (declined_at, declined_by, declined_reason) on partnership.agenda_item to nwd_app, nwd_worker;
comment on table partnership.agenda_item is 'Something put forward for a meeting';
comment on column partnership.agenda_item.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.title is 'What it is | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.words is 'What the meeting should know | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.purpose is 'Code of reference list agenda-purposes | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.minutes_needed is 'How long it needs, in minutes | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.paper_link is 'Address of a paper, http, https or a page of this service | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.from_kind is 'Kind of record it comes from: risk, action, improvement, plan | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.from_id is 'That record | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.from_link is 'Page of this service about that record | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.organisation_id is 'Organisation that put it forward | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.put_by is 'Account that put it forward | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agenda_item.by_name is 'Who put it forward, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agenda_item.put_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.declined_at is 'When it was not taken | sensitivity: none | retention: for ever';
comment on column partnership.agenda_item.declined_by is 'Account that did not take it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agenda_item.declined_reason is 'Why | sensitivity: none | retention: for ever';

create table partnership.agenda_place (
  id uuid not null,
  area_id text not null references partnership.area (id),
  item_id uuid not null,
  meeting_id uuid not null,
  place smallint not null check (place between 1 and 99),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  placed_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (item_id, area_id) references partnership.agenda_item (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id)
);
create unique index agenda_place_current on partnership.agenda_place (area_id, item_id) where until is null;
create index agenda_place_meeting on partnership.agenda_place (meeting_id);
grant select, insert on partnership.agenda_place to nwd_app, nwd_worker;
grant update (until) on partnership.agenda_place to nwd_app, nwd_worker;
comment on table partnership.agenda_place is 'The meeting that an item is on, and its place there; an item that is carried over gets another row';
comment on column partnership.agenda_place.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.item_id is 'The item | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.place is 'Its number on the agenda | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.agenda_place.placed_by is 'Account that placed it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agenda_place.by_name is 'Who placed it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.agenda_note (
  id uuid not null,
  area_id text not null references partnership.area (id),
  item_id uuid not null,
  meeting_id uuid not null,
  words text not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  written_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (item_id, area_id) references partnership.agenda_item (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id)
);
create unique index agenda_note_current on partnership.agenda_note (area_id, item_id, meeting_id) where until is null;
grant select, insert on partnership.agenda_note to nwd_app, nwd_worker;
grant update (until) on partnership.agenda_note to nwd_app, nwd_worker;
comment on table partnership.agenda_note is 'What was said on an item at a meeting; written again, the former words stay';
comment on column partnership.agenda_note.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.item_id is 'The item | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.words is 'What was said | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.agenda_note.written_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agenda_note.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.attendance (
  id uuid not null,
  area_id text not null references partnership.area (id),
  meeting_id uuid not null,
  seat_id uuid not null,
  how text not null check (how in ('coming', 'present', 'online', 'apologies', 'absent')),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  recorded_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  foreign key (seat_id, area_id) references partnership.seat (id, area_id)
);
create unique index attendance_current on partnership.attendance (area_id, meeting_id, seat_id) where until is null;
grant select, insert on partnership.attendance to nwd_app, nwd_worker;
grant update (until) on partnership.attendance to nwd_app, nwd_worker;
comment on table partnership.attendance is 'Who was at a meeting, who will come, and who sent apologies';
comment on column partnership.attendance.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.attendance.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.attendance.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.attendance.seat_id is 'Role in which somebody comes | sensitivity: none | retention: for ever';
comment on column partnership.attendance.how is 'Whether they will come, were there in the room or online, sent apologies, or neither came nor said so | sensitivity: none | retention: for ever';
comment on column partnership.attendance.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.attendance.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.attendance.recorded_by is 'Account that said so | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.attendance.by_name is 'Who said so, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.item_interest (
  id uuid not null,
  area_id text not null references partnership.area (id),
  item_id uuid not null,
  meeting_id uuid not null,
  seat_id uuid not null,
  words text not null,
  did text not null check (did in ('left', 'spoke', 'silent')),
  recorded_by uuid,
  by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (id, area_id),
  foreign key (item_id, area_id) references partnership.agenda_item (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  foreign key (seat_id, area_id) references partnership.seat (id, area_id)
);
create index item_interest_meeting on partnership.item_interest (meeting_id);
grant select, insert on partnership.item_interest to nwd_app, nwd_worker;
grant update (withdrawn_at, withdrawn_by) on partnership.item_interest to nwd_app, nwd_worker;
comment on table partnership.item_interest is 'An interest declared on an item, and what the person then did';
comment on column partnership.item_interest.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.item_id is 'The item | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.seat_id is 'Role of the person who declared it | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.words is 'The interest, in their words | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.item_interest.did is 'Left the room; stayed and spoke, took no part in the decision; stayed and said nothing | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.item_interest.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.item_interest.recorded_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.withdrawn_at is 'When it was taken back as a mistake | sensitivity: none | retention: for ever';
comment on column partnership.item_interest.withdrawn_by is 'Account that took it back | sensitivity: personal | retention: seven years after it ends';

create table partnership.decision (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number integer not null,
  meeting_id uuid not null,
  item_id uuid,
  words text not null,
  why text,
  quorate boolean not null,
  made_on date not null,
  supersedes uuid,
  recorded_by uuid,
  by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  foreign key (item_id, area_id) references partnership.agenda_item (id, area_id),
  foreign key (supersedes, area_id) references partnership.decision (id, area_id),
  unique (area_id, number),
  unique (area_id, supersedes)
);
create index decision_meeting on partnership.decision (meeting_id);
grant select, insert on partnership.decision to nwd_app, nwd_worker;
comment on table partnership.decision is 'A decision of the partnership; one that changes names the one it replaces';
comment on column partnership.decision.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.decision.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.decision.number is 'Number in the area, from 1 | sensitivity: none | retention: for ever';
comment on column partnership.decision.meeting_id is 'Meeting that decided | sensitivity: none | retention: for ever';
comment on column partnership.decision.item_id is 'Item it was decided under | sensitivity: none | retention: for ever';
comment on column partnership.decision.words is 'What was decided | sensitivity: none | retention: for ever';
comment on column partnership.decision.why is 'Why | sensitivity: none | retention: for ever';
comment on column partnership.decision.quorate is 'Whether enough members were there to decide | sensitivity: none | retention: for ever';
comment on column partnership.decision.made_on is 'Day of the decision | sensitivity: none | retention: for ever';
comment on column partnership.decision.supersedes is 'Decision that it replaces | sensitivity: none | retention: for ever';
comment on column partnership.decision.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.decision.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.decision.recorded_at is 'When | sensitivity: none | retention: for ever';
