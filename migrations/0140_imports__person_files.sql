-- Files of people that an area brings in (contracts §4): each file once, and what its rows said, so that the same file again changes nothing and a
-- corrected one changes what was corrected and nothing else.

create schema imports;
grant usage on schema imports to nwd_app, nwd_worker;

create table imports.import (
  id uuid not null,
  area_id text not null references partnership.area (id),
  fingerprint text not null,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  organisation_id uuid not null,
  rows int not null,
  refused int not null,
  added int not null,
  changed int not null,
  unchanged int not null,
  primary key (id, area_id)
);
comment on table imports.import is 'A file of people that was brought in, once stored';
comment on column imports.import.id is 'Identifier | sensitivity: none | retention: as the area''s records';
comment on column imports.import.area_id is 'Area whose people it is about | sensitivity: none | retention: as the area''s records';
comment on column imports.import.fingerprint is 'SHA-256 of the file | sensitivity: none | retention: as the area''s records';
comment on column imports.import.at is 'When it was stored | sensitivity: none | retention: as the area''s records';
comment on column imports.import.by_user is 'Account that brought it in; empty when it was done from the shell | sensitivity: personal | retention: as the area''s records';
comment on column imports.import.organisation_id is 'Organisation that supports its people | sensitivity: none | retention: as the area''s records';
comment on column imports.import.rows is 'How many rows it had | sensitivity: none | retention: as the area''s records';
comment on column imports.import.refused is 'How many of them were wrong and given back | sensitivity: none | retention: as the area''s records';
comment on column imports.import.added is 'How many brought somebody new | sensitivity: none | retention: as the area''s records';
comment on column imports.import.changed is 'How many changed what an earlier file had said | sensitivity: none | retention: as the area''s records';
comment on column imports.import.unchanged is 'How many said what was there already | sensitivity: none | retention: as the area''s records';

-- No foreign keys to the person: a row is here before the person is, and the same transaction makes both. The row that holds of a participant is
-- the one that none has superseded; that there is one only is looked at when the transaction ends.
create table imports.person_row (
  import_id uuid not null,
  row int not null,
  area_id text not null,
  standing text not null default 'new' check (standing in ('new', 'changed')),
  person_id uuid not null,
  spell_id uuid not null,
  job_id uuid,
  supersedes uuid,
  supersedes_row int,
  superseded_at timestamptz,
  superseded_by uuid,
  participant_id text not null,
  given_name text not null,
  family_name text not null,
  date_of_birth text,
  postcode text,
  ni_number text,
  gender text,
  trans text,
  sexual_orientation text,
  ethnic_group text,
  condition_12_months text,
  condition_limits text,
  conditions text,
  lone_parent text,
  children text,
  youngest_child_date_of_birth text,
  disabled_child text,
  care_experienced text,
  convictions text,
  homeless text,
  refugee text,
  carer text,
  armed_forces text,
  employment_status text,
  unemployed_since text,
  qualification_scqf text,
  referral_source text,
  stream text,
  registered_on text not null,
  eligibility_verified_on text,
  left_on text,
  left_reason text,
  job_started_on text,
  job_hours text,
  job_rlw text,
  in_work_4w text,
  in_work_13w text,
  in_work_26w text,
  in_work_52w text,
  fe_he_on text,
  training_on text,
  qualification_on text,
  work_experience_on text,
  volunteering_on text,
  school_reengaged_on text,
  primary key (import_id, row, area_id),
  constraint one_row_a_participant exclude using btree (area_id with =, participant_id with =) where (superseded_at is null) deferrable initially deferred
);
create index person_row_person on imports.person_row (person_id) where superseded_at is null;
comment on table imports.person_row is 'What a file said of a participant, row by row, as it was read: the three blanks apart';
comment on column imports.person_row.import_id is 'File | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.row is 'Row of the file, as a spreadsheet counts | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.standing is 'Whether it brought somebody new or changed what an earlier file had said | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.spell_id is 'Spell of support it tells of | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.job_id is 'Job it tells of, if any | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.supersedes is 'File whose row it takes the place of | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.supersedes_row is 'Row of that file | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.superseded_at is 'When a later file took its place | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.superseded_by is 'File that did | sensitivity: none | retention: as the person''s record';
comment on column imports.person_row.participant_id is 'The area''s own identifier of the participant | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.given_name is 'Given name | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.family_name is 'Family name | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.date_of_birth is 'Date of birth, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.postcode is 'Postcode, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.ni_number is 'National Insurance number, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.gender is 'Gender as a code, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.trans is 'Whether trans, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.sexual_orientation is 'Sexual orientation as a code, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.ethnic_group is 'Ethnic group as a code, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.condition_12_months is 'Whether there is a lasting condition, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.condition_limits is 'How much it limits, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.conditions is 'Conditions as codes with semicolons between, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.lone_parent is 'Whether a lone parent, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.children is 'Number of children, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.youngest_child_date_of_birth is 'When the youngest child was born, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.disabled_child is 'Whether a child is disabled, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.care_experienced is 'Whether care experienced, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.convictions is 'Whether there are convictions, or a blank | sensitivity: criminal | retention: as the person''s record';
comment on column imports.person_row.homeless is 'Whether homeless, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.refugee is 'Whether a refugee, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.carer is 'Whether a carer, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.armed_forces is 'Whether of the armed forces, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.employment_status is 'Employment status as a code, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.unemployed_since is 'Since when unemployed, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.qualification_scqf is 'Highest qualification, SCQF level, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.referral_source is 'Who sent them, as a code, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.stream is 'Funding stream as a code, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.registered_on is 'Day of registration | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.eligibility_verified_on is 'Day on which eligibility was verified | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.left_on is 'Day on which support ended | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.left_reason is 'Why it ended, as a code, or a blank | sensitivity: special | retention: as the person''s record';
comment on column imports.person_row.job_started_on is 'Day on which a job began | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.job_hours is 'Hours a week of the job, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.job_rlw is 'Whether it paid the real Living Wage, or a blank | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.in_work_4w is 'In work 4 weeks after | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.in_work_13w is 'In work 13 weeks after | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.in_work_26w is 'In work 26 weeks after | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.in_work_52w is 'In work 52 weeks after | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.fe_he_on is 'Day of entering college or university | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.training_on is 'Day of entering training | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.qualification_on is 'Day of gaining a qualification | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.work_experience_on is 'Day on which work experience began | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.volunteering_on is 'Day on which volunteering began | sensitivity: personal | retention: as the person''s record';
comment on column imports.person_row.school_reengaged_on is 'Day of going back to school | sensitivity: personal | retention: as the person''s record';

grant select on imports.import, imports.person_row to nwd_app;
grant select, insert on imports.import to nwd_worker;
grant select, insert on imports.person_row to nwd_worker;
grant update (superseded_at, superseded_by) on imports.person_row to nwd_worker;

-- A later file may correct these too; what they were is kept by the table's own trigger.
grant update (stream, registered_on) on journeys.spell to nwd_worker;
