-- What people achieved. A job is a row of its own and makes its four follow-ups; every other outcome is a row of outcomes.outcome.
-- A correction supersedes and says what it corrects; nothing is overwritten.

create schema outcomes;
grant usage on schema outcomes to nwd_app, nwd_worker;

create table outcomes.outcome (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid,
  kind text not null check (kind in ('fe_he', 'training', 'qualification', 'work_experience', 'volunteering', 'school_reengaged')),
  on_date date not null,
  scqf_level smallint check (scqf_level between 1 and 12),
  what text,
  evidence text not null default 'unknown' check (evidence in ('person_said', 'document_seen', 'organisation_said', 'unknown')),
  recorded_by uuid,
  recorded_at timestamptz not null default nwd.clock(),
  corrects uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id)
);
create index outcome_person on outcomes.outcome (person_id, on_date) where superseded_at is null;

create table outcomes.job (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid,
  employer_id uuid,
  employer_name text,
  started_on date not null,
  hours_per_week numeric(4, 1) check (hours_per_week > 0 and hours_per_week <= 100),
  contract text not null default 'unknown',
  pay_pence_per_hour int check (pay_pence_per_hour > 0),
  real_living_wage text not null check (real_living_wage in ('yes', 'no', 'unknown')),
  recorded_by uuid,
  recorded_at timestamptz not null default nwd.clock(),
  ended_on date check (ended_on >= started_on),
  ended_reason text,
  ended_by uuid,
  ended_recorded_at timestamptz,
  corrects uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  foreign key (employer_id, area_id) references employers.employer (id, area_id)
);
create index job_person on outcomes.job (person_id, started_on) where superseded_at is null;

create table outcomes.follow_up (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  job_id uuid not null,
  weeks smallint not null check (weeks in (4, 13, 26, 52)),
  due_on date not null,
  window_ends_on date not null check (window_ends_on >= due_on),
  answer text check (answer in ('yes', 'no', 'unknown')),
  said_by text,
  answered_on date check (answered_on >= due_on),
  recorded_by uuid,
  recorded_at timestamptz,
  closed_reason text,
  next_try_on date,
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (job_id, area_id) references outcomes.job (id, area_id),
  check ((answer in ('yes', 'no')) is not true or (said_by is not null and answered_on is not null)),
  check ((answer = 'unknown') is not true or closed_reason is not null)
);
create unique index one_follow_up_a_job_and_time on outcomes.follow_up (job_id, area_id, weeks) where superseded_at is null;
create index follow_up_open on outcomes.follow_up (area_id, due_on) where answer is null and superseded_at is null;
create index follow_up_person on outcomes.follow_up (person_id, due_on) where superseded_at is null;

create table outcomes.follow_up_try (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  follow_up_id uuid not null,
  tried_on date not null,
  how text not null,
  recorded_by uuid,
  recorded_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (follow_up_id, area_id) references outcomes.follow_up (id, area_id)
);
create index follow_up_try_of on outcomes.follow_up_try (follow_up_id, tried_on);

grant select, insert on outcomes.outcome, outcomes.job, outcomes.follow_up, outcomes.follow_up_try to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by, superseded_reason) on outcomes.outcome to nwd_app, nwd_worker;
grant update (ended_on, ended_reason, ended_by, ended_recorded_at, superseded_at, superseded_by, superseded_reason) on outcomes.job to nwd_app, nwd_worker;
grant update (answer, said_by, answered_on, recorded_by, recorded_at, closed_reason, next_try_on, superseded_at, superseded_by) on outcomes.follow_up to nwd_app, nwd_worker;

comment on table outcomes.outcome is 'What a person achieved, other than a job';
comment on column outcomes.outcome.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.spell_id is 'Spell of support it came of | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.kind is 'Kind, a code of reference list outcome-types other than employment | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.on_date is 'Day it began, or the qualification was gained | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.scqf_level is 'SCQF level, of a qualification or course | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.what is 'What it was, in a few words | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.evidence is 'What it rests on | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.recorded_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.recorded_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.corrects is 'Row that this one corrects | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.superseded_at is 'When it was corrected or taken out | sensitivity: none | retention: as the person''s record';
comment on column outcomes.outcome.superseded_by is 'Account that corrected it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.superseded_reason is 'Why it was corrected | sensitivity: personal | retention: as the person''s record';

comment on table outcomes.job is 'A job that a person began';
comment on column outcomes.job.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.spell_id is 'Spell of support it came of | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.employer_id is 'Employer; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.employer_name is 'Employer''s name as it was then | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.started_on is 'First day | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.hours_per_week is 'Hours a week; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.contract is 'Contract, a code of reference list contract-types, or unknown | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.pay_pence_per_hour is 'Pay in pence an hour; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.real_living_wage is 'Whether the pay was at least the real Living Wage of the first day; computed, never ticked (an imported row may carry it without the pay) | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.recorded_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.recorded_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.ended_on is 'Last day; empty while it lasts or nobody said | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.ended_reason is 'Why it ended | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.ended_by is 'Account that recorded the end | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.ended_recorded_at is 'When the end was recorded | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.corrects is 'Row that this one corrects | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.superseded_at is 'When it was corrected or taken out | sensitivity: none | retention: as the person''s record';
comment on column outcomes.job.superseded_by is 'Account that corrected it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.superseded_reason is 'Why it was corrected | sensitivity: personal | retention: as the person''s record';

comment on table outcomes.follow_up is 'Is the person in work, 4, 13, 26 and 52 weeks after a job began? One row a question, from the day the job is recorded';
comment on column outcomes.follow_up.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.job_id is 'Job it follows | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.weeks is 'Weeks after the first day: 4, 13, 26 or 52 | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.due_on is 'Day from which it can be answered | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up.window_ends_on is 'Last day on which it is still asked | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.answer is 'yes in work, no, or unknown when closed without an answer; empty while open | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up.said_by is 'Who said so, or what was seen | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.answered_on is 'Day it was answered, never before it was due | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up.recorded_by is 'Account that recorded the answer | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up.recorded_at is 'When the answer was recorded | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.closed_reason is 'Why it was closed without an answer | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up.next_try_on is 'Day of the next try, after one that did not reach anybody | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.superseded_at is 'When a correction of its job made it void | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up.superseded_by is 'Account that corrected the job | sensitivity: personal | retention: as the person''s record';

comment on table outcomes.follow_up_try is 'A try to reach somebody for a follow-up that reached nobody';
comment on column outcomes.follow_up_try.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_try.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_try.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_try.follow_up_id is 'Follow-up it was for | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_try.tried_on is 'Day of the try | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_try.how is 'How it was tried | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_try.recorded_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up_try.recorded_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
