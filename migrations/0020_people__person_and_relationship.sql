-- Who we support, and who may see them: one table of relationships carries the whole access rule.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create schema people;
grant usage on schema people to nwd_app, nwd_worker;

create table people.person (
  id uuid not null,
  area_id text not null references partnership.area (id),
  given_name text not null,
  family_name text not null,
  known_as text,
  date_of_birth date,
  aim text,
  search_name text not null generated always as (lower(given_name || ' ' || coalesce(known_as || ' ', '') || family_name)) stored,
  created_at timestamptz not null default nwd.clock(),
  created_by uuid,
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id)
);
create index person_area_name on people.person using gin (area_id, search_name gin_trgm_ops);
create index person_birth on people.person (area_id, date_of_birth);
comment on table people.person is 'A person we support, or who was referred to us: a name as they wish it, and what they are aiming for';
comment on column people.person.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.person.area_id is 'Area whose partnership supports them | sensitivity: none | retention: as the person''s record';
comment on column people.person.given_name is 'Given name | sensitivity: personal | retention: as the person''s record';
comment on column people.person.family_name is 'Family name | sensitivity: personal | retention: as the person''s record';
comment on column people.person.known_as is 'What they like to be called | sensitivity: personal | retention: as the person''s record';
comment on column people.person.date_of_birth is 'Date of birth; empty when unknown | sensitivity: personal | retention: as the person''s record';
comment on column people.person.aim is 'What they are aiming for, in their own words | sensitivity: personal | retention: as the person''s record';
comment on column people.person.search_name is 'Names in lower case, for search | sensitivity: personal | retention: as the person''s record';
comment on column people.person.created_at is 'When they were first written down here | sensitivity: none | retention: as the person''s record';
comment on column people.person.created_by is 'Account that wrote them down | sensitivity: personal | retention: as the person''s record';
comment on column people.person.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column people.person.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table people.contact_details (
  person_id uuid not null,
  area_id text not null,
  address text,
  postcode text,
  email text,
  phone text,
  ni_number text,
  preferred_contact text not null default 'unknown',
  best_time text,
  do_not text,
  adjustments text,
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (person_id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index contact_details_ni on people.contact_details (area_id, ni_number) where ni_number is not null;
comment on table people.contact_details is 'How a person wants to be reached, and how not';
comment on column people.contact_details.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.contact_details.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.contact_details.address is 'Address lines | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.postcode is 'Postcode, normalised | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.email is 'E-mail address | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.phone is 'Telephone number, normalised | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.ni_number is 'National Insurance number | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.preferred_contact is 'Way they want to be reached, a code of reference list contact-methods | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.best_time is 'When to reach them, in words | sensitivity: personal | retention: as the person''s record';
comment on column people.contact_details.do_not is 'What not to do when making contact | sensitivity: special | retention: as the person''s record';
comment on column people.contact_details.adjustments is 'Adjustments that help, told once | sensitivity: special | retention: as the person''s record';
comment on column people.contact_details.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column people.contact_details.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table people.former_value (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  person_id uuid not null,
  of_table text not null,
  was jsonb not null,
  from_at timestamptz not null,
  superseded_at timestamptz not null default nwd.clock(),
  superseded_by uuid default nwd.viewer_user(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index former_value_person on people.former_value (person_id, superseded_at desc);
comment on table people.former_value is 'A row of a person''s details as it was before it was amended, so that nothing is overwritten unseen';
comment on column people.former_value.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.former_value.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.former_value.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.former_value.of_table is 'Table the row was in | sensitivity: none | retention: as the person''s record';
comment on column people.former_value.was is 'The row as it was | sensitivity: special | retention: as the person''s record';
comment on column people.former_value.from_at is 'Since when it had held | sensitivity: none | retention: as the person''s record';
comment on column people.former_value.superseded_at is 'When it was superseded | sensitivity: none | retention: as the person''s record';
comment on column people.former_value.superseded_by is 'Account that superseded it | sensitivity: personal | retention: as the person''s record';

create function people.keep_former_value() returns trigger language plpgsql security definer set search_path = pg_catalog, people as $$
begin
  if to_jsonb(old) - array['changed_at', 'changed_by'] is distinct from to_jsonb(new) - array['changed_at', 'changed_by'] then
    insert into people.former_value (area_id, person_id, of_table, was, from_at)
    values (old.area_id, coalesce((to_jsonb(old) ->> 'person_id')::uuid, (to_jsonb(old) ->> 'id')::uuid), tg_table_name, to_jsonb(old) - 'search_name', old.changed_at);
  end if;
  return new;
end $$;
create trigger keep_former_value before update on people.person for each row execute function people.keep_former_value();
create trigger keep_former_value before update on people.contact_details for each row execute function people.keep_former_value();

create table people.relationship (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  person_id uuid not null,
  holder uuid not null,
  kind text not null check (kind in ('referral', 'partnership', 'spell', 'handover', 'self', 'break_glass', 'follow_up')),
  sees smallint not null check (sees between 1 and 3),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  opened_by uuid,
  because_kind text not null,
  because_id uuid,
  closed_at timestamptz,
  closed_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id) deferrable initially deferred
);
create index relationship_person on people.relationship (person_id, holder, sees) where closed_at is null;
create index relationship_holder on people.relationship (holder, person_id) where closed_at is null;
comment on table people.relationship is 'Why an organisation or an account may see a person, how much, and from when to when. The access rule of every personal record reads this and nothing else';
comment on column people.relationship.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.holder is 'Organisation that may see; or the account, for the person themself and for break-glass | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.kind is 'What the relationship is | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.sees is '1 progress only, 2 what was sent with a referral, 3 the record | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.since is 'From when | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.until is 'Until when, if known; the person''s permission or the three hours of break-glass | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.opened_by is 'Account that opened it | sensitivity: personal | retention: as the person''s record';
comment on column people.relationship.because_kind is 'Kind of record that caused it | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.because_id is 'Record that caused it | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.closed_at is 'When it was closed | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.closed_by is 'Account that closed it | sensitivity: personal | retention: as the person''s record';

create table people.timeline (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  at timestamptz not null default nwd.clock(),
  kind text not null,
  words text not null,
  organisation_id uuid,
  user_id uuid,
  by_name text,
  sees smallint not null default 3 check (sees between 1 and 3),
  link text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index timeline_person on people.timeline (person_id, at desc, id desc);
comment on table people.timeline is 'What has happened, across all partners, each line written in the transaction of its cause';
comment on column people.timeline.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.timeline.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.timeline.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.timeline.at is 'When it happened | sensitivity: personal | retention: as the person''s record';
comment on column people.timeline.kind is 'Kind of thing, as module.thing | sensitivity: none | retention: as the person''s record';
comment on column people.timeline.words is 'What happened, in a sentence | sensitivity: special | retention: as the person''s record';
comment on column people.timeline.organisation_id is 'Organisation that did it | sensitivity: none | retention: as the person''s record';
comment on column people.timeline.user_id is 'Account that did it | sensitivity: personal | retention: as the person''s record';
comment on column people.timeline.by_name is 'Name of who did it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column people.timeline.sees is 'Least sight needed to read the line | sensitivity: none | retention: as the person''s record';
comment on column people.timeline.link is 'Path of the record concerned | sensitivity: none | retention: as the person''s record';

create table people.sharing_permission (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  partner_id uuid not null,
  purpose text not null,
  parts text[] not null,
  given_how text not null,
  given_at timestamptz not null default nwd.clock(),
  recorded_by uuid,
  wording_version text not null,
  expires_on date,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index sharing_permission_person on people.sharing_permission (person_id);
comment on table people.sharing_permission is 'What the person agreed may be shared, with whom, for what, until when, and by which wording';
comment on column people.sharing_permission.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.partner_id is 'Organisation that may receive | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.purpose is 'What for, a code | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.parts is 'Parts of the record that may be shared, codes | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.given_how is 'spoken, written or online | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.given_at is 'When it was given | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.recorded_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column people.sharing_permission.wording_version is 'Version of the wording the person heard or read | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.expires_on is 'Last day it holds | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.withdrawn_at is 'When the person took it back | sensitivity: none | retention: as the person''s record';
comment on column people.sharing_permission.withdrawn_by is 'Account that recorded that | sensitivity: personal | retention: as the person''s record';

create table people.break_glass (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  organisation_id uuid,
  reason text not null,
  opened_at timestamptz not null default nwd.clock(),
  until timestamptz not null,
  seen_by_coordinator_at timestamptz,
  seen_by_coordinator uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index break_glass_person on people.break_glass (person_id);
create index break_glass_unseen on people.break_glass (area_id, opened_at) where seen_by_coordinator_at is null;
comment on table people.break_glass is 'A look at a record that no relationship allowed: who, why, three hours, told to the coordinator and shown to the person';
comment on column people.break_glass.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column people.break_glass.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column people.break_glass.person_id is 'Person | sensitivity: none | retention: seven years';
comment on column people.break_glass.user_id is 'Account that looked | sensitivity: personal | retention: seven years';
comment on column people.break_glass.user_name is 'Name of who looked, as it was then | sensitivity: personal | retention: seven years';
comment on column people.break_glass.organisation_id is 'Organisation it acted for | sensitivity: none | retention: seven years';
comment on column people.break_glass.reason is 'Why, in their words | sensitivity: special | retention: seven years';
comment on column people.break_glass.opened_at is 'When | sensitivity: none | retention: seven years';
comment on column people.break_glass.until is 'When it ended by itself | sensitivity: none | retention: seven years';
comment on column people.break_glass.seen_by_coordinator_at is 'When the coordinator looked at it | sensitivity: none | retention: seven years';
comment on column people.break_glass.seen_by_coordinator is 'Which coordinator | sensitivity: personal | retention: seven years';

grant select, insert, update on people.person, people.contact_details, people.sharing_permission to nwd_app;
grant select, update on people.break_glass to nwd_app;
grant select on people.relationship, people.former_value to nwd_app;
grant select, insert on people.timeline to nwd_app;
grant select, insert, update on all tables in schema people to nwd_worker;
