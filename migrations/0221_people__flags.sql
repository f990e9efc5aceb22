-- What must be known before somebody is contacted or met alone: safe contact, risk, lone working. Read and written through functions alone
-- (221_people_flags.sql), because who must know depends on what kind of flag it is and on the work of who looks, and never only on the record.

create table people.flag (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  kind text not null check (kind in ('safe_contact', 'risk', 'lone_working')),
  words text not null,
  raised_at timestamptz not null default nwd.clock(),
  raised_by uuid,
  raised_by_name text not null,
  review_on date not null,
  follows uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  ended_words text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index flag_person on people.flag (person_id, raised_at desc);
create index flag_open on people.flag (person_id, review_on) where ended_at is null;
comment on table people.flag is 'What must be known before somebody is contacted or met: raised with a reason, looked at again by a day, ended with a reason; what still holds is raised anew and follows';
comment on column people.flag.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.flag.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.flag.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.flag.kind is 'safe_contact, risk or lone_working: who must know of it | sensitivity: special | retention: as the person''s record';
comment on column people.flag.words is 'What to know and what to do, and why, in words | sensitivity: special | retention: as the person''s record';
comment on column people.flag.raised_at is 'When it was raised | sensitivity: none | retention: as the person''s record';
comment on column people.flag.raised_by is 'Account that raised it | sensitivity: personal | retention: as the person''s record';
comment on column people.flag.raised_by_name is 'Who raised it, by name and organisation | sensitivity: personal | retention: as the person''s record';
comment on column people.flag.review_on is 'Day by which it is looked at again | sensitivity: none | retention: as the person''s record';
comment on column people.flag.follows is 'Flag that was looked at again and still held | sensitivity: none | retention: as the person''s record';
comment on column people.flag.ended_at is 'When it ended, or was looked at again | sensitivity: none | retention: as the person''s record';
comment on column people.flag.ended_by is 'Account that ended it | sensitivity: personal | retention: as the person''s record';
comment on column people.flag.ended_by_name is 'Who ended it, by name and organisation | sensitivity: personal | retention: as the person''s record';
comment on column people.flag.ended_words is 'Why it ended, or what was found when it was looked at | sensitivity: special | retention: as the person''s record';

grant select, insert, update on people.flag to nwd_worker;
