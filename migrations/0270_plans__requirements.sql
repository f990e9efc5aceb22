-- What an area's partnership means to pay for in a year: the eight columns of Annex 2 of the delivery plan framework, line by line. A change is another row;
-- a line that is taken out stays on record. What a line is tied to stands beside it, so that the table itself stays what the framework asks for.

create table plans.requirement_file (
  id uuid not null,
  area_id text not null references partnership.area (id),
  year text not null check (year ~ '^[0-9]{4}-[0-9]{2}$'),
  name text not null,
  fingerprint text not null,
  lines jsonb not null,
  uploaded_at timestamptz not null default nwd.clock(),
  uploaded_by uuid,
  by_name text not null,
  taken_at timestamptz,
  taken_by uuid,
  primary key (id, area_id)
);
grant select, insert on plans.requirement_file to nwd_app, nwd_worker;
grant update (taken_at, taken_by) on plans.requirement_file to nwd_app, nwd_worker;
comment on table plans.requirement_file is 'A spreadsheet of requirements that was brought back: what it would make of the table, until somebody takes it or leaves it';
comment on column plans.requirement_file.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.year is 'Financial year, such as 2026-27 | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.name is 'What the file was called | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.fingerprint is 'SHA-256 of the file | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.lines is 'Its lines, as they were read | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.uploaded_at is 'When it was brought | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.uploaded_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_file.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_file.taken_at is 'When its changes were taken; empty until then | sensitivity: none | retention: for ever';
comment on column plans.requirement_file.taken_by is 'Account that took them | sensitivity: personal | retention: seven years after it ends';

create table plans.requirement (
  id uuid not null,
  area_id text not null references partnership.area (id),
  year text not null check (year ~ '^[0-9]{4}-[0-9]{2}$'),
  number integer not null check (number > 0),
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_by_name text,
  removed_why text,
  primary key (id, area_id),
  unique (area_id, year, number)
);
grant select, insert on plans.requirement to nwd_app, nwd_worker;
grant update (removed_at, removed_by, removed_by_name, removed_why) on plans.requirement to nwd_app, nwd_worker;
comment on table plans.requirement is 'A line of the service requirements of an area and year';
comment on column plans.requirement.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement.year is 'Financial year, such as 2026-27 | sensitivity: none | retention: for ever';
comment on column plans.requirement.number is 'Number in the area and year, from 1 | sensitivity: none | retention: for ever';
comment on column plans.requirement.made_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.requirement.made_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement.removed_at is 'When it was taken out; empty while it stands | sensitivity: none | retention: for ever';
comment on column plans.requirement.removed_by is 'Account that took it out | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement.removed_by_name is 'Who took it out, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement.removed_why is 'Why it was taken out | sensitivity: none | retention: for ever';

create table plans.requirement_version (
  id uuid not null,
  area_id text not null references partnership.area (id),
  requirement_id uuid not null,
  target_group text not null check (target_group <> ''),
  rationale text not null default '',
  partners text not null default '',
  budget_pence bigint not null check (budget_pence >= 0),
  volume integer not null check (volume >= 0),
  delivery_method text not null default '',
  outcome text not null default '',
  file_id uuid,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (requirement_id, area_id) references plans.requirement (id, area_id),
  foreign key (file_id, area_id) references plans.requirement_file (id, area_id)
);
create unique index requirement_version_current on plans.requirement_version (area_id, requirement_id) where until is null;
create index requirement_version_of on plans.requirement_version (requirement_id, since);
grant select, insert on plans.requirement_version to nwd_app, nwd_worker;
grant update (until) on plans.requirement_version to nwd_app, nwd_worker;
comment on table plans.requirement_version is 'What a line of requirements says; a change is another row';
comment on column plans.requirement_version.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.requirement_id is 'Line | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.target_group is 'Whom it is for | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.rationale is 'Why it is needed | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.partners is 'Who delivers it | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.budget_pence is 'What it may cost in the year, in pence: the sum of its sources | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.volume is 'How many people are to start in the year | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.delivery_method is 'How it is delivered | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.outcome is 'What is expected to come of it | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.file_id is 'Spreadsheet that brought it; empty when it was written in a page | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.requirement_version.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_version.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.requirement_money (
  id uuid not null,
  area_id text not null references partnership.area (id),
  version_id uuid not null,
  place smallint not null,
  source text not null check (source <> ''),
  pence bigint not null check (pence >= 0),
  primary key (id, area_id),
  foreign key (version_id, area_id) references plans.requirement_version (id, area_id),
  unique (version_id, place)
);
grant select, insert on plans.requirement_money to nwd_app, nwd_worker;
comment on table plans.requirement_money is 'Where the money of a line comes from: one row a source of a version';
comment on column plans.requirement_money.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_money.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_money.version_id is 'Version of the line | sensitivity: none | retention: for ever';
comment on column plans.requirement_money.place is 'Its place among the sources, from 1 | sensitivity: none | retention: for ever';
comment on column plans.requirement_money.source is 'Source of investment | sensitivity: none | retention: for ever';
comment on column plans.requirement_money.pence is 'How much of the budget it bears, in pence | sensitivity: none | retention: for ever';

create table plans.requirement_tie (
  id uuid not null,
  area_id text not null references partnership.area (id),
  requirement_id uuid not null,
  kind text not null check (kind in ('need', 'national_outcome', 'policy_driver', 'principle')),
  code text not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (requirement_id, area_id) references plans.requirement (id, area_id)
);
create unique index requirement_tie_current on plans.requirement_tie (area_id, requirement_id, kind, code) where until is null;
grant select, insert on plans.requirement_tie to nwd_app, nwd_worker;
grant update (until) on plans.requirement_tie to nwd_app, nwd_worker;
comment on table plans.requirement_tie is 'What a line answers to: needs of the gap analysis, national outcomes, policy drivers, principles';
comment on column plans.requirement_tie.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.requirement_id is 'Line | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.kind is 'Which list the code is of | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.code is 'Code in reference list needs, national-outcomes, policy-drivers or principles | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.requirement_tie.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_tie.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.requirement_service (
  id uuid not null,
  area_id text not null references partnership.area (id),
  requirement_id uuid not null,
  service_id uuid not null references directory.service (id) on delete cascade,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (requirement_id, area_id) references plans.requirement (id, area_id)
);
create unique index requirement_service_current on plans.requirement_service (area_id, requirement_id, service_id) where until is null;
create index requirement_service_of on plans.requirement_service (service_id);
grant select, insert on plans.requirement_service to nwd_app, nwd_worker;
grant update (until) on plans.requirement_service to nwd_app, nwd_worker;
comment on table plans.requirement_service is 'Which services of the directory deliver a line';
comment on column plans.requirement_service.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_service.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_service.requirement_id is 'Line | sensitivity: none | retention: for ever';
comment on column plans.requirement_service.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column plans.requirement_service.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.requirement_service.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.requirement_service.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_service.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.requirement_counted (
  id uuid not null,
  area_id text not null references partnership.area (id),
  requirement_id uuid not null,
  dimension text not null,
  category text not null,
  measure text,
  expected integer check (expected >= 0),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (requirement_id, area_id) references plans.requirement (id, area_id),
  check ((measure is null) = (expected is null))
);
create unique index requirement_counted_current on plans.requirement_counted (area_id, requirement_id) where until is null;
grant select, insert on plans.requirement_counted to nwd_app, nwd_worker;
grant update (until) on plans.requirement_counted to nwd_app, nwd_worker;
comment on table plans.requirement_counted is 'By which figures a line answers for itself: the people counted, and the outcome expected of them as a number';
comment on column plans.requirement_counted.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.requirement_id is 'Line | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.dimension is 'Breakdown of the measures in which the target group is a category; all for everybody | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.category is 'Category of it; all for everybody | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.measure is 'Measure of the outcome; empty where none fits | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.expected is 'How many people the outcome is expected of | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.requirement_counted.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_counted.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.requirement_variance (
  id uuid not null,
  area_id text not null references partnership.area (id),
  requirement_id uuid not null,
  about text not null check (about in ('volume', 'cost', 'outcome')),
  words text not null check (words <> ''),
  planned bigint,
  actual bigint,
  as_at date not null,
  written_at timestamptz not null default nwd.clock(),
  written_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (requirement_id, area_id) references plans.requirement (id, area_id)
);
create index requirement_variance_of on plans.requirement_variance (requirement_id, written_at);
grant select, insert on plans.requirement_variance to nwd_app, nwd_worker;
comment on table plans.requirement_variance is 'Why what happened differs from what was planned, in the words of a person, on a day';
comment on column plans.requirement_variance.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.requirement_id is 'Line | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.about is 'What differs | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.words is 'Why | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.planned is 'What was planned then: people, or pence | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.actual is 'What had happened by then; empty where it was hidden or not known | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.as_at is 'Day of the figures | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.written_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.requirement_variance.written_by is 'Account that did it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_variance.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after it ends';
