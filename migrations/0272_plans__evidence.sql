-- What a plan is argued from: dated official tables of the place, strengths and weaknesses with their evidence, how gaps are weighed, and what was heard from
-- people and which decision it changed. Counts and rates of places, never of a person; what was heard is kept without names.

create table measurement.profile_table (
  id uuid not null primary key,
  topic text not null check (topic in ('population', 'labour_market', 'deprivation')),
  title text not null check (title <> ''),
  source text not null check (source <> ''),
  licence text not null check (licence <> ''),
  link text,
  period text not null check (period <> ''),
  as_at date not null,
  invented boolean not null,
  fingerprint text not null,
  figures int not null,
  imported_at timestamptz not null default nwd.clock()
);
grant select, insert on measurement.profile_table to nwd_worker;
grant select on measurement.profile_table to nwd_app;

comment on table measurement.profile_table is 'An official table of places: what it is of, who published it and under which licence';
comment on column measurement.profile_table.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.topic is 'Population, labour market or deprivation | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.title is 'What the table is called | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.source is 'Who published it | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.licence is 'Under which licence it may be used | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.link is 'Where it is published; empty where no address is known | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.period is 'The period its figures are of, in words | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.as_at is 'The last day of that period | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.invented is 'Whether the figures are invented, for a demonstration, and are shown as such | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.fingerprint is 'SHA-256 of the file, so that the same file again changes nothing | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.figures is 'How many figures the file holds | sensitivity: none | retention: for ever';
comment on column measurement.profile_table.imported_at is 'When it was imported | sensitivity: none | retention: for ever';

create table measurement.profile_figure (
  table_id uuid not null references measurement.profile_table (id),
  area_id text references partnership.area (id),
  place text not null,
  measure text not null,
  as_at date not null,
  value numeric(14, 2) not null check (value >= 0),
  superseded_at timestamptz
);
create unique index one_profile_figure on measurement.profile_figure (coalesce(area_id, ''), place, measure, as_at) where superseded_at is null;
create index profile_figure_of on measurement.profile_figure (area_id, measure) where superseded_at is null;
grant select, insert on measurement.profile_figure to nwd_worker;
grant update (superseded_at) on measurement.profile_figure to nwd_worker;
grant select on measurement.profile_figure to nwd_app;

comment on table measurement.profile_figure is 'A figure of a place by an official table that was imported';
comment on column measurement.profile_figure.table_id is 'Table it is from | sensitivity: none | retention: for ever';
comment on column measurement.profile_figure.area_id is 'Council area; empty for Scotland | sensitivity: none | retention: for ever';
comment on column measurement.profile_figure.place is 'Name of a place within the area; empty for the whole of it | sensitivity: none | retention: for ever';
comment on column measurement.profile_figure.measure is 'Code of reference list profile-measures | sensitivity: none | retention: for ever';
comment on column measurement.profile_figure.as_at is 'Last day of the period it is of | sensitivity: none | retention: for ever';
comment on column measurement.profile_figure.value is 'The figure, in the unit of its measure | sensitivity: none | retention: for ever';
comment on column measurement.profile_figure.superseded_at is 'When another table of the same day took its place | sensitivity: none | retention: for ever';

create table plans.swot_point (
  id uuid not null,
  area_id text not null references partnership.area (id),
  list text not null check (list in ('strength', 'weakness', 'opportunity', 'threat')),
  words text not null check (words <> ''),
  evidence text not null check (evidence <> ''),
  evidence_link text,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  primary key (id, area_id)
);
grant select, insert on plans.swot_point to nwd_app, nwd_worker;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on plans.swot_point to nwd_app, nwd_worker;
comment on table plans.swot_point is 'A strength, weakness, opportunity or threat of a place, with its evidence';
comment on column plans.swot_point.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.swot_point.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.swot_point.list is 'Which of the four lists it stands in | sensitivity: none | retention: for ever';
comment on column plans.swot_point.words is 'The point | sensitivity: none | retention: for ever';
comment on column plans.swot_point.evidence is 'What shows it | sensitivity: none | retention: for ever';
comment on column plans.swot_point.evidence_link is 'A page of this service, or an address, where that can be seen | sensitivity: none | retention: for ever';
comment on column plans.swot_point.made_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.swot_point.made_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.swot_point.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.swot_point.withdrawn_at is 'When it was taken out; empty while it stands | sensitivity: none | retention: for ever';
comment on column plans.swot_point.withdrawn_by is 'Account that took it out | sensitivity: personal | retention: seven years after it ends';
comment on column plans.swot_point.withdrawn_why is 'Why it was taken out | sensitivity: none | retention: for ever';

create table plans.gap_weighting (
  id uuid not null,
  area_id text not null references partnership.area (id),
  people smallint not null check (people between 0 and 10),
  not_met smallint not null check (not_met between 0 and 10),
  waiting smallint not null check (waiting between 0 and 10),
  supply smallint not null check (supply between 0 and 10),
  why text not null check (why <> ''),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  check (people + not_met + waiting + supply > 0)
);
create unique index gap_weighting_current on plans.gap_weighting (area_id) where until is null;
grant select, insert on plans.gap_weighting to nwd_app, nwd_worker;
grant update (until) on plans.gap_weighting to nwd_app, nwd_worker;
comment on table plans.gap_weighting is 'How much each part of a gap counts when needs are ranked; a change is another row';
comment on column plans.gap_weighting.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.people is 'Weight of how many people need it | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.not_met is 'Weight of the share that nobody took | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.waiting is 'Weight of the share that waits | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.supply is 'Weight of how few services there are | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.why is 'Why they are weighed so | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.gap_weighting.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.gap_weighting.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.lived_input (
  id uuid not null,
  area_id text not null references partnership.area (id),
  heard_on date not null,
  heard_from text not null,
  words text not null check (words <> ''),
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (id, area_id)
);
grant select, insert on plans.lived_input to nwd_app, nwd_worker;
grant update (words, withdrawn_at, withdrawn_by) on plans.lived_input to nwd_app, nwd_worker;
comment on table plans.lived_input is 'What was heard from people who use support, or could, without names';
comment on column plans.lived_input.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.lived_input.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.lived_input.heard_on is 'Day on which it was heard | sensitivity: none | retention: for ever';
comment on column plans.lived_input.heard_from is 'Code of reference list lived-experience-sources | sensitivity: none | retention: for ever';
comment on column plans.lived_input.words is 'What was said, without names | sensitivity: personal | retention: seven years';
comment on column plans.lived_input.made_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.lived_input.made_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.lived_input.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.lived_input.withdrawn_at is 'When it was taken out; empty while it stands | sensitivity: none | retention: for ever';
comment on column plans.lived_input.withdrawn_by is 'Account that took it out | sensitivity: personal | retention: seven years after it ends';

create table plans.lived_change (
  id uuid not null,
  area_id text not null references partnership.area (id),
  input_id uuid not null,
  decision_id uuid not null,
  words text not null check (words <> ''),
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (input_id, area_id) references plans.lived_input (id, area_id),
  foreign key (decision_id, area_id) references partnership.decision (id, area_id),
  unique (input_id, decision_id, area_id)
);
grant select, insert on plans.lived_change to nwd_app, nwd_worker;
comment on table plans.lived_change is 'What came of something that was heard: the decision that it changed';
comment on column plans.lived_change.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.lived_change.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.lived_change.input_id is 'What was heard | sensitivity: none | retention: for ever';
comment on column plans.lived_change.decision_id is 'Decision of the partnership | sensitivity: none | retention: for ever';
comment on column plans.lived_change.words is 'What is different because of it | sensitivity: none | retention: for ever';
comment on column plans.lived_change.made_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.lived_change.made_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.lived_change.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
