-- Two records that may be of one person: found beforehand and kept with the reasons, said to be two people, or joined so that one goes on and the
-- other points to it. Every row that moves by that is noted, so that it can be parted again (docs/decisions/0034-one-person-one-record.md).

create table people.likely_duplicate (
  area_id text not null,
  person_id uuid not null,
  other_person_id uuid not null,
  weight numeric not null,
  reasons text[] not null,
  found_at timestamptz not null default nwd.clock(),
  primary key (area_id, person_id, other_person_id),
  foreign key (person_id, area_id) references people.person (id, area_id) on delete cascade,
  foreign key (other_person_id, area_id) references people.person (id, area_id) on delete cascade,
  check (person_id < other_person_id)
);
create index likely_duplicate_heaviest on people.likely_duplicate (area_id, weight desc, person_id, other_person_id);
create index likely_duplicate_other on people.likely_duplicate (other_person_id);
comment on table people.likely_duplicate is 'Two records of an area that are likely of one person, worked out from what they say; worked out again whenever that changes';
comment on column people.likely_duplicate.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.likely_duplicate.person_id is 'One of the two | sensitivity: personal | retention: as the person''s record';
comment on column people.likely_duplicate.other_person_id is 'The other | sensitivity: personal | retention: as the person''s record';
comment on column people.likely_duplicate.weight is 'How much speaks for it, in bits | sensitivity: personal | retention: as the person''s record';
comment on column people.likely_duplicate.reasons is 'What agrees and what does not, as codes | sensitivity: personal | retention: as the person''s record';
comment on column people.likely_duplicate.found_at is 'When it was found first | sensitivity: none | retention: as the person''s record';

create table people.duplicates_looked_for (
  area_id text not null,
  of_table text not null,
  until timestamptz not null,
  after uuid not null,
  rules text not null,
  primary key (area_id, of_table)
);
comment on table people.duplicates_looked_for is 'How far the people of an area have been looked through for likely duplicates';
comment on column people.duplicates_looked_for.area_id is 'Area | sensitivity: none | retention: for ever';
comment on column people.duplicates_looked_for.of_table is 'Whether rows of people or of how to reach them | sensitivity: none | retention: for ever';
comment on column people.duplicates_looked_for.until is 'When the last row that was looked at had been changed: whatever was changed later has still to be looked at | sensitivity: none | retention: for ever';
comment on column people.duplicates_looked_for.after is 'Of rows changed in one moment, the last that was looked at | sensitivity: none | retention: for ever';
comment on column people.duplicates_looked_for.rules is 'Fingerprint of the weights it was done by; by others everybody is looked at again | sensitivity: none | retention: for ever';

create table people.not_the_same (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  other_person_id uuid not null,
  reason text not null,
  said_at timestamptz not null default nwd.clock(),
  said_by uuid,
  said_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (other_person_id, area_id) references people.person (id, area_id)
);
create index not_the_same_person on people.not_the_same (person_id) where withdrawn_at is null;
create index not_the_same_other on people.not_the_same (other_person_id) where withdrawn_at is null;
comment on table people.not_the_same is 'That two records look alike and are of two people, with how it is known, so that nobody asks again';
comment on column people.not_the_same.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.not_the_same.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.not_the_same.person_id is 'One of the two | sensitivity: none | retention: as the person''s record';
comment on column people.not_the_same.other_person_id is 'The other | sensitivity: none | retention: as the person''s record';
comment on column people.not_the_same.reason is 'How it is known, in words | sensitivity: special | retention: as the person''s record';
comment on column people.not_the_same.said_at is 'When it was said | sensitivity: none | retention: as the person''s record';
comment on column people.not_the_same.said_by is 'Account that said so | sensitivity: personal | retention: as the person''s record';
comment on column people.not_the_same.said_by_name is 'Name of who said so, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column people.not_the_same.withdrawn_at is 'When that was taken back | sensitivity: none | retention: as the person''s record';
comment on column people.not_the_same.withdrawn_by is 'Account that took it back | sensitivity: personal | retention: as the person''s record';

create table people.joined (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  other_person_id uuid not null,
  joined_at timestamptz not null default nwd.clock(),
  ordinal bigint generated always as identity,
  joined_by uuid,
  joined_by_name text not null,
  why text not null,
  told text,
  saw_more text[] not null default '{}',
  other_was jsonb not null,
  parted_at timestamptz,
  parted_by uuid,
  parted_by_name text,
  parted_why text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (other_person_id, area_id) references people.person (id, area_id),
  check (person_id <> other_person_id),
  check ((parted_at is null) = (parted_why is null))
);
create unique index one_signpost on people.joined (other_person_id, area_id) where parted_at is null;
create index joined_person on people.joined (person_id, ordinal desc);
create index joined_lately on people.joined (area_id, joined_at desc);
comment on table people.joined is 'That two records were of one person: the one goes on with everything that was in both, the other points to it; and whether they were parted again';
comment on column people.joined.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.joined.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.joined.person_id is 'Record that goes on | sensitivity: none | retention: as the person''s record';
comment on column people.joined.other_person_id is 'Record that points to it | sensitivity: none | retention: as the person''s record';
comment on column people.joined.joined_at is 'When they were joined | sensitivity: none | retention: as the person''s record';
comment on column people.joined.ordinal is 'Order in which records were joined | sensitivity: none | retention: as the person''s record';
comment on column people.joined.joined_by is 'Account that joined them | sensitivity: personal | retention: as the person''s record';
comment on column people.joined.joined_by_name is 'Name of who joined them, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column people.joined.why is 'How it is known that they are one person | sensitivity: special | retention: as the person''s record';
comment on column people.joined.told is 'How the person was told who sees more by it; empty when nobody does | sensitivity: special | retention: as the person''s record';
comment on column people.joined.saw_more is 'Organisations that see more by it, as they were named then | sensitivity: personal | retention: as the person''s record';
comment on column people.joined.other_was is 'What the other record said of who they are and how to reach them | sensitivity: special | retention: as the person''s record';
comment on column people.joined.parted_at is 'When they were parted again | sensitivity: none | retention: as the person''s record';
comment on column people.joined.parted_by is 'Account that parted them | sensitivity: personal | retention: as the person''s record';
comment on column people.joined.parted_by_name is 'Name of who parted them | sensitivity: personal | retention: as the person''s record';
comment on column people.joined.parted_why is 'Why | sensitivity: special | retention: as the person''s record';

create table people.joined_row (
  id bigint generated always as identity,
  area_id text not null,
  joined_id uuid not null,
  of_table text not null,
  of_column text not null,
  key jsonb not null,
  side text not null check (side in ('goes_on', 'other')),
  was jsonb,
  became jsonb,
  primary key (id, area_id),
  foreign key (joined_id, area_id) references people.joined (id, area_id)
);
create index joined_row_of on people.joined_row (joined_id, of_table);
comment on table people.joined_row is 'Which rows the two had when they were joined, and what became of each, so that they can be parted again';
comment on column people.joined_row.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.joined_row.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.joined_row.joined_id is 'Joining | sensitivity: none | retention: as the person''s record';
comment on column people.joined_row.of_table is 'Table of the row | sensitivity: none | retention: as the person''s record';
comment on column people.joined_row.of_column is 'Column that names the person | sensitivity: none | retention: as the person''s record';
comment on column people.joined_row.key is 'What tells the row from others of its table | sensitivity: personal | retention: as the person''s record';
comment on column people.joined_row.side is 'Whose it was: of the record that goes on, or of the other | sensitivity: none | retention: as the person''s record';
comment on column people.joined_row.was is 'The columns that were changed, as they were; empty when none were | sensitivity: special | retention: as the person''s record';
comment on column people.joined_row.became is 'The same columns as they became | sensitivity: special | retention: as the person''s record';

grant select on people.joined to nwd_app, nwd_worker;

-- Found in one look each: a place, a telephone, an e-mail address.
create index contact_details_postcode on people.contact_details (area_id, postcode) where postcode is not null;
create index contact_details_phone on people.contact_details (area_id, phone) where phone is not null;
create index contact_details_email on people.contact_details (area_id, lower(email)) where email is not null;
create index person_changed on people.person (area_id, changed_at, id);
create index contact_details_changed on people.contact_details (area_id, changed_at, person_id);
