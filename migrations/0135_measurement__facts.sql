-- What statistics are counted from, kept ready: a row a person an area, as stats.participant_live works it out, and a mark for everybody whose row may be
-- out of date. Reading takes the rows of the unmarked and works out the marked, so that a figure is never older than the records it is of
-- (docs/decisions/0022-facts.md).

create table measurement.fact (
  area_id text not null,
  person_id uuid not null,
  registered_on date not null,
  stream text not null,
  present datemultirange not null,
  age_band text not null,
  gender text not null,
  disabled text not null,
  ethnic_group text not null,
  parent text not null,
  priority_families text[] not null,
  simd_quintile text not null,
  job_started_on date,
  answer_4w text,
  answer_13w text,
  answer_26w text,
  answer_52w text,
  fe_he_on date,
  training_on date,
  qualification_on date,
  work_experience_on date,
  volunteering_on date,
  school_reengaged_on date,
  trans text not null,
  urban_rural text not null,
  data_zone text not null,
  collection_template text not null,
  primary key (area_id, person_id)
);

create table measurement.fact_mark (
  id bigint generated always as identity,
  area_id text not null,
  person_id uuid not null,
  primary key (id, area_id)
);

create table measurement.fact_rules (
  fingerprint text not null,
  rebuilt_at timestamptz not null default nwd.clock()
);
create unique index one_fact_rules on measurement.fact_rules ((true));

-- No role of the program may read these; views of the owner do. Row security without a policy is the second wall.
alter table measurement.fact enable row level security;
alter table measurement.fact_mark enable row level security;

-- A mark a person a statement, never taken together with an earlier one: of two changes at once either may end first, and each must leave its own.
create function measurement.mark() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    insert into measurement.fact_mark (area_id, person_id) select distinct area_id, person_id from old_rows;
  elsif tg_op = 'INSERT' then
    insert into measurement.fact_mark (area_id, person_id) select distinct area_id, person_id from new_rows;
  else
    insert into measurement.fact_mark (area_id, person_id)
    select area_id, person_id from new_rows union select area_id, person_id from old_rows;
  end if;
  return null;
end $$;

create function measurement.mark_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into measurement.fact_mark (area_id, person_id)
  select area_id, id from new_rows union select area_id, id from old_rows;
  return null;
end $$;

-- Another look-up of places, or its days: everybody's may have changed.
create function measurement.mark_everybody() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into measurement.fact_mark (area_id, person_id) select area_id, person_id from measurement.fact;
  return null;
end $$;

do $$
declare
  of_person text;
begin
  foreach of_person in array array['journeys.spell', 'people.characteristics', 'people.contact_details', 'people.former_value', 'outcomes.job',
    'outcomes.follow_up', 'outcomes.outcome']
  loop
    execute format('create trigger mark_fact_insert after insert on %s referencing new table as new_rows for each statement execute function measurement.mark()', of_person);
    execute format('create trigger mark_fact_update after update on %s referencing new table as new_rows old table as old_rows for each statement execute function measurement.mark()', of_person);
    execute format('create trigger mark_fact_delete after delete on %s referencing old table as old_rows for each statement execute function measurement.mark()', of_person);
  end loop;
end $$;

-- Whoever is only just written down is registered, or not, by a spell.
create trigger mark_fact_update after update on people.person referencing new table as new_rows old table as old_rows
  for each statement execute function measurement.mark_person();
create trigger mark_fact after insert or update or delete on partnership.place_edition
  for each statement execute function measurement.mark_everybody();

comment on table measurement.fact is 'What each person is counted by, worked out beforehand: as stats.participant_live says, on every day figures may be as at';
comment on column measurement.fact.area_id is 'Council area | sensitivity: none | retention: as the person''s record';
comment on column measurement.fact.person_id is 'The person | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.registered_on is 'Day of first registration in the area | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.stream is 'Funding stream of the first registration | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.present is 'The days on which they were being supported | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.age_band is 'Age band at registration | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.gender is 'Gender as counted | sensitivity: special | retention: as the person''s record';
comment on column measurement.fact.disabled is 'Disabled as counted | sensitivity: special | retention: as the person''s record';
comment on column measurement.fact.ethnic_group is 'Ethnic group as counted | sensitivity: special | retention: as the person''s record';
comment on column measurement.fact.parent is 'Parent as counted | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.priority_families is 'Priority family groups at registration | sensitivity: special | retention: as the person''s record';
comment on column measurement.fact.simd_quintile is 'Fifth of deprivation of the place they lived in at registration | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.job_started_on is 'Day the first job since registration began | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.answer_4w is 'Answer 4 weeks after it | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.answer_13w is 'Answer 13 weeks after it | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.answer_26w is 'Answer 26 weeks after it | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.answer_52w is 'Answer 52 weeks after it | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.fe_he_on is 'First day in further or higher education | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.training_on is 'First day in training | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.qualification_on is 'Day of the first qualification | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.work_experience_on is 'First day of work experience | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.volunteering_on is 'First day of volunteering | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.school_reengaged_on is 'Day they were back at school | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.trans is 'Trans status as counted | sensitivity: special | retention: as the person''s record';
comment on column measurement.fact.urban_rural is 'Urban or rural class of the place they lived in at registration | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.data_zone is 'Data zone they lived in at registration | sensitivity: personal | retention: as the person''s record';
comment on column measurement.fact.collection_template is 'National template of the day of registration | sensitivity: none | retention: as the person''s record';

comment on table measurement.fact_mark is 'Whose fact may be out of date: a mark a change, taken away when the fact is worked out again';
comment on column measurement.fact_mark.id is 'Number of the mark | sensitivity: none | retention: until worked out again';
comment on column measurement.fact_mark.area_id is 'Council area | sensitivity: none | retention: until worked out again';
comment on column measurement.fact_mark.person_id is 'The person | sensitivity: personal | retention: until worked out again';

comment on table measurement.fact_rules is 'By which rules the facts were worked out: one row';
comment on column measurement.fact_rules.fingerprint is 'Fingerprint of the views and functions | sensitivity: none | retention: until the rules change';
comment on column measurement.fact_rules.rebuilt_at is 'When all facts were last worked out | sensitivity: none | retention: until the rules change';
