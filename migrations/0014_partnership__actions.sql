-- Actions of the partnership: what is to be done, who has it and by when, what came of it, and who was reminded.

create table partnership.action (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number integer not null,
  words text not null,
  from_kind text,
  from_id uuid,
  from_link text,
  meeting_id uuid,
  item_id uuid,
  made_by uuid,
  by_name text not null,
  made_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  foreign key (item_id, area_id) references partnership.agenda_item (id, area_id),
  unique (area_id, number),
  check (from_link ~ '^/[^/\\]')
);
create index action_from on partnership.action (from_id) where from_id is not null;
grant select, insert on partnership.action to nwd_app, nwd_worker;
comment on table partnership.action is 'Something that the partnership has agreed to do';
comment on column partnership.action.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.action.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.action.number is 'Number in the area, from 1 | sensitivity: none | retention: for ever';
comment on column partnership.action.words is 'What is to be done | sensitivity: none | retention: for ever';
comment on column partnership.action.from_kind is 'Kind of record it comes from: risk, improvement, plan, report | sensitivity: none | retention: for ever';
comment on column partnership.action.from_id is 'That record | sensitivity: none | retention: for ever';
comment on column partnership.action.from_link is 'Page of this service about that record | sensitivity: none | retention: for ever';
comment on column partnership.action.meeting_id is 'Meeting that agreed it | sensitivity: none | retention: for ever';
comment on column partnership.action.item_id is 'Item it was agreed under | sensitivity: none | retention: for ever';
comment on column partnership.action.made_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action.made_at is 'When | sensitivity: none | retention: for ever';

create table partnership.action_standing (
  id uuid not null,
  area_id text not null references partnership.area (id),
  action_id uuid not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  due_on date not null,
  organisation_id uuid not null,
  user_id uuid,
  name text,
  words text,
  meeting_id uuid,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (action_id, area_id) references partnership.action (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  check (state = 'open' or words is not null)
);
create unique index action_standing_current on partnership.action_standing (area_id, action_id) where until is null;
create index action_standing_due on partnership.action_standing (area_id, due_on) where until is null and state = 'open';
grant select, insert on partnership.action_standing to nwd_app, nwd_worker;
grant update (until) on partnership.action_standing to nwd_app, nwd_worker;
comment on table partnership.action_standing is 'Who has an action and by when, or how it ended; a change is another row';
comment on column partnership.action_standing.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.action_id is 'The action | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.state is 'Open, done, or dropped | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.due_on is 'Day by which it is to be done | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.organisation_id is 'Organisation that has it | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.user_id is 'Account of the person who has it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action_standing.name is 'Name of the person who has it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action_standing.words is 'Why it changed, or what came of it | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.meeting_id is 'Meeting that carried it over | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.action_standing.set_by is 'Account that set it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action_standing.by_name is 'Who set it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.action_note (
  id uuid not null,
  area_id text not null references partnership.area (id),
  action_id uuid not null,
  words text not null,
  written_by uuid,
  by_name text not null,
  written_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (action_id, area_id) references partnership.action (id, area_id)
);
create index action_note_action on partnership.action_note (action_id, written_at);
grant select, insert on partnership.action_note to nwd_app, nwd_worker;
comment on table partnership.action_note is 'How an action is getting on';
comment on column partnership.action_note.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.action_note.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.action_note.action_id is 'The action | sensitivity: none | retention: for ever';
comment on column partnership.action_note.words is 'How it is getting on | sensitivity: none | retention: for ever';
comment on column partnership.action_note.written_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action_note.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.action_note.written_at is 'When | sensitivity: none | retention: for ever';

create table partnership.reminder (
  id uuid not null,
  area_id text not null references partnership.area (id),
  about_kind text not null check (about_kind in ('action', 'risk', 'interests', 'disagreement')),
  about_id uuid not null,
  phase text not null check (phase in ('soon', 'late')),
  to_user uuid not null,
  on_day date not null,
  primary key (id, area_id)
);
create index reminder_about on partnership.reminder (about_id, to_user, on_day desc);
grant select, insert, delete on partnership.reminder to nwd_app, nwd_worker;
comment on table partnership.reminder is 'Somebody was reminded of something, on a day';
comment on column partnership.reminder.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.reminder.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.reminder.about_kind is 'What it was about | sensitivity: none | retention: one year';
comment on column partnership.reminder.about_id is 'The record, or the account for a yearly declaration | sensitivity: none | retention: one year';
comment on column partnership.reminder.phase is 'Whether it was still to come or late | sensitivity: none | retention: one year';
comment on column partnership.reminder.to_user is 'Account reminded | sensitivity: personal | retention: one year';
comment on column partnership.reminder.on_day is 'Day | sensitivity: none | retention: one year';
