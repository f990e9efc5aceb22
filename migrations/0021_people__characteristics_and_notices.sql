-- What is asked at registration for equality and measurement (contracts §4), kept apart from who the person is, and which
-- notices they were given. Disability and the priority family groups are derived from these and never stored.

create table people.characteristics (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  asked_on date not null,
  gender text not null,
  trans text not null,
  sexual_orientation text not null,
  ethnic_group text not null,
  condition_12_months text not null,
  condition_limits text not null,
  conditions text[] not null default '{}',
  lone_parent text not null,
  children smallint,
  youngest_child_born date,
  disabled_child text not null,
  care_experienced text not null,
  convictions text not null,
  homeless text not null,
  refugee text not null,
  carer text not null,
  armed_forces text not null,
  employment_status text not null,
  unemployed_since date,
  qualification_scqf smallint check (qualification_scqf between 1 and 12),
  recorded_by uuid,
  recorded_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create unique index one_current_characteristics on people.characteristics (person_id, area_id) where superseded_at is null;
comment on table people.characteristics is 'Answers to the registration questions as they were given on a day; a later day supersedes';
comment on column people.characteristics.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.characteristics.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.characteristics.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.characteristics.asked_on is 'Day the questions were asked | sensitivity: none | retention: as the person''s record';
comment on column people.characteristics.gender is 'woman, man, other or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.trans is 'yes, no or a blank; not asked before 2023 | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.sexual_orientation is 'Code of the recommended question, or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.ethnic_group is 'white, mixed, asian, african_caribbean_black, other or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.condition_12_months is 'A condition lasting twelve months or more: yes, no or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.condition_limits is 'How far it limits: a_lot, a_little, not_at_all or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.conditions is 'Conditions named, codes | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.lone_parent is 'yes, no or a blank | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.children is 'Number of dependent children; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.youngest_child_born is 'Date of birth of the youngest child; empty when not recorded or none | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.disabled_child is 'yes, no or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.care_experienced is 'yes, no or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.convictions is 'yes, no or a blank | sensitivity: criminal | retention: as the person''s record';
comment on column people.characteristics.homeless is 'yes, no or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.refugee is 'yes, no or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.characteristics.carer is 'yes, no or a blank | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.armed_forces is 'yes, no or a blank | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.employment_status is 'Employment status at registration, a code or a blank | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.unemployed_since is 'Since when unemployed; empty when not, or not recorded | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.qualification_scqf is 'Highest qualification by SCQF level; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.recorded_by is 'Account that recorded them | sensitivity: personal | retention: as the person''s record';
comment on column people.characteristics.recorded_at is 'When they were recorded | sensitivity: none | retention: as the person''s record';
comment on column people.characteristics.superseded_at is 'When a later set superseded them | sensitivity: none | retention: as the person''s record';
comment on column people.characteristics.superseded_by is 'Account that superseded them | sensitivity: personal | retention: as the person''s record';

create table people.notice_given (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  notice text not null check (notice in ('privacy', 'charter')),
  version text not null,
  format text not null check (format in ('read_out', 'paper', 'online', 'easy_read')),
  given_on date not null,
  given_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index notice_given_person on people.notice_given (person_id);
comment on table people.notice_given is 'The privacy notice and the customer charter as the person was given them: which version, how, when';
comment on column people.notice_given.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.notice is 'privacy or charter | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.version is 'Version of the wording | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.format is 'How it was given | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.given_on is 'Day it was given | sensitivity: none | retention: as the person''s record';
comment on column people.notice_given.given_by is 'Account that gave it | sensitivity: personal | retention: as the person''s record';

grant select, insert on people.characteristics, people.notice_given to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on people.characteristics to nwd_app, nwd_worker;
