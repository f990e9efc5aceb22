-- What is delivered beside meetings with the key worker: groups with a number of places and their sessions, who takes part, who came, and support one to one;
-- what it costs (pence), which fund bears it, and which organisation delivers it. Kinds of intervention are the reference list `interventions`.

create table journeys.cohort (
  id uuid not null,
  area_id text not null,
  name text not null,
  intervention text not null,
  about text,
  organisation_id uuid not null,
  led_by uuid,
  led_by_name text not null,
  capacity int not null check (capacity between 1 and 200),
  place text not null,
  stream text not null,
  session_cost_pence bigint not null check (session_cost_pence >= 0),
  ended_at timestamptz,
  ended_by uuid,
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id)
);
create index cohort_area on journeys.cohort (area_id) where ended_at is null;
create index cohort_organisation on journeys.cohort (organisation_id);
grant select, insert on journeys.cohort to nwd_app, nwd_worker;
grant update (name, intervention, about, led_by, led_by_name, capacity, place, stream, session_cost_pence, ended_at, ended_by, changed_at, changed_by) on journeys.cohort to nwd_app, nwd_worker;
comment on table journeys.cohort is 'A group of people who take part in an intervention together, with so many places';
comment on column journeys.cohort.id is 'Identifier | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.area_id is 'Area | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.name is 'What the group is called | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.intervention is 'Kind of intervention, a code of reference list interventions | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.about is 'What it is about, for whoever thinks of joining | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.organisation_id is 'Organisation that delivers it | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.led_by is 'Account that leads it | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.led_by_name is 'Name of who leads it, as it was then | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.capacity is 'How many may take part at once | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.place is 'Where it meets unless a session says otherwise | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.stream is 'Fund that bears it, a code of reference list funding-streams | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.session_cost_pence is 'What a session costs unless it says otherwise, in pence | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.ended_at is 'When the group ended | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.ended_by is 'Account that ended it; empty when it ended by itself after its last session | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.made_by is 'Account that made it | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.made_at is 'When it was made | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.changed_at is 'When this row was last amended | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.cohort.changed_by is 'Account that amended it | sensitivity: personal | retention: as long as the area keeps what it delivered';

create table journeys.session (
  id uuid not null,
  area_id text not null,
  cohort_id uuid not null,
  on_date date not null,
  at_time text not null check (at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  minutes_long int not null check (minutes_long between 5 and 720),
  place text,
  cost_pence bigint check (cost_pence >= 0),
  led_by uuid,
  led_by_name text not null,
  moves int not null default 0,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_reason text,
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id),
  foreign key (cohort_id, area_id) references journeys.cohort (id, area_id),
  check ((cancelled_at is null) = (cancelled_reason is null))
);
create unique index one_session_at_a_time on journeys.session (cohort_id, area_id, on_date, at_time) where cancelled_at is null;
create index session_led_by on journeys.session (led_by, on_date);
grant select, insert on journeys.session to nwd_app, nwd_worker;
grant update (on_date, at_time, minutes_long, place, cost_pence, led_by, led_by_name, moves, cancelled_at, cancelled_by, cancelled_reason, changed_at, changed_by) on journeys.session to nwd_app, nwd_worker;
comment on table journeys.session is 'One meeting of a group';
comment on column journeys.session.id is 'Identifier | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.area_id is 'Area | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.cohort_id is 'Group | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.on_date is 'Day it is on | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.at_time is 'Time it begins, HH:MM | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.minutes_long is 'How long it lasts, in minutes | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.place is 'Where, when not where the group meets otherwise | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.cost_pence is 'What it costs, in pence, when not what a session of the group costs otherwise | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.led_by is 'Account that leads it | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.session.led_by_name is 'Name of who leads it, as it was then | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.session.moves is 'How often it was moved or cancelled: a calendar takes the entry with the greater number | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.cancelled_at is 'When it was cancelled | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.cancelled_by is 'Account that cancelled it | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.session.cancelled_reason is 'Why, a code of reference list appointment-reasons | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.made_by is 'Account that made it | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.session.made_at is 'When it was made | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.changed_at is 'When this row was last amended | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.session.changed_by is 'Account that amended it | sensitivity: personal | retention: as long as the area keeps what it delivered';

create table journeys.group_former (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  of_table text not null,
  row_id uuid not null,
  was jsonb not null,
  superseded_at timestamptz not null default nwd.clock(),
  superseded_by uuid default nwd.viewer_user(),
  primary key (id, area_id)
);
create index group_former_row on journeys.group_former (row_id, superseded_at);
grant select, insert on journeys.group_former to nwd_app, nwd_worker;
comment on table journeys.group_former is 'A group or session as it was before it was changed';
comment on column journeys.group_former.id is 'Identifier | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.group_former.area_id is 'Area | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.group_former.of_table is 'Table of the row: cohort or session | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.group_former.row_id is 'Row | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.group_former.was is 'The row as it was | sensitivity: personal | retention: as long as the area keeps what it delivered';
comment on column journeys.group_former.superseded_at is 'When it was superseded | sensitivity: none | retention: as long as the area keeps what it delivered';
comment on column journeys.group_former.superseded_by is 'Account that superseded it | sensitivity: personal | retention: as long as the area keeps what it delivered';

create function journeys.keep_former_group() returns trigger language plpgsql security definer set search_path = pg_catalog, journeys as $$
begin
  if to_jsonb(old) - array['changed_at', 'changed_by'] is distinct from to_jsonb(new) - array['changed_at', 'changed_by'] then
    insert into journeys.group_former (area_id, of_table, row_id, was) values (old.area_id, tg_table_name, old.id, to_jsonb(old));
  end if;
  return new;
end $$;
create trigger keep_former_group before update on journeys.cohort for each row execute function journeys.keep_former_group();
create trigger keep_former_group before update on journeys.session for each row execute function journeys.keep_former_group();

create table journeys.enrolment (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  cohort_id uuid not null,
  asked_at timestamptz not null default nwd.clock(),
  asked_by uuid,
  asked_by_name text not null,
  agreed_on date not null,
  agreed_how text not null check (agreed_how in ('said', 'written')),
  placed_at timestamptz,
  placed_by uuid,
  left_at timestamptz,
  left_by uuid,
  left_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (cohort_id, area_id) references journeys.cohort (id, area_id),
  check ((left_at is null) = (left_reason is null))
);
create unique index one_enrolment on journeys.enrolment (cohort_id, area_id, person_id) where left_at is null;
create index enrolment_person on journeys.enrolment (person_id);
create index enrolment_cohort on journeys.enrolment (cohort_id);
grant select, insert on journeys.enrolment to nwd_app, nwd_worker;
grant update (placed_at, placed_by, left_at, left_by, left_reason) on journeys.enrolment to nwd_app, nwd_worker;
comment on table journeys.enrolment is 'That somebody takes part in a group, or waits for a place in it';
comment on column journeys.enrolment.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.enrolment.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.enrolment.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.enrolment.cohort_id is 'Group | sensitivity: none | retention: as the person''s record';
comment on column journeys.enrolment.asked_at is 'When they asked to take part: the order of those who wait | sensitivity: none | retention: as the person''s record';
comment on column journeys.enrolment.asked_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.asked_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.agreed_on is 'Day they agreed that whoever runs the group sees who they are | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.agreed_how is 'Whether they said so or wrote it | sensitivity: none | retention: as the person''s record';
comment on column journeys.enrolment.placed_at is 'When they were given a place; empty while they wait for one | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.placed_by is 'Account that gave it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.left_at is 'When they left the group, or no longer waited | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.left_by is 'Account that wrote that down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.enrolment.left_reason is 'Why, a code of reference list group-leaving-reasons | sensitivity: personal | retention: as the person''s record';

create table journeys.session_mark (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  session_id uuid not null,
  enrolment_id uuid not null,
  outcome text not null check (outcome in ('attended', 'late', 'did_not_attend', 'did_not_happen')),
  note text,
  marked_by uuid,
  marked_by_name text not null,
  marked_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (session_id, area_id) references journeys.session (id, area_id),
  foreign key (enrolment_id, area_id) references journeys.enrolment (id, area_id)
);
create unique index one_mark on journeys.session_mark (session_id, area_id, enrolment_id) where superseded_at is null;
create index session_mark_person on journeys.session_mark (person_id);
create index session_mark_enrolment on journeys.session_mark (enrolment_id);
grant select, insert on journeys.session_mark to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on journeys.session_mark to nwd_app, nwd_worker;
comment on table journeys.session_mark is 'Whether somebody came to a session of their group; written down otherwise later, both stay';
comment on column journeys.session_mark.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.session_id is 'Session | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.enrolment_id is 'Their taking part in the group | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.outcome is 'Whether they came | sensitivity: personal | retention: as the person''s record';
comment on column journeys.session_mark.note is 'What is to be known of it, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.session_mark.marked_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.session_mark.marked_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.session_mark.marked_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.superseded_at is 'When it was written down otherwise | sensitivity: none | retention: as the person''s record';
comment on column journeys.session_mark.superseded_by is 'Account that did | sensitivity: personal | retention: as the person''s record';

create table journeys.one_to_one (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  intervention text not null,
  what text not null,
  on_date date not null,
  minutes int check (minutes between 1 and 1440),
  organisation_id uuid not null,
  stream text not null,
  cost_pence bigint not null check (cost_pence >= 0),
  written_by uuid,
  written_by_name text not null,
  written_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_reason text,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check ((superseded_at is null) = (superseded_reason is null))
);
create index one_to_one_person on journeys.one_to_one (person_id, on_date);
grant select, insert on journeys.one_to_one to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by, superseded_reason) on journeys.one_to_one to nwd_app, nwd_worker;
comment on table journeys.one_to_one is 'Support given to one person: what, by whom, at what cost';
comment on column journeys.one_to_one.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.spell_id is 'Spell it belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.intervention is 'Kind of intervention, a code of reference list interventions | sensitivity: personal | retention: as the person''s record';
comment on column journeys.one_to_one.what is 'What was done, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.one_to_one.on_date is 'Day it was given | sensitivity: personal | retention: as the person''s record';
comment on column journeys.one_to_one.minutes is 'How long it took, in minutes | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.organisation_id is 'Organisation that gave it | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.stream is 'Fund that bears it, a code of reference list funding-streams | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.cost_pence is 'What it cost, in pence | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.written_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.one_to_one.written_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.one_to_one.written_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.superseded_at is 'When it was taken out as wrong | sensitivity: none | retention: as the person''s record';
comment on column journeys.one_to_one.superseded_by is 'Account that took it out | sensitivity: personal | retention: as the person''s record';
comment on column journeys.one_to_one.superseded_reason is 'Why | sensitivity: personal | retention: as the person''s record';

-- An organisation that runs a group sees who takes part in it, for as long as they do.
alter table people.relationship drop constraint relationship_kind_check;
alter table people.relationship add constraint relationship_kind_check
  check (kind in ('referral', 'partnership', 'spell', 'handover', 'self', 'break_glass', 'follow_up', 'group'));
