-- What the partnership watches: measures with a target for a year and group, what was noted when one was off course, and what was laid before a meeting.

create table plans.indicator (
  id uuid not null,
  area_id text not null references partnership.area (id),
  indicator_id uuid not null,
  year text not null check (year ~ '^[0-9]{4}-[0-9]{2}$'),
  measure text not null,
  dimension text not null,
  category text not null,
  unit text not null check (unit in ('count', 'rate')),
  better text not null check (better in ('more', 'less')),
  target numeric(10, 1) not null check (target >= 0),
  baseline numeric(10, 1),
  baseline_as_at date,
  why text not null default '',
  dropped text,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id)
);
create unique index indicator_current on plans.indicator (area_id, indicator_id) where until is null;
create unique index indicator_once on plans.indicator (area_id, year, measure, dimension, category, unit) where until is null and dropped is null;
grant select, insert on plans.indicator to nwd_app, nwd_worker;
grant update (until) on plans.indicator to nwd_app, nwd_worker;
comment on table plans.indicator is 'An indicator of an area and year with its target; a change is another row';
comment on column plans.indicator.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.indicator.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.indicator.indicator_id is 'The indicator, the same over its changes | sensitivity: none | retention: for ever';
comment on column plans.indicator.year is 'Financial year, such as 2026-27 | sensitivity: none | retention: for ever';
comment on column plans.indicator.measure is 'Measure, by the name of its definition | sensitivity: none | retention: for ever';
comment on column plans.indicator.dimension is 'Breakdown; all for everybody | sensitivity: none | retention: for ever';
comment on column plans.indicator.category is 'Group; all for everybody | sensitivity: none | retention: for ever';
comment on column plans.indicator.unit is 'Whether people are counted, or their share in percent | sensitivity: none | retention: for ever';
comment on column plans.indicator.better is 'Which way is better | sensitivity: none | retention: for ever';
comment on column plans.indicator.target is 'What is to be reached by the end of the year: people, or percent | sensitivity: none | retention: for ever';
comment on column plans.indicator.baseline is 'The same figure of the year before, as it was when the target was set; empty where there was none | sensitivity: none | retention: for ever';
comment on column plans.indicator.baseline_as_at is 'Day of the baseline | sensitivity: none | retention: for ever';
comment on column plans.indicator.why is 'Why this target | sensitivity: none | retention: for ever';
comment on column plans.indicator.dropped is 'Why it is watched no longer; empty while it is | sensitivity: none | retention: for ever';
comment on column plans.indicator.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.indicator.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.indicator.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.indicator.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.indicator_note (
  id uuid not null,
  area_id text not null references partnership.area (id),
  indicator_id uuid not null,
  words text not null check (words <> ''),
  value numeric(10, 1),
  target numeric(10, 1) not null,
  as_at date not null,
  written_at timestamptz not null default nwd.clock(),
  written_by uuid,
  by_name text not null,
  primary key (id, area_id)
);
create index indicator_note_of on plans.indicator_note (indicator_id, written_at);
grant select, insert on plans.indicator_note to nwd_app, nwd_worker;
comment on table plans.indicator_note is 'What was noted of an indicator, beside its figure on that day';
comment on column plans.indicator_note.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.indicator_id is 'Indicator | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.words is 'What was noted | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.value is 'What it stood at; empty where that was not known | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.target is 'What was to be reached | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.as_at is 'Day of the figure | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.written_at is 'When it was noted | sensitivity: none | retention: for ever';
comment on column plans.indicator_note.written_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.indicator_note.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.indicator_paper (
  id uuid not null,
  area_id text not null references partnership.area (id),
  year text not null check (year ~ '^[0-9]{4}-[0-9]{2}$'),
  meeting_id uuid not null,
  item_id uuid not null,
  as_at date not null,
  lines jsonb not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id),
  foreign key (item_id, area_id) references partnership.agenda_item (id, area_id)
);
grant select, insert on plans.indicator_paper to nwd_app, nwd_worker;
comment on table plans.indicator_paper is 'The indicators as they stood when they were laid before a meeting';
comment on column plans.indicator_paper.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.year is 'Financial year, such as 2026-27 | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.meeting_id is 'Meeting | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.item_id is 'Item of its agenda | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.as_at is 'Day of the figures | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.lines is 'The indicators with their figures and notes, as they were | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.made_at is 'When it was laid before the meeting | sensitivity: none | retention: for ever';
comment on column plans.indicator_paper.made_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.indicator_paper.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
