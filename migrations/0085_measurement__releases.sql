-- Official statistics as they are published: a release, its versions, their frozen figures and words, what happened to each version and by whom,
-- who may read it in the day before, and when the next ones come. Nothing published is ever changed: an amendment is another version.

create schema if not exists measurement;
grant usage on schema measurement to nwd_app, nwd_worker;

create table measurement.release (
  id uuid not null primary key,
  area_id text,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  edition int not null unique check (edition > 0),
  period text not null unique,
  as_at date not null,
  begun_at timestamptz not null default nwd.clock(),
  begun_by uuid not null
);
grant select, insert on measurement.release to nwd_app, nwd_worker;
comment on table measurement.release is 'A release of official statistics: figures as at the end of one quarter. Its content is that of its versions';
comment on column measurement.release.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.release.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release.slug is 'Name in its address | sensitivity: none | retention: for ever';
comment on column measurement.release.title is 'Title | sensitivity: none | retention: for ever';
comment on column measurement.release.edition is 'Number in the series | sensitivity: none | retention: for ever';
comment on column measurement.release.period is 'The latest quarter that it covers, as 2026-27 Q2 | sensitivity: none | retention: for ever';
comment on column measurement.release.as_at is 'Last day of that quarter: what had happened by then counts | sensitivity: none | retention: for ever';
comment on column measurement.release.begun_at is 'When it was first prepared | sensitivity: none | retention: for ever';
comment on column measurement.release.begun_by is 'Account of the analyst who first prepared it | sensitivity: personal | retention: for ever';

create table measurement.release_version (
  id uuid not null primary key,
  area_id text,
  release_id uuid not null references measurement.release (id),
  number int not null check (number > 0),
  definitions_version text not null,
  methodology_version text not null,
  threshold int not null check (threshold > 1),
  change_note text,
  revisions_note text,
  contact_name text not null,
  contact_email text not null,
  attack_passed boolean not null,
  attack_says text not null,
  prepared_at timestamptz not null default nwd.clock(),
  prepared_by uuid not null,
  prepared_by_name text not null,
  unique (release_id, number)
);
grant select, insert on measurement.release_version to nwd_app, nwd_worker;
comment on table measurement.release_version is 'One version of a release, frozen when it was prepared. A later version says what changed and leaves this one as it is';
comment on column measurement.release_version.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.release_version.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_version.release_id is 'The release | sensitivity: none | retention: for ever';
comment on column measurement.release_version.number is 'Its number, from 1 | sensitivity: none | retention: for ever';
comment on column measurement.release_version.definitions_version is 'Version of the definitions that its figures were counted by | sensitivity: none | retention: for ever';
comment on column measurement.release_version.methodology_version is 'Version of the methodology text that it carries | sensitivity: none | retention: for ever';
comment on column measurement.release_version.threshold is 'Counts from 1 to one below it are hidden | sensitivity: none | retention: for ever';
comment on column measurement.release_version.change_note is 'What changed since the version before; empty for a first version | sensitivity: none | retention: for ever';
comment on column measurement.release_version.revisions_note is 'Why figures of earlier periods differ from the release before; empty when none do | sensitivity: none | retention: for ever';
comment on column measurement.release_version.contact_name is 'Who answers questions about it, as published | sensitivity: personal | retention: for ever';
comment on column measurement.release_version.contact_email is 'Address for questions, as published | sensitivity: personal | retention: for ever';
comment on column measurement.release_version.attack_passed is 'Whether nobody could work out a hidden figure, when it was tried | sensitivity: none | retention: for ever';
comment on column measurement.release_version.attack_says is 'What was tried and what came of it, in words | sensitivity: none | retention: for ever';
comment on column measurement.release_version.prepared_at is 'When its figures were counted and frozen | sensitivity: none | retention: for ever';
comment on column measurement.release_version.prepared_by is 'Account of the analyst who prepared it | sensitivity: personal | retention: for ever';
comment on column measurement.release_version.prepared_by_name is 'That analyst''s name | sensitivity: personal | retention: for ever';

create table measurement.release_moment (
  id uuid not null primary key,
  area_id text,
  version_id uuid not null references measurement.release_version (id),
  state text not null check (state in ('prepared', 'checked', 'approved', 'scheduled', 'published', 'amended', 'withdrawn')),
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null,
  for_moment timestamptz,
  note text,
  check ((state = 'scheduled') = (for_moment is not null)),
  check (state not in ('amended', 'withdrawn') or note is not null)
);
create index release_moment_version on measurement.release_moment (version_id, at);
create unique index release_published_once on measurement.release_moment (version_id) where state = 'published';
create unique index release_approved_once on measurement.release_moment (version_id) where state = 'approved';
create unique index release_withdrawn_once on measurement.release_moment (version_id) where state = 'withdrawn';
grant select, insert on measurement.release_moment to nwd_app, nwd_worker;
comment on table measurement.release_moment is 'What happened to a version of a release, when and by whom: its state is the latest';
comment on column measurement.release_moment.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.release_moment.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_moment.version_id is 'The version | sensitivity: none | retention: for ever';
comment on column measurement.release_moment.state is 'prepared, checked, approved, scheduled, published, amended (a later version took its place) or withdrawn | sensitivity: none | retention: for ever';
comment on column measurement.release_moment.at is 'When | sensitivity: none | retention: for ever';
comment on column measurement.release_moment.by_user is 'Account that did it; empty for the program itself | sensitivity: personal | retention: for ever';
comment on column measurement.release_moment.by_name is 'Name of whoever did it | sensitivity: personal | retention: for ever';
comment on column measurement.release_moment.for_moment is 'When it is to be published, where it was scheduled | sensitivity: none | retention: for ever';
comment on column measurement.release_moment.note is 'What changed, or why it was withdrawn | sensitivity: none | retention: for ever';

create table measurement.release_figure (
  area_id text,
  version_id uuid not null references measurement.release_version (id),
  measure text collate "C" not null,
  period text collate "C" not null,
  dimension text collate "C" not null,
  category text collate "C" not null,
  count int check (count >= 0),
  denominator int check (denominator >= 0),
  rate numeric(5, 1),
  status text not null check (status in ('final', 'provisional', 'too_early', 'suppressed')),
  revised boolean not null default false,
  primary key (version_id, measure, period, dimension, category),
  check (status in ('final', 'provisional') or (count is null and denominator is null and rate is null and not revised))
);
grant select, insert on measurement.release_figure to nwd_app, nwd_worker;
comment on table measurement.release_figure is 'The figures of a version as published: protected before they were written here. What is hidden was never stored';
comment on column measurement.release_figure.area_id is 'Empty: a release is the nation''s; figures of an area have it as their category | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.version_id is 'The version | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.measure is 'What is counted | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.period is 'all, a financial year or a quarter, of registration | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.dimension is 'all, or what people are broken down by | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.category is 'all, or the group | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.count is 'People; empty when hidden or too early | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.denominator is 'Of how many people; empty when hidden, too early, or there is none | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.rate is 'Percent, to one decimal | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.status is 'final, provisional, too_early or suppressed | sensitivity: none | retention: for ever';
comment on column measurement.release_figure.revised is 'Whether it differs from what was last published and was final then | sensitivity: none | retention: for ever';

create table measurement.release_passage (
  area_id text,
  version_id uuid not null references measurement.release_version (id),
  part text not null check (part in ('main_point', 'footnote', 'methodology')),
  position int not null check (position > 0),
  heading text,
  words text not null,
  primary key (version_id, part, position)
);
grant select, insert on measurement.release_passage to nwd_app, nwd_worker;
comment on table measurement.release_passage is 'The words of a version as published: main points, footnotes, methodology';
comment on column measurement.release_passage.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_passage.version_id is 'The version | sensitivity: none | retention: for ever';
comment on column measurement.release_passage.part is 'main_point, footnote or methodology | sensitivity: none | retention: for ever';
comment on column measurement.release_passage.position is 'Place among those of its part, from 1 | sensitivity: none | retention: for ever';
comment on column measurement.release_passage.heading is 'Its heading, or the symbol that a footnote explains | sensitivity: none | retention: for ever';
comment on column measurement.release_passage.words is 'The words | sensitivity: none | retention: for ever';

create table measurement.release_source (
  area_id text not null,
  version_id uuid not null references measurement.release_version (id),
  source text not null check (source in ('return', 'live', 'nobody')),
  return_id uuid,
  signed_on date,
  primary key (version_id, area_id),
  check ((source = 'return') = (return_id is not null))
);
grant select, insert on measurement.release_source to nwd_app, nwd_worker;
comment on table measurement.release_source is 'Where the figures of each area in a version come from';
comment on column measurement.release_source.area_id is 'The area | sensitivity: none | retention: for ever';
comment on column measurement.release_source.version_id is 'The version | sensitivity: none | retention: for ever';
comment on column measurement.release_source.source is 'return: its signed quarterly return; live: its records on the day of preparing; nobody: it has none | sensitivity: none | retention: for ever';
comment on column measurement.release_source.return_id is 'The signed return | sensitivity: none | retention: for ever';
comment on column measurement.release_source.signed_on is 'Day on which it was signed | sensitivity: none | retention: for ever';

create table measurement.release_finding (
  area_id text,
  version_id uuid not null references measurement.release_version (id),
  checked_at timestamptz not null default nwd.clock(),
  code text not null,
  kind text not null check (kind in ('passed', 'warning', 'error')),
  words text not null,
  reason text,
  primary key (version_id, checked_at, code),
  check (kind <> 'warning' or reason is not null)
);
grant select, insert on measurement.release_finding to nwd_app, nwd_worker;
comment on table measurement.release_finding is 'What the checklist said of a version when it was checked, with the reason given for each warning';
comment on column measurement.release_finding.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_finding.version_id is 'The version | sensitivity: none | retention: for ever';
comment on column measurement.release_finding.checked_at is 'When it was checked | sensitivity: none | retention: for ever';
comment on column measurement.release_finding.code is 'Which check | sensitivity: none | retention: for ever';
comment on column measurement.release_finding.kind is 'passed, warning or error | sensitivity: none | retention: for ever';
comment on column measurement.release_finding.words is 'What it found | sensitivity: none | retention: for ever';
comment on column measurement.release_finding.reason is 'Why it may go out all the same, in the analyst''s words | sensitivity: none | retention: for ever';

create table measurement.release_reader (
  id uuid not null primary key,
  area_id text,
  version_id uuid not null references measurement.release_version (id),
  name text not null,
  job_title text not null,
  organisation text not null,
  added_at timestamptz not null default nwd.clock(),
  added_by uuid not null,
  removed_at timestamptz,
  removed_by uuid
);
create index release_reader_version on measurement.release_reader (version_id);
grant select, insert, update (removed_at, removed_by) on measurement.release_reader to nwd_app;
grant select on measurement.release_reader to nwd_worker;
comment on table measurement.release_reader is 'Who may read a version in the 24 hours before it is published; the list is published with it';
comment on column measurement.release_reader.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.release_reader.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_reader.version_id is 'The version | sensitivity: none | retention: for ever';
comment on column measurement.release_reader.name is 'Name | sensitivity: personal | retention: for ever, as published';
comment on column measurement.release_reader.job_title is 'Role | sensitivity: personal | retention: for ever, as published';
comment on column measurement.release_reader.organisation is 'Organisation | sensitivity: none | retention: for ever, as published';
comment on column measurement.release_reader.added_at is 'When they were put on the list | sensitivity: none | retention: for ever';
comment on column measurement.release_reader.added_by is 'Account that put them there | sensitivity: personal | retention: for ever';
comment on column measurement.release_reader.removed_at is 'When they were taken off it | sensitivity: none | retention: for ever';
comment on column measurement.release_reader.removed_by is 'Account that took them off | sensitivity: personal | retention: for ever';

create table measurement.release_link (
  reader_id uuid not null primary key references measurement.release_reader (id),
  area_id text,
  email text not null,
  link_hash text unique,
  sent_at timestamptz,
  opened_at timestamptz,
  reading_hash text unique
);
grant select, insert on measurement.release_link to nwd_app;
grant select, update (link_hash, sent_at), delete on measurement.release_link to nwd_worker;
comment on table measurement.release_link is 'The one-time link of an early reader. Only its fingerprint is kept, and only analysts and the program see the row';
comment on column measurement.release_link.reader_id is 'The reader | sensitivity: none | retention: thirty days after publication';
comment on column measurement.release_link.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: thirty days after publication';
comment on column measurement.release_link.email is 'Where the link is sent | sensitivity: personal | retention: thirty days after publication';
comment on column measurement.release_link.link_hash is 'Fingerprint of the link, once it was sent | sensitivity: none | retention: thirty days after publication';
comment on column measurement.release_link.sent_at is 'When it was sent: at the beginning of the 24 hours | sensitivity: none | retention: thirty days after publication';
comment on column measurement.release_link.opened_at is 'When it was used, once | sensitivity: none | retention: thirty days after publication';
comment on column measurement.release_link.reading_hash is 'Fingerprint of what the browser that used it was given to read on | sensitivity: none | retention: thirty days after publication';

create table measurement.release_look (
  id uuid not null primary key,
  area_id text,
  reader_id uuid not null references measurement.release_reader (id),
  at timestamptz not null default nwd.clock()
);
create index release_look_reader on measurement.release_look (reader_id, at);
grant select on measurement.release_look to nwd_app, nwd_worker;
comment on table measurement.release_look is 'Each time an early reader looked at a version before it was published';
comment on column measurement.release_look.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column measurement.release_look.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: seven years';
comment on column measurement.release_look.reader_id is 'The reader | sensitivity: personal | retention: seven years';
comment on column measurement.release_look.at is 'When | sensitivity: none | retention: seven years';

create table measurement.release_date (
  id uuid not null primary key,
  area_id text,
  period text not null,
  on_date date not null,
  announced_at timestamptz not null default nwd.clock(),
  announced_by uuid not null,
  superseded_at timestamptz,
  reason text
);
create unique index release_date_of_a_period on measurement.release_date (period) where superseded_at is null;
grant select, insert, update (superseded_at) on measurement.release_date to nwd_app;
grant select on measurement.release_date to nwd_worker;
comment on table measurement.release_date is 'The day announced for the release of a period; another day supersedes it, with a reason';
comment on column measurement.release_date.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.release_date.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_date.period is 'The latest quarter that the release is to cover | sensitivity: none | retention: for ever';
comment on column measurement.release_date.on_date is 'Day announced | sensitivity: none | retention: for ever';
comment on column measurement.release_date.announced_at is 'When it was announced | sensitivity: none | retention: for ever';
comment on column measurement.release_date.announced_by is 'Account that announced it | sensitivity: personal | retention: for ever';
comment on column measurement.release_date.superseded_at is 'When another day was announced | sensitivity: none | retention: for ever';
comment on column measurement.release_date.reason is 'Why the day changed; empty for the first | sensitivity: none | retention: for ever';
