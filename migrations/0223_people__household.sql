-- Who lives with somebody we support, as they told it, each with the days between which they did; and which records of two people we support are one
-- family, as both agreed. What was answered at registration stays as it was answered (people.characteristics): measures count that.

create table people.household_member (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  relation text not null,
  name text,
  born date,
  disabled text not null default 'not_asked',
  from_on date not null,
  until_on date,
  told_at timestamptz not null default nwd.clock(),
  told_to uuid,
  told_to_name text not null,
  corrects uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  check (until_on is null or until_on >= from_on)
);
create index household_member_person on people.household_member (person_id, from_on) where superseded_at is null;
comment on table people.household_member is 'Somebody who lives or lived with a person we support, as the person told it; a correction supersedes. No record of their own and nobody whom we support';
comment on column people.household_member.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.household_member.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.household_member.person_id is 'Person who told it | sensitivity: none | retention: as the person''s record';
comment on column people.household_member.relation is 'What they are to the person, a code of reference list household-relations; nobody_else says that all are written down | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.name is 'What they are called, only where the person wishes it | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.born is 'Date of birth, asked of children alone | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.disabled is 'Whether they are disabled, as the person says: yes, no or a blank | sensitivity: special | retention: as the person''s record';
comment on column people.household_member.from_on is 'Day from which they live there; of a child, at the earliest the day of birth | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.until_on is 'First day on which they no longer live there; empty while they do | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.told_at is 'When it was told | sensitivity: none | retention: as the person''s record';
comment on column people.household_member.told_to is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.told_to_name is 'Who wrote it down, by name and organisation | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.corrects is 'Row that this one corrects | sensitivity: none | retention: as the person''s record';
comment on column people.household_member.superseded_at is 'When it was corrected or taken out | sensitivity: none | retention: as the person''s record';
comment on column people.household_member.superseded_by is 'Account that corrected it | sensitivity: personal | retention: as the person''s record';
comment on column people.household_member.superseded_reason is 'Why it was taken out | sensitivity: personal | retention: as the person''s record';
grant select, insert, update on people.household_member to nwd_app, nwd_worker;

create table people.family_link (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  other_id uuid not null,
  agreed_on date not null,
  agreed_how text not null check (agreed_how in ('spoken', 'written')),
  linked_at timestamptz not null default nwd.clock(),
  linked_by uuid,
  linked_by_name text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  ended_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (other_id, area_id) references people.person (id, area_id),
  check (person_id <> other_id)
);
create unique index one_open_family_link on people.family_link (least(person_id, other_id), greatest(person_id, other_id), area_id) where ended_at is null;
create index family_link_person on people.family_link (person_id);
create index family_link_other on people.family_link (other_id);
comment on table people.family_link is 'That two people we support are one family and want to be supported as one, as both agreed. Opens nothing: it is seen only by who sees the records of both';
comment on column people.family_link.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.family_link.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.family_link.person_id is 'One of the two | sensitivity: personal | retention: as the person''s record';
comment on column people.family_link.other_id is 'The other | sensitivity: personal | retention: as the person''s record';
comment on column people.family_link.agreed_on is 'Day on which both had agreed | sensitivity: none | retention: as the person''s record';
comment on column people.family_link.agreed_how is 'How they agreed: spoken or written | sensitivity: none | retention: as the person''s record';
comment on column people.family_link.linked_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column people.family_link.linked_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column people.family_link.linked_by_name is 'Who wrote it down, by name and organisation | sensitivity: personal | retention: as the person''s record';
comment on column people.family_link.ended_at is 'When one of them took it back, or it was found wrong | sensitivity: none | retention: as the person''s record';
comment on column people.family_link.ended_by is 'Account that ended it | sensitivity: personal | retention: as the person''s record';
comment on column people.family_link.ended_by_name is 'Who ended it, by name and organisation | sensitivity: personal | retention: as the person''s record';
comment on column people.family_link.ended_reason is 'Why it ended | sensitivity: personal | retention: as the person''s record';
grant select, insert, update on people.family_link to nwd_worker;
