-- What happens within a spell: contacts noted, appointments, the needs assessment kept as it was shown, and the plan that both agree.

create table journeys.note (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid,
  kind text not null,
  with_person boolean not null,
  happened_on date not null,
  at_time text check (at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  who_was_there text,
  words text not null,
  organisation_id uuid,
  written_by uuid,
  written_by_name text not null,
  written_at timestamptz not null default nwd.clock(),
  corrects uuid,
  correction_reason text,
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  foreign key (corrects, area_id) references journeys.note (id, area_id),
  check ((corrects is null) = (correction_reason is null))
);
create index note_person on journeys.note (person_id, happened_on desc, id desc);
create index note_contact on journeys.note (person_id, happened_on desc) where with_person and superseded_at is null;
create unique index one_correction on journeys.note (corrects, area_id) where corrects is not null;
grant select, insert on journeys.note to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on journeys.note to nwd_app, nwd_worker;
comment on table journeys.note is 'A contact or other happening noted by a worker; a correction is another note that takes its place, and both stay';
comment on column journeys.note.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.spell_id is 'Spell it belongs to, if one was open | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.kind is 'Kind of contact, a code of reference list note-kinds | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.with_person is 'Whether the person themself was in contact, by the list of the day | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.happened_on is 'Day it happened | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.at_time is 'Time it happened, HH:MM | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.who_was_there is 'Who was there, in words | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.words is 'What was said and done | sensitivity: special | retention: as the person''s record';
comment on column journeys.note.organisation_id is 'Organisation of the writer | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.written_by is 'Account that wrote it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.written_by_name is 'Name of the writer, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.written_at is 'When it was written | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.corrects is 'Note that this one corrects | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.correction_reason is 'Why it was corrected | sensitivity: personal | retention: as the person''s record';
comment on column journeys.note.superseded_at is 'When a correction took its place | sensitivity: none | retention: as the person''s record';
comment on column journeys.note.superseded_by is 'Note that took its place | sensitivity: none | retention: as the person''s record';

create table journeys.appointment (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  on_date date not null,
  at_time text not null check (at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  how text not null check (how in ('place', 'phone', 'video')),
  place text,
  about text not null,
  with_user_id uuid not null,
  with_name text not null,
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  outcome text check (outcome in ('attended', 'late', 'did_not_attend', 'did_not_happen')),
  outcome_reason text,
  outcome_by uuid,
  outcome_at timestamptz,
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (outcome is distinct from 'did_not_happen' or outcome_reason is not null)
);
create index appointment_person on journeys.appointment (person_id, on_date, at_time);
create index appointment_worker on journeys.appointment (with_user_id, on_date) where outcome is null;
grant select, insert on journeys.appointment to nwd_app, nwd_worker;
grant update (outcome, outcome_reason, outcome_by, outcome_at, changed_at, changed_by) on journeys.appointment to nwd_app, nwd_worker;
create trigger keep_former_row before update on journeys.appointment for each row execute function journeys.keep_former_row();
comment on table journeys.appointment is 'A meeting arranged with a person, and whether it happened';
comment on column journeys.appointment.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.spell_id is 'Spell it belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.on_date is 'Day it is on | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.at_time is 'Time it begins, HH:MM | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.how is 'At a place, by phone or by video | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.place is 'Where, or the number or link, in words | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.about is 'What it is about | sensitivity: special | retention: as the person''s record';
comment on column journeys.appointment.with_user_id is 'Account of the worker it is with | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.with_name is 'Name of that worker, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.made_by is 'Account that made it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.made_at is 'When it was made | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.outcome is 'Whether they came; empty until recorded | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.outcome_reason is 'Why not, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.appointment.outcome_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.appointment.outcome_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column journeys.appointment.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table journeys.assessment (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  instrument text not null,
  version text not null,
  started_on date not null,
  started_by uuid,
  started_by_name text not null,
  finished_on date,
  finished_at timestamptz,
  finished_by uuid,
  finished_by_name text,
  changed_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check ((finished_on is null) = (finished_at is null))
);
create unique index one_unfinished_assessment on journeys.assessment (spell_id, area_id, instrument) where finished_at is null;
create index assessment_person on journeys.assessment (person_id, started_on);
grant select, insert on journeys.assessment to nwd_app, nwd_worker;
grant update (finished_on, finished_at, finished_by, finished_by_name, changed_at) on journeys.assessment to nwd_app, nwd_worker;
comment on table journeys.assessment is 'A needs assessment by one version of an instrument, begun once and finished once';
comment on column journeys.assessment.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.spell_id is 'Spell it belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.instrument is 'Instrument, the name of its reference file | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.version is 'Version of the instrument | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.started_on is 'Day it began | sensitivity: personal | retention: as the person''s record';
comment on column journeys.assessment.started_by is 'Account that began it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.assessment.started_by_name is 'Name of who began it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.assessment.finished_on is 'Day it was finished | sensitivity: personal | retention: as the person''s record';
comment on column journeys.assessment.finished_at is 'When it was finished | sensitivity: none | retention: as the person''s record';
comment on column journeys.assessment.finished_by is 'Account that finished it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.assessment.finished_by_name is 'Name of who finished it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.assessment.changed_at is 'When an answer was last given | sensitivity: none | retention: as the person''s record';

create table journeys.answer (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  assessment_id uuid not null,
  question text not null,
  shown jsonb not null,
  answer jsonb not null,
  asked boolean not null default true,
  answered_by uuid,
  answered_by_name text not null,
  answered_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (assessment_id, area_id) references journeys.assessment (id, area_id)
);
create unique index one_answer_a_question on journeys.answer (assessment_id, area_id, question) where superseded_at is null;
create index answer_person on journeys.answer (person_id);
grant select, insert on journeys.answer to nwd_app, nwd_worker;
grant update (asked, superseded_at, superseded_by) on journeys.answer to nwd_app, nwd_worker;
comment on table journeys.answer is 'An answer of an assessment with its question as it was shown; another answer takes its place and both stay';
comment on column journeys.answer.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.assessment_id is 'Assessment | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.question is 'Code of the question | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.shown is 'The question as it was shown: wording, help, kind, options, version | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.answer is 'What was answered: codes, and words as typed | sensitivity: criminal | retention: as the person''s record';
comment on column journeys.answer.asked is 'False when later answers led past this question: it is kept, and does not count | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.answered_by is 'Account that wrote the answer down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.answer.answered_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.answer.answered_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.superseded_at is 'When another answer took its place | sensitivity: none | retention: as the person''s record';
comment on column journeys.answer.superseded_by is 'Account that superseded it | sensitivity: personal | retention: as the person''s record';

create table journeys.goal (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  words text not null,
  state text not null default 'open' check (state in ('open', 'done', 'archived')),
  state_on date not null,
  state_reason text,
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (state <> 'archived' or state_reason is not null)
);
create index goal_spell on journeys.goal (spell_id, made_at);
create index goal_person on journeys.goal (person_id);
grant select, insert on journeys.goal to nwd_app, nwd_worker;
grant update (words, state, state_on, state_reason, changed_at, changed_by) on journeys.goal to nwd_app, nwd_worker;
create trigger keep_former_row before update on journeys.goal for each row execute function journeys.keep_former_row();
comment on table journeys.goal is 'A goal of a person''s action plan';
comment on column journeys.goal.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.spell_id is 'Spell the plan belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.words is 'The goal, in plain words | sensitivity: special | retention: as the person''s record';
comment on column journeys.goal.state is 'open, done or archived | sensitivity: personal | retention: as the person''s record';
comment on column journeys.goal.state_on is 'Since which day | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.state_reason is 'Why it was archived, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.goal.made_by is 'Account that wrote it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.goal.made_at is 'When it was written | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column journeys.goal.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table journeys.step (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  goal_id uuid not null,
  words text not null,
  who text not null check (who in ('person', 'worker', 'together', 'somebody_else')),
  who_name text,
  by_on date,
  state text not null default 'to_do' check (state in ('to_do', 'doing', 'done', 'dropped')),
  state_on date not null,
  state_reason text,
  state_by_person boolean not null default false,
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  changed_at timestamptz not null default nwd.clock(),
  changed_by uuid,
  primary key (id, area_id),
  foreign key (goal_id, area_id) references journeys.goal (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (who <> 'somebody_else' or who_name is not null),
  check (state <> 'dropped' or state_reason is not null)
);
create index step_goal on journeys.step (goal_id, made_at);
create index step_open on journeys.step (person_id, by_on) where state in ('to_do', 'doing');
create index step_spell on journeys.step (spell_id);
grant select, insert on journeys.step to nwd_app, nwd_worker;
grant update (words, who, who_name, by_on, state, state_on, state_reason, state_by_person, changed_at, changed_by) on journeys.step to nwd_app, nwd_worker;
create trigger keep_former_row before update on journeys.step for each row execute function journeys.keep_former_row();
comment on table journeys.step is 'A step towards a goal: who does it, by when, and how far it is';
comment on column journeys.step.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.spell_id is 'Spell the plan belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.goal_id is 'Goal it leads to | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.words is 'The step, in plain words | sensitivity: special | retention: as the person''s record';
comment on column journeys.step.who is 'Who does it: the person, the worker, both together, or somebody else | sensitivity: personal | retention: as the person''s record';
comment on column journeys.step.who_name is 'Who else, in words | sensitivity: personal | retention: as the person''s record';
comment on column journeys.step.by_on is 'Day to have it done by | sensitivity: personal | retention: as the person''s record';
comment on column journeys.step.state is 'to_do, doing, done or dropped | sensitivity: personal | retention: as the person''s record';
comment on column journeys.step.state_on is 'Since which day | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.state_reason is 'Why it was dropped, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.step.state_by_person is 'Whether the person themself said so from their own account | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.made_by is 'Account that wrote it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.step.made_at is 'When it was written | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.changed_at is 'When this row was last amended | sensitivity: none | retention: as the person''s record';
comment on column journeys.step.changed_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table journeys.plan_agreement (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  party text not null check (party in ('person', 'worker')),
  how text not null check (how in ('own_account', 'together')),
  agreed_on date not null,
  review_on date,
  plan jsonb not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_because text check (superseded_because in ('amended', 'agreed_again')),
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id)
);
create unique index one_agreement_a_party on journeys.plan_agreement (spell_id, area_id, party) where superseded_at is null;
create index plan_agreement_person on journeys.plan_agreement (person_id);
grant select, insert on journeys.plan_agreement to nwd_app, nwd_worker;
grant update (superseded_at, superseded_because, superseded_by) on journeys.plan_agreement to nwd_app, nwd_worker;
comment on table journeys.plan_agreement is 'That one of the two agreed the plan as it stood; an amendment of the plan ends it, and it is agreed again';
comment on column journeys.plan_agreement.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.spell_id is 'Spell the plan belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.party is 'Who agreed: the person or the worker | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.how is 'From their own account, or together with the worker | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.agreed_on is 'Day they agreed | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_agreement.review_on is 'Day to look at the plan again | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_agreement.plan is 'The plan as it was agreed: aim, goals and steps | sensitivity: special | retention: as the person''s record';
comment on column journeys.plan_agreement.recorded_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_agreement.recorded_by_name is 'Name of who recorded it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_agreement.recorded_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.superseded_at is 'When it stopped to hold | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.superseded_because is 'Whether the plan was amended or agreed again | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_agreement.superseded_by is 'Account that superseded it | sensitivity: personal | retention: as the person''s record';
