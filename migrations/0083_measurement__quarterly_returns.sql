-- The quarterly return of an area: computed from its records as at a day, frozen, checked, signed by name, and revised by another return that names it.
-- What is frozen is written once: the program may add rows and read them, and change none. Which facts are kept how is docs/decisions/0014-returns.md.

create schema if not exists measurement;
grant usage on schema measurement to nwd_app, nwd_worker;

create table measurement.quarterly_return (
  id uuid not null,
  area_id text not null references partnership.area (id),
  as_at date not null,
  quarter text not null,
  version smallint not null check (version > 0),
  definitions text not null,
  compared_with uuid,
  revises uuid,
  frozen_at timestamptz not null default nwd.clock(),
  frozen_by uuid default nwd.viewer_user(),
  frozen_by_name text not null,
  primary key (id, area_id),
  unique (area_id, as_at, version),
  foreign key (compared_with, area_id) references measurement.quarterly_return (id, area_id),
  foreign key (revises, area_id) references measurement.quarterly_return (id, area_id)
);
comment on table measurement.quarterly_return is 'A return of an area as at a day, frozen. Freezing the same day again after the records changed makes the next version and leaves this one as it is';
comment on column measurement.quarterly_return.id is 'Identifier of the return | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.area_id is 'Area it is of | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.as_at is 'Day whose figures it holds: what had not happened by then does not count | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.quarter is 'Quarter of the financial year that the day lies in, such as 2026-27 Q2 | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.version is 'Which freezing of that day it is, from 1 | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.definitions is 'Version of the definitions that its figures were counted by | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.compared_with is 'The last signed return of an earlier day, against which it was checked | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.revises is 'The signed return of the same day that it revises; empty for a first return of a day | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.frozen_at is 'When it was frozen | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.frozen_by is 'Account that froze it; empty when the command line did | sensitivity: none | retention: for ever';
comment on column measurement.quarterly_return.frozen_by_name is 'Who froze it, by name | sensitivity: none | retention: for ever';

create table measurement.return_person (
  return_id uuid not null,
  area_id text not null,
  person_key uuid not null,
  registered_on date not null,
  eligibility_verified_on date,
  left_on date,
  job_started_on date,
  fe_he_on date,
  training_on date,
  qualification_on date,
  work_experience_on date,
  volunteering_on date,
  school_reengaged_on date,
  unemployed_since date,
  children smallint,
  qualification_scqf smallint,
  left_by_then boolean not null,
  postcode_known boolean not null,
  job_hours numeric(4, 1),
  stream text not null,
  age_band text not null,
  gender text not null,
  disabled text not null,
  ethnic_group text not null,
  parent text not null,
  priority_families text[] not null,
  simd_quintile text not null,
  urban_rural text not null,
  collection_template text not null,
  answer_4w text,
  answer_13w text,
  answer_26w text,
  answer_52w text,
  trans text not null,
  sexual_orientation text not null,
  ethnic_group_said text not null,
  condition_12_months text not null,
  condition_limits text not null,
  conditions text,
  lone_parent text not null,
  disabled_child text not null,
  care_experienced text not null,
  convictions text not null,
  homeless text not null,
  refugee text not null,
  carer text not null,
  armed_forces text not null,
  employment_status text not null,
  referral_source text,
  left_reason text,
  job_rlw text,
  problems text[],
  primary key (return_id, person_key, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
comment on table measurement.return_person is 'The people of a frozen return, one row each, under a key that stands for them: no name, date of birth, postcode or National Insurance number. Only the area''s coordinator reads them';
comment on column measurement.return_person.return_id is 'The return | sensitivity: none | retention: as the return';
comment on column measurement.return_person.area_id is 'Area of the return | sensitivity: none | retention: as the return';
comment on column measurement.return_person.person_key is 'Key that stands for the person, the same in every return of the area | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.registered_on is 'First registered in the area | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.eligibility_verified_on is 'Eligibility first verified, by the day | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.left_on is 'Last day of the last spell, of those who had left | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.job_started_on is 'First day of the first job, by the day of the return | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.fe_he_on is 'Began further or higher education | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.training_on is 'Began training | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.qualification_on is 'Gained a qualification | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.work_experience_on is 'Began work experience | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.volunteering_on is 'Began to volunteer | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.school_reengaged_on is 'Went back to school | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.unemployed_since is 'Unemployed since | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.children is 'How many children live with them | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.qualification_scqf is 'Highest qualification, level 1 to 12 | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.left_by_then is 'Every spell begun by the day had ended by the day | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.postcode_known is 'Whether a postcode was written down, for the quality of the return; never the postcode | sensitivity: none | retention: as the return';
comment on column measurement.return_person.job_hours is 'Hours a week of the first job | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.stream is 'Funding stream of the first registration | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.age_band is 'Age when first registered, in bands | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.gender is 'Gender, or its blank | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.disabled is 'Disabled, worked out from two answers, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.ethnic_group is 'Minority ethnic or white, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.parent is 'Parent, or its blank | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.priority_families is 'Priority family groups they are in | sensitivity: special | retention: as the return';
comment on column measurement.return_person.simd_quintile is 'Deprivation of where they lived, 1 to 5, or unknown | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.urban_rural is 'How rural the place was, 1 to 6, or unknown | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.collection_template is 'National template of the day they started | sensitivity: none | retention: as the return';
comment on column measurement.return_person.answer_4w is 'In work at 4 weeks, once that was due: yes, no, unknown, or empty while unanswered | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.answer_13w is 'In work at 13 weeks, likewise | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.answer_26w is 'In work at 26 weeks, likewise | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.answer_52w is 'In work at 52 weeks, likewise | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.trans is 'Trans or of trans history, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.sexual_orientation is 'Sexual orientation, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.ethnic_group_said is 'Ethnic group as answered, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.condition_12_months is 'A condition lasting 12 months or more, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.condition_limits is 'How much it limits, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.conditions is 'Which conditions, codes with semicolons between | sensitivity: special | retention: as the return';
comment on column measurement.return_person.lone_parent is 'Lone parent, or its blank | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.disabled_child is 'A disabled child, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.care_experienced is 'Care experienced, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.convictions is 'Convictions, or its blank | sensitivity: criminal | retention: as the return';
comment on column measurement.return_person.homeless is 'Homeless, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.refugee is 'Refugee, or its blank | sensitivity: special | retention: as the return';
comment on column measurement.return_person.carer is 'Carer, or its blank | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.armed_forces is 'Served in the armed forces, or its blank | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.employment_status is 'Employment status, or its blank | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.referral_source is 'Who sent them at first, as a code; empty when not known | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.left_reason is 'Why they left, as a code | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.job_rlw is 'Whether the first job pays the real Living Wage: yes, no or unknown | sensitivity: personal | retention: as the return';
comment on column measurement.return_person.problems is 'Codes of what cannot or can hardly be so in the record, such as a job before the registration; empty when nothing | sensitivity: none | retention: as the return';

create table measurement.return_file (
  return_id uuid not null,
  area_id text not null,
  kind text not null check (kind in ('people', 'figures')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int not null,
  lines int not null,
  gzipped bytea not null,
  primary key (return_id, kind, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
alter table measurement.return_file alter column gzipped set storage external;
comment on table measurement.return_file is 'The files of a frozen return, byte for byte as they were made: the person-level file and every figure';
comment on column measurement.return_file.return_id is 'The return | sensitivity: none | retention: for ever';
comment on column measurement.return_file.area_id is 'Area of the return | sensitivity: none | retention: for ever';
comment on column measurement.return_file.kind is 'The people, one a line, or the figures | sensitivity: none | retention: for ever';
comment on column measurement.return_file.sha256 is 'Fingerprint of the file before it was compressed | sensitivity: none | retention: for ever';
comment on column measurement.return_file.bytes is 'Its length before it was compressed | sensitivity: none | retention: for ever';
comment on column measurement.return_file.lines is 'How many lines it has under its headings | sensitivity: none | retention: for ever';
comment on column measurement.return_file.gzipped is 'The file as CSV, compressed with gzip | sensitivity: special | retention: for ever';

create table measurement.return_quality (
  return_id uuid not null,
  area_id text not null,
  item text not null,
  state text not null check (state in ('known', 'unknown', 'prefer_not_to_say', 'not_asked')),
  people int not null check (people > 0),
  primary key (return_id, item, state, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
comment on table measurement.return_quality is 'How much of what a return should know it knew when it was frozen: people by question and by what is known';
comment on column measurement.return_quality.return_id is 'The return | sensitivity: none | retention: for ever';
comment on column measurement.return_quality.area_id is 'Area of the return | sensitivity: none | retention: for ever';
comment on column measurement.return_quality.item is 'What should be known: a question, the hours of a job, a follow-up | sensitivity: none | retention: for ever';
comment on column measurement.return_quality.state is 'Known, or which of the three blanks | sensitivity: none | retention: for ever';
comment on column measurement.return_quality.people is 'How many people | sensitivity: none | retention: for ever';

create table measurement.return_check (
  return_id uuid not null,
  area_id text not null,
  code text not null,
  severity text not null check (severity in ('error', 'warning')),
  words text not null,
  many int not null check (many > 0),
  primary key (return_id, code, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
comment on table measurement.return_check is 'What the checks of a frozen return found. An error stops the signing; a warning must be explained first';
comment on column measurement.return_check.return_id is 'The return | sensitivity: none | retention: for ever';
comment on column measurement.return_check.area_id is 'Area of the return | sensitivity: none | retention: for ever';
comment on column measurement.return_check.code is 'Which check | sensitivity: none | retention: for ever';
comment on column measurement.return_check.severity is 'Error or warning, by the rule that held on the day it was frozen | sensitivity: none | retention: for ever';
comment on column measurement.return_check.words is 'What it found, in words | sensitivity: none | retention: for ever';
comment on column measurement.return_check.many is 'How many people, figures or answers it is about | sensitivity: none | retention: for ever';

create table measurement.return_change (
  return_id uuid not null,
  area_id text not null,
  kind text not null,
  people int not null check (people > 0),
  primary key (return_id, kind, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
comment on table measurement.return_change is 'Why a revision differs from the return it revises: people by kind of late or corrected news';
comment on column measurement.return_change.return_id is 'The revision | sensitivity: none | retention: for ever';
comment on column measurement.return_change.area_id is 'Area of the return | sensitivity: none | retention: for ever';
comment on column measurement.return_change.kind is 'Kind of news: a late registration, a corrected answer, a late job | sensitivity: none | retention: for ever';
comment on column measurement.return_change.people is 'How many people; one person may have news of several kinds | sensitivity: none | retention: for ever';

create table measurement.return_explanation (
  id uuid not null,
  return_id uuid not null,
  area_id text not null,
  about text not null,
  words text not null check (length(words) >= 3),
  written_at timestamptz not null default nwd.clock(),
  written_by uuid default nwd.viewer_user(),
  written_by_name text not null,
  superseded_at timestamptz,
  primary key (id, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
create unique index one_explanation on measurement.return_explanation (return_id, about, area_id) where superseded_at is null;
comment on table measurement.return_explanation is 'Why a warning or a difference is right, in the coordinator''s words; a later explanation supersedes';
comment on column measurement.return_explanation.id is 'Identifier of the explanation | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.return_id is 'The return | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.area_id is 'Area of the return | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.about is 'The check or the kind of change it explains, as check:CODE or change:KIND | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.words is 'The explanation; about records in general, never about one person | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.written_at is 'When it was written | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.written_by is 'Account that wrote it; empty when the command line did | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.written_by_name is 'Who wrote it, by name | sensitivity: none | retention: for ever';
comment on column measurement.return_explanation.superseded_at is 'When a later explanation took its place | sensitivity: none | retention: for ever';

create table measurement.return_signature (
  return_id uuid not null,
  area_id text not null,
  name text not null,
  role text not null,
  signed_by uuid,
  statement_version text not null,
  statement text not null,
  signed_at timestamptz not null default nwd.clock(),
  primary key (return_id, area_id),
  foreign key (return_id, area_id) references measurement.quarterly_return (id, area_id)
);
comment on table measurement.return_signature is 'Who signed a return, by name, and the statement they agreed to. A return is signed once';
comment on column measurement.return_signature.return_id is 'The return | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.area_id is 'Area of the return | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.name is 'Name of the signer, as they typed it | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.role is 'Role in which they signed | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.signed_by is 'Account that signed | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.statement_version is 'Version of the statement | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.statement is 'The statement as it was shown | sensitivity: none | retention: for ever';
comment on column measurement.return_signature.signed_at is 'When it was signed | sensitivity: none | retention: for ever';

grant select on measurement.quarterly_return, measurement.return_person, measurement.return_file, measurement.return_quality, measurement.return_check,
  measurement.return_change, measurement.return_explanation, measurement.return_signature to nwd_app, nwd_worker;
grant insert on measurement.quarterly_return, measurement.return_file, measurement.return_quality, measurement.return_check,
  measurement.return_change, measurement.return_explanation, measurement.return_signature to nwd_app, nwd_worker;
grant update (superseded_at) on measurement.return_explanation to nwd_app, nwd_worker;
