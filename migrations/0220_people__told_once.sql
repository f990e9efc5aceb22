-- What somebody tells once, so that no new worker asks it again: what keeps contact safe, what helps, in which language. Each thing is a row of
-- its own with who was told and when; what is told later supersedes it.

create table people.told_once (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  kind text not null,
  part text not null check (part in ('safe_contact', 'about')),
  codes text[] not null default '{}',
  words text,
  told_at timestamptz not null default nwd.clock(),
  told_to uuid,
  told_to_name text not null,
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  check (codes <> '{}' or words is not null)
);
create unique index one_current_told_once on people.told_once (person_id, kind, area_id) where superseded_at is null;
create index told_once_person on people.told_once (person_id, told_at desc);
comment on table people.told_once is 'What a person told once about how to reach them safely and what helps, each thing with who was told and when; what is told later supersedes';
comment on column people.told_once.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.kind is 'What it is about, a code of reference list told-once | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.part is 'Part of the record it goes with when the person agrees to share: safe_contact or about | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.codes is 'What was chosen from a list: ways not to use, or yes | sensitivity: special | retention: as the person''s record';
comment on column people.told_once.words is 'What was told, in words; numbers and addresses not to use one a line | sensitivity: special | retention: as the person''s record';
comment on column people.told_once.told_at is 'When it was told | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.told_to is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column people.told_once.told_to_name is 'Who wrote it down, by name and organisation | sensitivity: personal | retention: as the person''s record';
comment on column people.told_once.superseded_at is 'When it no longer held | sensitivity: none | retention: as the person''s record';
comment on column people.told_once.superseded_by is 'Account that wrote down what holds since | sensitivity: personal | retention: as the person''s record';

grant select, insert, update on people.told_once to nwd_app, nwd_worker;
