-- The improvement plan of an area's partnership: what is to become better, in the seven fields, each change another row; which statements it was
-- born from; and how it gets on.

create table checklists.improvement (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number integer not null check (number > 0),
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null,
  primary key (id, area_id),
  unique (area_id, number)
);
grant select, insert on checklists.improvement to nwd_app, nwd_worker;
comment on table checklists.improvement is 'Something that a partnership means to make better: one line of its improvement plan';
comment on column checklists.improvement.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.improvement.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column checklists.improvement.number is 'Number in the area, from 1 | sensitivity: none | retention: for ever';
comment on column checklists.improvement.made_at is 'When it was taken into the plan | sensitivity: none | retention: for ever';
comment on column checklists.improvement.made_by is 'Account that took it in | sensitivity: personal | retention: seven years after it ends';
comment on column checklists.improvement.by_name is 'Who took it in, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table checklists.improvement_statement (
  improvement_id uuid not null,
  area_id text not null,
  round_id uuid not null,
  version_id uuid not null,
  item text not null,
  discussion_id uuid references checklists.discussion (id),
  added_at timestamptz not null default nwd.clock(),
  primary key (area_id, round_id, item),
  foreign key (improvement_id, area_id) references checklists.improvement (id, area_id),
  foreign key (round_id, area_id) references checklists.round_area (round_id, area_id),
  foreign key (version_id, item) references checklists.statement (version_id, item)
);
create index statements_of_improvement on checklists.improvement_statement (improvement_id);
grant select, insert on checklists.improvement_statement to nwd_app, nwd_worker;
comment on table checklists.improvement_statement is 'A statement of a round that an improvement was born from. Its figures are those of that round''s report, which never changes';
comment on column checklists.improvement_statement.improvement_id is 'Improvement | sensitivity: none | retention: for ever';
comment on column checklists.improvement_statement.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column checklists.improvement_statement.round_id is 'Round in which it was answered | sensitivity: none | retention: for ever';
comment on column checklists.improvement_statement.version_id is 'Version of the instrument that the statement belongs to | sensitivity: none | retention: for ever';
comment on column checklists.improvement_statement.item is 'Statement, such as 1.5 | sensitivity: none | retention: for ever';
comment on column checklists.improvement_statement.discussion_id is 'What the workshop had said of it by then; empty when it had not been talked about | sensitivity: none | retention: for ever';
comment on column checklists.improvement_statement.added_at is 'When it was taken into the plan | sensitivity: none | retention: for ever';

create table checklists.improvement_version (
  id uuid not null primary key,
  area_id text not null,
  improvement_id uuid not null,
  issue text not null check (issue <> ''),
  actions text not null default '',
  support text not null default '',
  support_from text not null default '',
  organisation_id uuid,
  user_id uuid,
  name text,
  lead_group text not null default '',
  due_on date,
  review_months smallint not null default 3 check (review_months between 1 and 12),
  resources text not null default '',
  impact text not null default '',
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  foreign key (improvement_id, area_id) references checklists.improvement (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  check (organisation_id is not null or (user_id is null and name is null))
);
create unique index improvement_version_current on checklists.improvement_version (area_id, improvement_id) where until is null;
create index improvement_version_of on checklists.improvement_version (improvement_id, since);
grant select, insert on checklists.improvement_version to nwd_app, nwd_worker;
grant update (until) on checklists.improvement_version to nwd_app, nwd_worker;
comment on table checklists.improvement_version is 'What an improvement says in its seven fields; a change is another row';
comment on column checklists.improvement_version.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.improvement_id is 'Improvement | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.issue is 'What needs to be better | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.actions is 'What will be done about it | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.support is 'What support it needs | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.support_from is 'Who could give that support | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.organisation_id is 'Organisation that leads it; empty while nobody does | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.user_id is 'Account of the person who leads it | sensitivity: personal | retention: seven years after it ends';
comment on column checklists.improvement_version.name is 'Name of the person who leads it | sensitivity: personal | retention: seven years after it ends';
comment on column checklists.improvement_version.lead_group is 'Thematic group that drives it, if one does | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.due_on is 'Day by which it is to be done; empty while none is set | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.review_months is 'How often progress is looked at, in months | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.resources is 'What it takes: people, money, time | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.impact is 'What is expected to become of it | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column checklists.improvement_version.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column checklists.improvement_version.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table checklists.improvement_progress (
  id uuid not null primary key,
  area_id text not null,
  improvement_id uuid not null,
  state text not null check (state in ('on_track', 'slipping', 'done', 'dropped')),
  words text not null check (words <> ''),
  on_day date not null,
  meeting_id uuid,
  recorded_at timestamptz not null default nwd.clock(),
  recorded_by uuid,
  by_name text not null,
  foreign key (improvement_id, area_id) references checklists.improvement (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id)
);
create index improvement_progress_of on checklists.improvement_progress (improvement_id, on_day);
grant select, insert on checklists.improvement_progress to nwd_app, nwd_worker;
comment on table checklists.improvement_progress is 'How an improvement was getting on, on a day; the latest is how it stands';
comment on column checklists.improvement_progress.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.improvement_id is 'Improvement | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.state is 'On track, slipping, done, or dropped | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.words is 'What has happened, or why it was dropped | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.on_day is 'Day on which it stood so | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.meeting_id is 'Meeting that looked at it, if one did | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.recorded_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column checklists.improvement_progress.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column checklists.improvement_progress.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
