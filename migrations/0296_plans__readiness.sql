-- Readiness: before money or a service moves from the nation to an area, the partnership says how ready it is, question by question with its evidence, and
-- those who decide do so by a stated rule, or say why not.

create table plans.readiness (
  id uuid primary key,
  area_id text,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  resource text not null check (resource <> ''),
  about text not null default '',
  moves_on date not null,
  answer_by date not null,
  asked_on date not null,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  check (answer_by <= moves_on)
);
grant select, insert on plans.readiness to nwd_app, nwd_worker;
comment on table plans.readiness is 'Something that is to move from the nation to the areas, and whose readiness is asked for';
comment on column plans.readiness.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.readiness.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.readiness.slug is 'Its name in addresses | sensitivity: none | retention: for ever';
comment on column plans.readiness.resource is 'What is to move: a programme, a sum, a service | sensitivity: none | retention: for ever';
comment on column plans.readiness.about is 'What the areas should know of it | sensitivity: none | retention: for ever';
comment on column plans.readiness.moves_on is 'Day on which it is to move | sensitivity: none | retention: for ever';
comment on column plans.readiness.answer_by is 'Day by which areas answer | sensitivity: none | retention: for ever';
comment on column plans.readiness.asked_on is 'Day whose questions and rules are asked and used | sensitivity: none | retention: for ever';
comment on column plans.readiness.at is 'When it was asked | sensitivity: none | retention: for ever';
comment on column plans.readiness.by_user is 'Account that asked | sensitivity: personal | retention: seven years after it ends';
comment on column plans.readiness.by_name is 'Who asked, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.readiness_answer (
  id uuid primary key,
  area_id text not null references partnership.area (id),
  readiness_id uuid not null references plans.readiness (id),
  criterion text not null,
  level smallint not null check (level between 0 and 3),
  evidence text not null default '',
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> '')
);
grant select, insert on plans.readiness_answer to nwd_app, nwd_worker;
comment on table plans.readiness_answer is 'How ready an area says it is in one respect, with its evidence; superseded by a later answer';
comment on column plans.readiness_answer.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.area_id is 'Area that answers | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.readiness_id is 'What is to move | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.criterion is 'Code of reference/readiness-criteria.json | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.level is 'From 0, nothing yet, to 3, in place and proved | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.evidence is 'What shows it | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.since is 'From when these words hold | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.until is 'Until when they held; empty while they do | sensitivity: none | retention: for ever';
comment on column plans.readiness_answer.by_user is 'Account that answered | sensitivity: personal | retention: seven years after it ends';
comment on column plans.readiness_answer.by_name is 'Who answered, as they were then called | sensitivity: personal | retention: seven years after it ends';
grant update (until) on plans.readiness_answer to nwd_app, nwd_worker;
create unique index readiness_answer_now on plans.readiness_answer (readiness_id, area_id, criterion) where until is null;

create table plans.readiness_sent (
  id uuid primary key,
  area_id text not null references partnership.area (id),
  readiness_id uuid not null references plans.readiness (id),
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> '')
);
grant select, insert on plans.readiness_sent to nwd_app, nwd_worker;
comment on table plans.readiness_sent is 'That a partnership has answered and stands by it';
comment on column plans.readiness_sent.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.readiness_sent.area_id is 'Area | sensitivity: none | retention: for ever';
comment on column plans.readiness_sent.readiness_id is 'What is to move | sensitivity: none | retention: for ever';
comment on column plans.readiness_sent.at is 'When it was sent | sensitivity: none | retention: for ever';
comment on column plans.readiness_sent.by_user is 'Account that sent it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.readiness_sent.by_name is 'Who sent it, as they were then called | sensitivity: personal | retention: seven years after it ends';
create index readiness_sent_of on plans.readiness_sent (readiness_id, area_id, at);

create table plans.readiness_decision (
  id uuid primary key,
  area_id text not null references partnership.area (id),
  readiness_id uuid not null references plans.readiness (id),
  outcome text not null,
  by_rule text not null,
  words text not null check (words <> ''),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> '')
);
grant select, insert on plans.readiness_decision to nwd_app, nwd_worker;
comment on table plans.readiness_decision is 'Whether something moves to an area';
comment on column plans.readiness_decision.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.area_id is 'Area | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.readiness_id is 'What is to move | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.outcome is 'Code of reference/readiness-rules.json | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.by_rule is 'What the rule said of the answers as they stood | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.words is 'Conditions, or why; where it is not what the rule said, why not | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.since is 'From when these words hold | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.until is 'Until when they held; empty while they do | sensitivity: none | retention: for ever';
comment on column plans.readiness_decision.by_user is 'Account that decided | sensitivity: personal | retention: seven years after it ends';
comment on column plans.readiness_decision.by_name is 'Who decided, as they were then called | sensitivity: personal | retention: seven years after it ends';
grant update (until) on plans.readiness_decision to nwd_app, nwd_worker;
create unique index readiness_decision_now on plans.readiness_decision (readiness_id, area_id) where until is null;
