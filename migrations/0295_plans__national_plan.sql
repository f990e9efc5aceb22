-- The national plan: what is to be reached across the workstreams, by which actions, of whom and by when, what each needs of another, and what was
-- decided. Words are superseded, never overwritten. Nothing here is about anybody who is supported.

create table plans.national_objective (
  id uuid primary key,
  area_id text,
  objective_id uuid not null,
  workstream text not null,
  number int not null check (number > 0),
  words text not null check (words <> ''),
  outcome text not null check (outcome <> ''),
  why text not null default '',
  dropped text,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> '')
);
grant select, insert on plans.national_objective to nwd_app, nwd_worker;
comment on table plans.national_objective is 'What the national plan is to reach, as it was put from one change to the next';
comment on column plans.national_objective.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.national_objective.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.national_objective.objective_id is 'The objective, through all its wordings | sensitivity: none | retention: for ever';
comment on column plans.national_objective.workstream is 'Code of reference/workstreams.json | sensitivity: none | retention: for ever';
comment on column plans.national_objective.number is 'Number of the objective in the plan | sensitivity: none | retention: for ever';
comment on column plans.national_objective.words is 'What is to be reached | sensitivity: none | retention: for ever';
comment on column plans.national_objective.outcome is 'How it is known that it was reached | sensitivity: none | retention: for ever';
comment on column plans.national_objective.why is 'Why it was put otherwise than before | sensitivity: none | retention: for ever';
comment on column plans.national_objective.dropped is 'Why it was given up; empty while it is not | sensitivity: none | retention: for ever';
comment on column plans.national_objective.since is 'From when these words hold | sensitivity: none | retention: for ever';
comment on column plans.national_objective.until is 'Until when they held; empty while they do | sensitivity: none | retention: for ever';
comment on column plans.national_objective.by_user is 'Account that put it so | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_objective.by_name is 'Who put it so, as they were then called | sensitivity: personal | retention: seven years after it ends';
grant update (until) on plans.national_objective to nwd_app, nwd_worker;
create unique index national_objective_now on plans.national_objective (objective_id) where until is null;
create unique index national_objective_number on plans.national_objective (number) where until is null;

create table plans.national_action (
  id uuid primary key,
  area_id text,
  action_id uuid not null,
  objective_id uuid not null,
  number int not null check (number > 0),
  words text not null check (words <> ''),
  owner text not null check (owner <> ''),
  begins_on date,
  due_on date not null,
  why text not null default '',
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> ''),
  check (begins_on is null or begins_on <= due_on)
);
grant select, insert on plans.national_action to nwd_app, nwd_worker;
comment on table plans.national_action is 'An action of the national plan, as it was put from one change to the next';
comment on column plans.national_action.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.national_action.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.national_action.action_id is 'The action, through all its wordings | sensitivity: none | retention: for ever';
comment on column plans.national_action.objective_id is 'Objective that it serves | sensitivity: none | retention: for ever';
comment on column plans.national_action.number is 'Number of the action in the plan | sensitivity: none | retention: for ever';
comment on column plans.national_action.words is 'What is done | sensitivity: none | retention: for ever';
comment on column plans.national_action.owner is 'Organisation or group that answers for it | sensitivity: none | retention: for ever';
comment on column plans.national_action.begins_on is 'Day on which it is to begin | sensitivity: none | retention: for ever';
comment on column plans.national_action.due_on is 'Day by which it is to be done | sensitivity: none | retention: for ever';
comment on column plans.national_action.why is 'Why it was changed | sensitivity: none | retention: for ever';
comment on column plans.national_action.since is 'From when these words hold | sensitivity: none | retention: for ever';
comment on column plans.national_action.until is 'Until when they held; empty while they do | sensitivity: none | retention: for ever';
comment on column plans.national_action.by_user is 'Account that put it so | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_action.by_name is 'Who put it so, as they were then called | sensitivity: personal | retention: seven years after it ends';
grant update (until) on plans.national_action to nwd_app, nwd_worker;
create unique index national_action_now on plans.national_action (action_id) where until is null;
create unique index national_action_number on plans.national_action (number) where until is null;

create table plans.national_progress (
  id uuid primary key,
  area_id text,
  action_id uuid not null,
  state text not null check (state in ('under_way', 'held_up', 'done', 'stopped')),
  words text not null check (words <> ''),
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> '')
);
grant select, insert on plans.national_progress to nwd_app, nwd_worker;
comment on table plans.national_progress is 'How an action of the national plan stood, each time somebody said so';
comment on column plans.national_progress.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.national_progress.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.national_progress.action_id is 'Action | sensitivity: none | retention: for ever';
comment on column plans.national_progress.state is 'Under way, held up, done or stopped; nothing said yet means not begun | sensitivity: none | retention: for ever';
comment on column plans.national_progress.words is 'What was done, or what stands in the way | sensitivity: none | retention: for ever';
comment on column plans.national_progress.at is 'When it was said | sensitivity: none | retention: for ever';
comment on column plans.national_progress.by_user is 'Account that said so | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_progress.by_name is 'Who said so, as they were then called | sensitivity: personal | retention: seven years after it ends';
create index national_progress_of_action on plans.national_progress (action_id, at desc);

create table plans.national_milestone (
  id uuid primary key,
  area_id text,
  action_id uuid not null,
  words text not null check (words <> ''),
  due_on date not null,
  reached_on date,
  reached_by uuid,
  reached_by_name text,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  check ((reached_on is null) = (reached_by_name is null))
);
grant select, insert on plans.national_milestone to nwd_app, nwd_worker;
comment on table plans.national_milestone is 'A point on the way of an action of the national plan';
comment on column plans.national_milestone.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.action_id is 'Action | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.words is 'What is then there | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.due_on is 'Day by which it is to be there | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.reached_on is 'Day on which it was reached | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.reached_by is 'Account that said it was reached | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_milestone.reached_by_name is 'Who said it was reached, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_milestone.at is 'When it was set | sensitivity: none | retention: for ever';
comment on column plans.national_milestone.by_user is 'Account that set it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_milestone.by_name is 'Who set it, as they were then called | sensitivity: personal | retention: seven years after it ends';
grant update (reached_on, reached_by, reached_by_name) on plans.national_milestone to nwd_app, nwd_worker;
create index national_milestones_of_action on plans.national_milestone (action_id, due_on);

create table plans.national_need (
  id uuid primary key,
  area_id text,
  action_id uuid not null,
  needs_id uuid not null,
  why text not null check (why <> ''),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> ''),
  check (action_id <> needs_id)
);
grant select, insert on plans.national_need to nwd_app, nwd_worker;
comment on table plans.national_need is 'One action of the national plan that cannot be done before another';
comment on column plans.national_need.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.national_need.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.national_need.action_id is 'Action that has to wait | sensitivity: none | retention: for ever';
comment on column plans.national_need.needs_id is 'Action that has to be done first | sensitivity: none | retention: for ever';
comment on column plans.national_need.why is 'What it needs of the other | sensitivity: none | retention: for ever';
comment on column plans.national_need.since is 'From when it was held to be so | sensitivity: none | retention: for ever';
comment on column plans.national_need.until is 'Until when; empty while it is | sensitivity: none | retention: for ever';
comment on column plans.national_need.by_user is 'Account that said so | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_need.by_name is 'Who said so, as they were then called | sensitivity: personal | retention: seven years after it ends';
grant update (until) on plans.national_need to nwd_app, nwd_worker;
create unique index national_need_now on plans.national_need (action_id, needs_id) where until is null;

create table plans.national_decision (
  id uuid primary key,
  area_id text,
  number int not null unique check (number > 0),
  words text not null check (words <> ''),
  why text not null check (why <> ''),
  body text not null check (body <> ''),
  made_on date not null,
  action_id uuid,
  supersedes uuid unique references plans.national_decision (id),
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> '')
);
grant select, insert on plans.national_decision to nwd_app, nwd_worker;
comment on table plans.national_decision is 'Something decided about the national plan';
comment on column plans.national_decision.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.national_decision.area_id is 'No area: it is the nation’s | sensitivity: none | retention: for ever';
comment on column plans.national_decision.number is 'Number in the log | sensitivity: none | retention: for ever';
comment on column plans.national_decision.words is 'What was decided | sensitivity: none | retention: for ever';
comment on column plans.national_decision.why is 'Why | sensitivity: none | retention: for ever';
comment on column plans.national_decision.body is 'Group that decided it | sensitivity: none | retention: for ever';
comment on column plans.national_decision.made_on is 'Day of the decision | sensitivity: none | retention: for ever';
comment on column plans.national_decision.action_id is 'Action that it is about, where it is about one | sensitivity: none | retention: for ever';
comment on column plans.national_decision.supersedes is 'Decision that it replaces | sensitivity: none | retention: for ever';
comment on column plans.national_decision.at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.national_decision.by_user is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column plans.national_decision.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
