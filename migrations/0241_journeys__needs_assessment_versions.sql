-- A partnership may write the questions of its needs assessment itself: versions as dated data, a draft until published, and from then on never changed.

create table journeys.instrument_version (
  id uuid not null primary key,
  area_id text not null references partnership.area (id),
  number integer not null check (number > 0),
  about text not null,
  contents jsonb not null,
  from_on date,
  begun_by uuid,
  begun_by_name text not null,
  begun_at timestamptz not null default nwd.clock(),
  changed_at timestamptz not null default nwd.clock(),
  published_by uuid,
  published_by_name text,
  published_at timestamptz,
  ended_on date,
  ended_by uuid,
  ended_by_name text,
  discarded_at timestamptz,
  discarded_by uuid,
  unique (area_id, number),
  check ((published_at is null) or (from_on is not null)),
  check (ended_on is null or published_at is not null),
  check (discarded_at is null or published_at is null)
);
create unique index one_draft_of_an_area on journeys.instrument_version (area_id) where published_at is null and discarded_at is null;
grant select, insert on journeys.instrument_version to nwd_app, nwd_worker;
grant update (about, contents, changed_at, from_on, published_by, published_by_name, published_at, ended_on, ended_by, ended_by_name, discarded_at, discarded_by)
  on journeys.instrument_version to nwd_app, nwd_worker;
comment on table journeys.instrument_version is 'The questions of an area''s own needs assessment, version by version; assessments keep the version they began with';
comment on column journeys.instrument_version.id is 'Identifier | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.area_id is 'Area whose own it is | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.number is 'Number in the area | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.about is 'What changed, in words | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.contents is 'Its questions in order: section, kind, words, help, what each measures, which barrier, its answers and after which answers it is asked | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.from_on is 'First day on which an assessment begins with it | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.begun_by is 'Account that began the draft | sensitivity: personal | retention: for good';
comment on column journeys.instrument_version.begun_by_name is 'Name of who began it, as it was then | sensitivity: personal | retention: for good';
comment on column journeys.instrument_version.begun_at is 'When the draft was begun | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.changed_at is 'When the draft was last changed | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.published_by is 'Account that published it | sensitivity: personal | retention: for good';
comment on column journeys.instrument_version.published_by_name is 'Name of who published it, as it was then | sensitivity: personal | retention: for good';
comment on column journeys.instrument_version.published_at is 'When it was published; empty while it is a draft | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.ended_on is 'First day on which no assessment begins with it any more, where it was ended | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.ended_by is 'Account that ended it | sensitivity: personal | retention: for good';
comment on column journeys.instrument_version.ended_by_name is 'Name of who ended it, as it was then | sensitivity: personal | retention: for good';
comment on column journeys.instrument_version.discarded_at is 'When the draft was given up | sensitivity: none | retention: for good';
comment on column journeys.instrument_version.discarded_by is 'Account that gave it up | sensitivity: personal | retention: for good';

create index assessment_of_version on journeys.assessment (area_id, version);
