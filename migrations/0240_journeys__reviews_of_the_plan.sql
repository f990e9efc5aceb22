-- A plan is looked at again by dated rules; a pause or an exemption stops the clock; what was said is kept. A goal says why it matters, and a plan may be
-- agreed on paper.

create table journeys.review_rule (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  stream text,
  stage smallint check (stage between 1 and 5),
  weeks smallint not null check (weeks between 1 and 104),
  from_on date not null,
  until_on date,
  source text not null,
  check (until_on > from_on)
);
grant select on journeys.review_rule to nwd_app, nwd_worker;
comment on table journeys.review_rule is 'After how many weeks a plan is looked at again, by stream and stage; the rule of the day from which the weeks count holds';
comment on column journeys.review_rule.id is 'Identifier | sensitivity: none | retention: for good';
comment on column journeys.review_rule.area_id is 'Area whose own rule it is; empty for every area without one | sensitivity: none | retention: for good';
comment on column journeys.review_rule.stream is 'Funding stream it is for; empty for any | sensitivity: none | retention: for good';
comment on column journeys.review_rule.stage is 'Stage it is for, 1 to 5; empty for any | sensitivity: none | retention: for good';
comment on column journeys.review_rule.weeks is 'Weeks from one review to the next | sensitivity: none | retention: for good';
comment on column journeys.review_rule.from_on is 'First day it holds | sensitivity: none | retention: for good';
comment on column journeys.review_rule.until_on is 'First day it no longer holds | sensitivity: none | retention: for good';
comment on column journeys.review_rule.source is 'Where the rule comes from | sensitivity: none | retention: for good';

insert into journeys.review_rule (id, stream, stage, weeks, from_on, source) values
  ('0197f000-0000-7000-8000-000000000240', null, null, 12, '2018-01-01', 'This system''s own rule, to be agreed with partnerships'),
  ('0197f000-0000-7000-8000-000000000241', null, 1, 6, '2018-01-01', 'This system''s own rule, to be agreed with partnerships'),
  ('0197f000-0000-7000-8000-000000000242', null, 2, 8, '2018-01-01', 'This system''s own rule, to be agreed with partnerships'),
  ('0197f000-0000-7000-8000-000000000243', null, 3, 8, '2018-01-01', 'This system''s own rule, to be agreed with partnerships'),
  ('0197f000-0000-7000-8000-000000000244', null, 4, 6, '2018-01-01', 'This system''s own rule, to be agreed with partnerships'),
  ('0197f000-0000-7000-8000-000000000245', null, 5, 13, '2018-01-01', 'This system''s own rule, to be agreed with partnerships'),
  ('0197f000-0000-7000-8000-000000000246', 'YPG', 2, 6, '2018-01-01', 'This system''s own rule, to be agreed with partnerships');

create table journeys.plan_review (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  held_on date not null,
  was_due_on date,
  how text not null check (how in ('met', 'phone', 'video')),
  said text not null,
  next_on date,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (next_on > held_on),
  check ((superseded_at is null) = (superseded_reason is null))
);
create index plan_review_spell on journeys.plan_review (spell_id, held_on desc) where superseded_at is null;
create index plan_review_person on journeys.plan_review (person_id);
grant select, insert on journeys.plan_review to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by, superseded_reason) on journeys.plan_review to nwd_app, nwd_worker;
comment on table journeys.plan_review is 'That a plan was looked at again together, what was said, and when it is to be looked at next; one taken out is kept';
comment on column journeys.plan_review.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_review.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_review.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_review.spell_id is 'Spell the plan belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_review.held_on is 'Day it was held | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.was_due_on is 'Day it was due by, as it stood when it was written down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.how is 'Met, by phone or by video | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.said is 'What was said | sensitivity: special | retention: as the person''s record';
comment on column journeys.plan_review.next_on is 'Day agreed for the next one; empty when the rule says when | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.recorded_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.recorded_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_review.superseded_at is 'When it was taken out | sensitivity: none | retention: as the person''s record';
comment on column journeys.plan_review.superseded_by is 'Account that took it out | sensitivity: personal | retention: as the person''s record';
comment on column journeys.plan_review.superseded_reason is 'Why it was taken out | sensitivity: personal | retention: as the person''s record';

create table journeys.review_pause (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  kind text not null check (kind in ('pause', 'exemption')),
  reason text not null,
  words text,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  runs_again_on date,
  ended_by uuid,
  ended_by_name text,
  ended_at timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check (until_on >= from_on),
  check (runs_again_on >= from_on),
  check ((runs_again_on is null) = (ended_at is null))
);
create index review_pause_spell on journeys.review_pause (spell_id, from_on);
create index review_pause_person on journeys.review_pause (person_id);
grant select, insert on journeys.review_pause to nwd_app, nwd_worker;
grant update (runs_again_on, ended_by, ended_by_name, ended_at) on journeys.review_pause to nwd_app, nwd_worker;
comment on table journeys.review_pause is 'Days on which the clock of reviews stands still: a pause, or an exemption while which none is due';
comment on column journeys.review_pause.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.review_pause.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.review_pause.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.review_pause.spell_id is 'Spell the plan belongs to | sensitivity: none | retention: as the person''s record';
comment on column journeys.review_pause.kind is 'pause or exemption | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.reason is 'Why, a code of reference list review-pauses | sensitivity: special | retention: as the person''s record';
comment on column journeys.review_pause.words is 'More about why, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.review_pause.from_on is 'First day on which the clock stands still | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.until_on is 'Last such day as it was first said; empty until further notice | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.recorded_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.recorded_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.review_pause.runs_again_on is 'First day on which the clock ran again, when that was said before the last day; the first day of all when it is taken back | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.ended_by is 'Account that ended it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.ended_by_name is 'Name of who ended it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.review_pause.ended_at is 'When it was ended | sensitivity: none | retention: as the person''s record';

alter table journeys.goal add column why text;
grant update (why) on journeys.goal to nwd_app, nwd_worker;
comment on column journeys.goal.why is 'Why it matters to the person, in their own words | sensitivity: special | retention: as the person''s record';

alter table journeys.plan_agreement drop constraint plan_agreement_how_check;
alter table journeys.plan_agreement add constraint plan_agreement_how_check check (how in ('own_account', 'together', 'on_paper'));
comment on column journeys.plan_agreement.how is 'From their own account, together with the worker, or on paper that the worker has seen | sensitivity: none | retention: as the person''s record';
