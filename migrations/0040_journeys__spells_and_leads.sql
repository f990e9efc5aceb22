-- A spell of support: from registration to leaving, who leads it by name, and the stages it goes through in any order.

create schema journeys;
grant usage on schema journeys to nwd_app, nwd_worker;

create table journeys.spell (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  stream text not null,
  referral_id uuid,
  registered_on date not null,
  registered_by uuid,
  registered_at timestamptz not null default nwd.clock(),
  eligibility_verified_on date,
  eligibility_verified_by uuid,
  left_on date,
  left_reason text,
  left_by uuid,
  left_at timestamptz,
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  check ((left_on is null) = (left_reason is null)),
  check (left_on >= registered_on),
  check (eligibility_verified_on is null or eligibility_verified_on >= date '2018-01-01')
);
create unique index one_open_spell on journeys.spell (person_id, area_id) where left_on is null;
create index spell_person on journeys.spell (person_id, registered_on);
create index spell_organisation on journeys.spell (organisation_id, person_id) where left_on is null;
create index spell_referral on journeys.spell (referral_id) where referral_id is not null;
grant select, insert on journeys.spell to nwd_app, nwd_worker;
grant update (eligibility_verified_on, eligibility_verified_by, left_on, left_reason, left_by, left_at, changed_at, changed_by) on journeys.spell to nwd_app, nwd_worker;
comment on table journeys.spell is 'A spell of support by one organisation, from registration to leaving; a person who comes back begins another and is counted once';
comment on column journeys.spell.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.organisation_id is 'Organisation that supports them | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.stream is 'Funding stream, a code of reference list funding-streams | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.referral_id is 'Referral that led here, if any; known to referrals only | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.registered_on is 'Day a key worker registered the person | sensitivity: personal | retention: as the person''s record';
comment on column journeys.spell.registered_by is 'Account that registered them | sensitivity: personal | retention: as the person''s record';
comment on column journeys.spell.registered_at is 'When the registration was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.eligibility_verified_on is 'Day the evidence of eligibility was seen; empty until then | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.eligibility_verified_by is 'Account that saw it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.spell.left_on is 'Day support ended | sensitivity: personal | retention: as the person''s record';
comment on column journeys.spell.left_reason is 'Why it ended, a code of reference list leaving-reasons | sensitivity: special | retention: as the person''s record';
comment on column journeys.spell.left_by is 'Account that recorded the end | sensitivity: personal | retention: as the person''s record';
comment on column journeys.spell.left_at is 'When the end was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column journeys.spell.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table journeys.eligibility_check (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  verified_on date not null,
  evidence text[] not null check (cardinality(evidence) > 0),
  other_evidence text,
  verified_by uuid,
  verified_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id)
);
create unique index one_eligibility_check on journeys.eligibility_check (spell_id, area_id) where superseded_at is null;
grant select, insert on journeys.eligibility_check to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on journeys.eligibility_check to nwd_app, nwd_worker;
comment on table journeys.eligibility_check is 'That evidence of eligibility was seen, by whom and when; no copy of it is kept';
comment on column journeys.eligibility_check.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.spell_id is 'Spell the person is eligible for | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.verified_on is 'Day the evidence was seen | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.evidence is 'Kinds of evidence seen, codes of reference list eligibility-evidence | sensitivity: personal | retention: as the person''s record';
comment on column journeys.eligibility_check.other_evidence is 'What else was seen, in words | sensitivity: personal | retention: as the person''s record';
comment on column journeys.eligibility_check.verified_by is 'Account that saw it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.eligibility_check.verified_by_name is 'Name of who saw it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.eligibility_check.recorded_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.superseded_at is 'When another check took its place | sensitivity: none | retention: as the person''s record';
comment on column journeys.eligibility_check.superseded_by is 'Account that superseded it | sensitivity: personal | retention: as the person''s record';

create table journeys.lead (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  user_id uuid not null,
  name text not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  given_by uuid,
  reason text,
  ended_by uuid,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (until >= since)
);
create unique index one_open_lead on journeys.lead (spell_id, area_id) where until is null;
create index lead_user on journeys.lead (user_id, person_id) where until is null;
create index lead_person on journeys.lead (person_id, since);
grant select, insert on journeys.lead to nwd_app, nwd_worker;
grant update (until, ended_by) on journeys.lead to nwd_app, nwd_worker;
comment on table journeys.lead is 'Who leads a spell by name, from when to when; every open spell has exactly one';
comment on column journeys.lead.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.lead.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.lead.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.lead.spell_id is 'Spell led | sensitivity: none | retention: as the person''s record';
comment on column journeys.lead.user_id is 'Account of the key worker | sensitivity: personal | retention: as the person''s record';
comment on column journeys.lead.name is 'Name of the key worker, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.lead.since is 'From when | sensitivity: none | retention: as the person''s record';
comment on column journeys.lead.until is 'Until when; empty while it lasts | sensitivity: none | retention: as the person''s record';
comment on column journeys.lead.given_by is 'Account that gave the lead | sensitivity: personal | retention: as the person''s record';
comment on column journeys.lead.reason is 'Why the lead changed, in words | sensitivity: personal | retention: as the person''s record';
comment on column journeys.lead.ended_by is 'Account that ended it | sensitivity: personal | retention: as the person''s record';

create table journeys.stage (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  stage smallint not null check (stage between 1 and 5),
  from_on date not null,
  to_on date,
  reason text,
  ended_reason text,
  begun_by uuid,
  begun_by_name text not null,
  ended_by uuid,
  ended_by_name text,
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (to_on >= from_on)
);
create unique index one_open_stage_of_a_kind on journeys.stage (spell_id, area_id, stage) where to_on is null;
create index stage_spell on journeys.stage (spell_id, from_on);
create index stage_person on journeys.stage (person_id, stage) where to_on is null;
grant select, insert on journeys.stage to nwd_app, nwd_worker;
grant update (to_on, ended_reason, ended_by, ended_by_name, changed_at, changed_by) on journeys.stage to nwd_app, nwd_worker;
comment on table journeys.stage is 'That a person is or was in a stage of support, from day to day; any order, several at once, back and forth';
comment on column journeys.stage.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.stage.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.stage.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.stage.spell_id is 'Spell of support | sensitivity: none | retention: as the person''s record';
comment on column journeys.stage.stage is 'Number of the stage, 1 to 5, of reference list stages | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.from_on is 'First day | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.to_on is 'Last day; empty while it goes on | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.reason is 'Why it began, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.stage.ended_reason is 'Why it ended, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.stage.begun_by is 'Account that began it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.begun_by_name is 'Name of who began it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.ended_by is 'Account that ended it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.ended_by_name is 'Name of who ended it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.stage.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column journeys.stage.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table journeys.former_row (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  person_id uuid not null,
  of_table text not null,
  row_id uuid not null,
  was jsonb not null,
  from_at timestamptz not null,
  superseded_at timestamptz not null default nwd.clock(),
  superseded_by uuid default nwd.viewer_user(),
  primary key (id, area_id)
);
create index former_row_of on journeys.former_row (row_id, superseded_at);
create index former_row_person on journeys.former_row (person_id);
grant select on journeys.former_row to nwd_app, nwd_worker;
comment on table journeys.former_row is 'A row of a journey as it was before it was amended, so that nothing is overwritten unseen';
comment on column journeys.former_row.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.of_table is 'Table the row was in | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.row_id is 'Identifier of the row | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.was is 'The row as it was | sensitivity: special | retention: as the person''s record';
comment on column journeys.former_row.from_at is 'Since when it had held | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.superseded_at is 'When it was superseded | sensitivity: none | retention: as the person''s record';
comment on column journeys.former_row.superseded_by is 'Account that superseded it | sensitivity: personal | retention: as the person''s record';

create function journeys.keep_former_row() returns trigger language plpgsql security definer set search_path = pg_catalog, journeys as $$
begin
  if to_jsonb(old) - array['changed_at', 'changed_by'] is distinct from to_jsonb(new) - array['changed_at', 'changed_by'] then
    insert into journeys.former_row (area_id, person_id, of_table, row_id, was, from_at)
    values (old.area_id, old.person_id, tg_table_name, old.id, to_jsonb(old), old.changed_at);
  end if;
  return new;
end $$;
create trigger keep_former_row before update on journeys.spell for each row execute function journeys.keep_former_row();
create trigger keep_former_row before update on journeys.stage for each row execute function journeys.keep_former_row();
