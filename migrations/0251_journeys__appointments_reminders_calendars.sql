-- Appointments are moved and called off with who asked and why; several workers may hold one; people are reminded when they chose; and calendars follow a private link.

-- Both whoever stands in for a worker and whoever runs a group may see people.
alter table people.relationship drop constraint relationship_kind_check, add constraint relationship_kind_check
  check (kind in ('referral', 'partnership', 'spell', 'handover', 'self', 'break_glass', 'follow_up', 'cover', 'group'));

alter table journeys.appointment
  add column minutes_long int not null default 60 check (minutes_long between 5 and 720),
  add column at_office boolean not null default false,
  add column moves int not null default 0,
  add column outcome_code text,
  drop constraint appointment_outcome_check,
  add constraint appointment_outcome_check check (outcome in ('attended', 'late', 'did_not_attend', 'did_not_happen', 'cancelled')),
  drop constraint appointment_check,
  add constraint appointment_check check (outcome is null or outcome not in ('did_not_happen', 'cancelled') or outcome_reason is not null or outcome_code is not null);
grant update (on_date, at_time, how, place, minutes_long, at_office, moves, outcome_code) on journeys.appointment to nwd_app, nwd_worker;
comment on column journeys.appointment.minutes_long is 'How long it lasts, in minutes | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.at_office is 'Whether the place is an office of ours, which a calendar may name | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.moves is 'How often it was moved or called off: a calendar takes the entry with the greater number | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.outcome_code is 'Why they did not come, it did not happen or was called off, a code of reference list appointment-reasons | sensitivity: personal | retention: as the person''s record';

create table journeys.appointment_with (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  appointment_id uuid not null,
  user_id uuid not null,
  name text not null,
  added_by uuid,
  added_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (appointment_id, area_id) references journeys.appointment (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create unique index one_worker_once on journeys.appointment_with (appointment_id, area_id, user_id);
create index appointment_with_user on journeys.appointment_with (user_id);
create index appointment_with_person on journeys.appointment_with (person_id);
grant select, insert on journeys.appointment_with to nwd_app, nwd_worker;
comment on table journeys.appointment_with is 'A worker whom an appointment is with besides the one who arranged it';
comment on column journeys.appointment_with.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_with.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_with.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_with.appointment_id is 'Appointment | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_with.user_id is 'Account of a worker it is with besides | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_with.name is 'Name of that worker, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_with.added_by is 'Account that added them | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_with.added_at is 'When they were added | sensitivity: none | retention: as the person''s record';

create table journeys.appointment_move (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  appointment_id uuid not null,
  was_on date not null,
  was_at text not null,
  was_how text not null,
  was_place text,
  asked_by text not null check (asked_by in ('person', 'worker', 'other')),
  reason text not null,
  words text,
  moved_by uuid,
  moved_by_name text not null,
  moved_at timestamptz not null default nwd.clock(),
  called_off boolean not null,
  primary key (id, area_id),
  foreign key (appointment_id, area_id) references journeys.appointment (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index appointment_move_of on journeys.appointment_move (appointment_id, moved_at);
create index appointment_move_person on journeys.appointment_move (person_id);
grant select, insert on journeys.appointment_move to nwd_app, nwd_worker;
comment on table journeys.appointment_move is 'That an appointment was moved or called off: when it was to be, who asked, and why';
comment on column journeys.appointment_move.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_move.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_move.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_move.appointment_id is 'Appointment | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_move.was_on is 'Day it was on | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.was_at is 'Time it was at, HH:MM | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.was_how is 'How it was to be held | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.was_place is 'Where it was to be | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.asked_by is 'Who asked for it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.reason is 'Why, a code of reference list appointment-reasons | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.words is 'Why, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.appointment_move.moved_by is 'Account that moved it or called it off | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.moved_by_name is 'Name of who did, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment_move.moved_at is 'When that was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment_move.called_off is 'Whether it was called off rather than moved | sensitivity: personal | retention: as the person''s record';

create table journeys.reminder_choice (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  code text not null,
  chosen_by uuid,
  chosen_by_name text not null,
  chosen_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create unique index one_reminder_choice on journeys.reminder_choice (person_id, area_id) where superseded_at is null;
grant select, insert on journeys.reminder_choice to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on journeys.reminder_choice to nwd_app, nwd_worker;
comment on table journeys.reminder_choice is 'When somebody wants to be reminded of what is arranged with them';
comment on column journeys.reminder_choice.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder_choice.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder_choice.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder_choice.code is 'When they want to be reminded, a code of reference list reminder-times | sensitivity: personal | retention: as the person''s record';
comment on column journeys.reminder_choice.chosen_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.reminder_choice.chosen_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.reminder_choice.chosen_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder_choice.superseded_at is 'When they chose otherwise | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder_choice.superseded_by is 'Account that wrote that down | sensitivity: personal | retention: as the person''s record';

create table journeys.reminder (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  of_kind text not null check (of_kind in ('appointment', 'session')),
  of_id uuid not null,
  on_date date not null,
  at_time text not null,
  channel text not null check (channel in ('email', 'text')),
  message_id uuid not null,
  sent_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create unique index reminded_once on journeys.reminder (person_id, area_id, of_id, on_date, at_time);
grant select, insert on journeys.reminder to nwd_app, nwd_worker;
comment on table journeys.reminder is 'That somebody was reminded of what was arranged for a day and time, once';
comment on column journeys.reminder.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder.of_kind is 'Of an appointment or of a session of a group | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder.of_id is 'Appointment or session | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder.on_date is 'Day it was on when they were reminded | sensitivity: personal | retention: as the person''s record';
comment on column journeys.reminder.at_time is 'Time it was at then, HH:MM | sensitivity: personal | retention: as the person''s record';
comment on column journeys.reminder.channel is 'By which way | sensitivity: personal | retention: as the person''s record';
comment on column journeys.reminder.message_id is 'Message in the outbox | sensitivity: none | retention: as the person''s record';
comment on column journeys.reminder.sent_at is 'When it was written | sensitivity: none | retention: as the person''s record';

create table journeys.calendar_link (
  id uuid not null,
  area_id text not null,
  user_id uuid not null,
  token_hash bytea not null,
  words text not null,
  shows_place boolean not null,
  made_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  primary key (id, area_id)
);
create unique index calendar_link_token on journeys.calendar_link (token_hash);
create unique index one_calendar_link on journeys.calendar_link (user_id) where ended_at is null;
grant select, insert on journeys.calendar_link to nwd_app, nwd_worker;
grant update (ended_at) on journeys.calendar_link to nwd_app, nwd_worker;
comment on table journeys.calendar_link is 'A private link by which a calendar program follows what is arranged with an account';
comment on column journeys.calendar_link.id is 'Identifier | sensitivity: none | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.area_id is 'Area | sensitivity: none | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.user_id is 'Account whose calendar it is | sensitivity: personal | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.token_hash is 'Fingerprint of the secret in the link; the secret itself is not kept | sensitivity: none | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.words is 'What each entry is called | sensitivity: personal | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.shows_place is 'Whether entries say where | sensitivity: none | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.made_at is 'When it was made | sensitivity: none | retention: until it is ended, and a year after';
comment on column journeys.calendar_link.ended_at is 'When it was ended, or gave way to a new one | sensitivity: none | retention: until it is ended, and a year after';
