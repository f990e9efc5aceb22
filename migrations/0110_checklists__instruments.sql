-- Instruments are data: a title, dated versions, and in each its sections, statements, scale and comment boxes. A published version never changes.

create schema checklists;
grant usage on schema checklists to nwd_app, nwd_worker;

create table checklists.instrument (
  id uuid not null primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  area_id text references partnership.area (id),
  title text not null,
  about text not null,
  created_at timestamptz not null default nwd.clock(),
  created_by uuid
);
grant select, insert on checklists.instrument to nwd_app, nwd_worker;
comment on table checklists.instrument is 'A set of questions that a partnership asks itself: the self-assessment, and the reviews that use the same engine';
comment on column checklists.instrument.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.instrument.key is 'Short name in addresses and commands | sensitivity: none | retention: for ever';
comment on column checklists.instrument.area_id is 'Area whose own instrument it is; empty for one that all areas may use | sensitivity: none | retention: for ever';
comment on column checklists.instrument.title is 'What it is called | sensitivity: none | retention: for ever';
comment on column checklists.instrument.about is 'What it is for, in a sentence or two | sensitivity: none | retention: for ever';
comment on column checklists.instrument.created_at is 'When it was begun | sensitivity: none | retention: for ever';
comment on column checklists.instrument.created_by is 'Account that began it; empty for one that comes with the program | sensitivity: personal | retention: for ever';

create table checklists.instrument_version (
  id uuid not null primary key,
  instrument_id uuid not null references checklists.instrument (id),
  area_id text references partnership.area (id),
  number integer not null check (number > 0),
  holds_from date not null,
  source text not null,
  created_at timestamptz not null default nwd.clock(),
  created_by uuid,
  published_at timestamptz,
  published_by uuid,
  unique (instrument_id, number)
);
grant select, insert on checklists.instrument_version to nwd_app, nwd_worker;
grant update (holds_from, source, published_at, published_by) on checklists.instrument_version to nwd_app, nwd_worker;
comment on table checklists.instrument_version is 'A dated version of an instrument: begun, changed at will, published once, never changed after';
comment on column checklists.instrument_version.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.instrument_id is 'Instrument | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.area_id is 'Area whose own it is, as the instrument says | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.number is 'Version, counted from 1 | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.holds_from is 'First day it may be used for a new round | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.source is 'Where its statements come from | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.created_at is 'When it was begun | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.created_by is 'Account that began it | sensitivity: personal | retention: for ever';
comment on column checklists.instrument_version.published_at is 'When it was published; from then on it does not change | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.published_by is 'Account that published it; empty for one that comes with the program | sensitivity: personal | retention: for ever';

create table checklists.scale_answer (
  version_id uuid not null references checklists.instrument_version (id),
  code text not null check (code ~ '^[a-z][a-z0-9_]*$'),
  position smallint not null check (position > 0),
  label text not null,
  primary key (version_id, code),
  unique (version_id, position)
);
grant select, insert, update, delete on checklists.scale_answer to nwd_app, nwd_worker;
comment on table checklists.scale_answer is 'An answer of the scale of a version, from the strongest to the weakest';
comment on column checklists.scale_answer.version_id is 'Version of an instrument | sensitivity: none | retention: for ever';
comment on column checklists.scale_answer.code is 'Code, as files write it | sensitivity: none | retention: for ever';
comment on column checklists.scale_answer.position is 'Place in the scale; 1 is the strongest | sensitivity: none | retention: for ever';
comment on column checklists.scale_answer.label is 'What respondents see | sensitivity: none | retention: for ever';

create table checklists.section (
  version_id uuid not null references checklists.instrument_version (id),
  number smallint not null check (number > 0),
  title text not null,
  primary key (version_id, number)
);
grant select, insert, update, delete on checklists.section to nwd_app, nwd_worker;
comment on table checklists.section is 'A section of a version: a group of statements';
comment on column checklists.section.version_id is 'Version of an instrument | sensitivity: none | retention: for ever';
comment on column checklists.section.number is 'Number, counted from 1 | sensitivity: none | retention: for ever';
comment on column checklists.section.title is 'Title | sensitivity: none | retention: for ever';

create table checklists.statement (
  version_id uuid not null references checklists.instrument_version (id),
  item text not null,
  section smallint not null,
  number smallint not null check (number > 0),
  text text not null,
  primary key (version_id, item),
  foreign key (version_id, section) references checklists.section (version_id, number),
  check (item = section || '.' || number)
);
grant select, insert, update, delete on checklists.statement to nwd_app, nwd_worker;
comment on table checklists.statement is 'A statement that each organisation answers with one of the scale';
comment on column checklists.statement.version_id is 'Version of an instrument | sensitivity: none | retention: for ever';
comment on column checklists.statement.item is 'Number as people say it, such as 1.5 | sensitivity: none | retention: for ever';
comment on column checklists.statement.section is 'Section | sensitivity: none | retention: for ever';
comment on column checklists.statement.number is 'Number in its section | sensitivity: none | retention: for ever';
comment on column checklists.statement.text is 'The statement in our own short words | sensitivity: none | retention: for ever';

create table checklists.comment_box (
  version_id uuid not null references checklists.instrument_version (id),
  code text not null check (code ~ '^[a-z][a-z_]*$'),
  position smallint not null check (position > 0),
  asks text not null,
  primary key (version_id, code),
  unique (version_id, position)
);
grant select, insert, update, delete on checklists.comment_box to nwd_app, nwd_worker;
comment on table checklists.comment_box is 'A box for words under every section of a version';
comment on column checklists.comment_box.version_id is 'Version of an instrument | sensitivity: none | retention: for ever';
comment on column checklists.comment_box.code is 'Code, as files write it after the section: 1.examples | sensitivity: none | retention: for ever';
comment on column checklists.comment_box.position is 'Order under a section | sensitivity: none | retention: for ever';
comment on column checklists.comment_box.asks is 'What it asks | sensitivity: none | retention: for ever';

create table checklists.official_wording (
  id uuid not null primary key,
  version_id uuid not null references checklists.instrument_version (id),
  item text not null,
  text text not null,
  source text not null,
  loaded_at timestamptz not null default nwd.clock(),
  loaded_by uuid,
  superseded_at timestamptz,
  foreign key (version_id, item) references checklists.statement (version_id, item)
);
create unique index one_official_wording on checklists.official_wording (version_id, item) where superseded_at is null;
grant select, insert on checklists.official_wording to nwd_app, nwd_worker;
grant update (superseded_at) on checklists.official_wording to nwd_app, nwd_worker;
comment on table checklists.official_wording is 'The official wording of a statement, loaded from a file; respondents see it instead of our words';
comment on column checklists.official_wording.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.official_wording.version_id is 'Version of an instrument | sensitivity: none | retention: for ever';
comment on column checklists.official_wording.item is 'Statement | sensitivity: none | retention: for ever';
comment on column checklists.official_wording.text is 'The wording | sensitivity: none | retention: for ever';
comment on column checklists.official_wording.source is 'Name of the file it came from | sensitivity: none | retention: for ever';
comment on column checklists.official_wording.loaded_at is 'When it was loaded | sensitivity: none | retention: for ever';
comment on column checklists.official_wording.loaded_by is 'Account that loaded it; empty from the command line | sensitivity: personal | retention: for ever';
comment on column checklists.official_wording.superseded_at is 'When a later wording took its place | sensitivity: none | retention: for ever';
