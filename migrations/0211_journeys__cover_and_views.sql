-- Who stands in for a worker who is away, from day to day; what lists of people a worker keeps by name; and which colleagues are told of a note.

alter table people.relationship drop constraint relationship_kind_check, add constraint relationship_kind_check
  check (kind in ('referral', 'partnership', 'spell', 'handover', 'self', 'break_glass', 'follow_up', 'cover'));

create table journeys.cover (
  id uuid not null,
  area_id text not null references partnership.area (id),
  organisation_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  covered_by uuid not null,
  covered_by_name text not null,
  from_on date not null,
  until_on date not null,
  arranged_by uuid,
  arranged_by_name text not null,
  arranged_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  check (until_on >= from_on),
  check (user_id <> covered_by)
);
create index cover_of on journeys.cover (user_id, until_on) where ended_at is null;
create index cover_by on journeys.cover (covered_by, until_on) where ended_at is null;
create index cover_organisation on journeys.cover (organisation_id, until_on);
comment on table journeys.cover is 'That a worker stands in for a colleague who is away, from a day to a day: whose people they are answers by journeys.lead';
comment on column journeys.cover.id is 'Identifier | sensitivity: none | retention: two years';
comment on column journeys.cover.area_id is 'Area | sensitivity: none | retention: two years';
comment on column journeys.cover.organisation_id is 'Organisation that both act for | sensitivity: none | retention: two years';
comment on column journeys.cover.user_id is 'Account of the worker who is away | sensitivity: personal | retention: two years';
comment on column journeys.cover.user_name is 'Their name, as it was then | sensitivity: personal | retention: two years';
comment on column journeys.cover.covered_by is 'Account of the worker who stands in | sensitivity: personal | retention: two years';
comment on column journeys.cover.covered_by_name is 'Their name, as it was then | sensitivity: personal | retention: two years';
comment on column journeys.cover.from_on is 'First day | sensitivity: none | retention: two years';
comment on column journeys.cover.until_on is 'Last day; after it the cover holds no more, without anybody ending it | sensitivity: none | retention: two years';
comment on column journeys.cover.arranged_by is 'Account that arranged it | sensitivity: personal | retention: two years';
comment on column journeys.cover.arranged_by_name is 'Who arranged it, as named then | sensitivity: personal | retention: two years';
comment on column journeys.cover.arranged_at is 'When it was arranged | sensitivity: none | retention: two years';
comment on column journeys.cover.ended_at is 'When it was ended before its last day | sensitivity: none | retention: two years';
comment on column journeys.cover.ended_by is 'Account that ended it | sensitivity: personal | retention: two years';

create table journeys.kept_list (
  id uuid not null,
  area_id text not null references partnership.area (id),
  owner uuid not null,
  name text not null check (length(name) between 1 and 60),
  asked text not null check (length(asked) <= 400),
  kept_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  primary key (id, area_id)
);
create unique index one_kept_list on journeys.kept_list (owner, lower(name)) where ended_at is null;
comment on table journeys.kept_list is 'A list of people that a worker comes back to: what is asked for, sorted and shown, in codes, under a name of their own';
comment on column journeys.kept_list.id is 'Identifier | sensitivity: none | retention: while the account lasts';
comment on column journeys.kept_list.area_id is 'Area | sensitivity: none | retention: while the account lasts';
comment on column journeys.kept_list.owner is 'Account whose list it is | sensitivity: personal | retention: while the account lasts';
comment on column journeys.kept_list.name is 'What its owner calls it; it names nobody | sensitivity: none | retention: while the account lasts';
comment on column journeys.kept_list.asked is 'Filters, order and columns as they stand in its address: codes and dates, and never a name | sensitivity: none | retention: while the account lasts';
comment on column journeys.kept_list.kept_at is 'When it was kept | sensitivity: none | retention: while the account lasts';
comment on column journeys.kept_list.ended_at is 'When its owner took it away | sensitivity: none | retention: while the account lasts';

create table journeys.note_told (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  note_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  told_by uuid,
  told_by_name text not null,
  told_at timestamptz not null default nwd.clock(),
  read_at timestamptz,
  primary key (id, area_id),
  foreign key (note_id, area_id) references journeys.note (id, area_id)
);
create unique index told_once on journeys.note_told (note_id, user_id, area_id);
create index note_told_unread on journeys.note_told (user_id, person_id) where read_at is null;
create index note_told_person on journeys.note_told (person_id);
comment on table journeys.note_told is 'That a colleague was told of a note by who wrote it, and when they read it';
comment on column journeys.note_told.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.note_told.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.note_told.person_id is 'Person the note is about | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note_told.note_id is 'Note | sensitivity: none | retention: as the person''s record';
comment on column journeys.note_told.user_id is 'Account that is told | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note_told.user_name is 'Who is told, as named then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note_told.told_by is 'Account that wrote the note | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note_told.told_by_name is 'Who wrote it, as named then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note_told.told_at is 'When they were told | sensitivity: none | retention: as the person''s record';
comment on column journeys.note_told.read_at is 'When they said that they had read it | sensitivity: none | retention: as the person''s record';

grant select, insert on journeys.cover, journeys.kept_list, journeys.note_told to nwd_app;
grant update (ended_at, ended_by) on journeys.cover to nwd_app;
grant update (ended_at) on journeys.kept_list to nwd_app;
grant update (read_at) on journeys.note_told to nwd_app;
grant select, insert on journeys.cover, journeys.kept_list, journeys.note_told to nwd_worker;
