-- Who the partnership is: member organisations by sector, their people's roles in it, its quorum, its terms, and the groups it answers to.

create table partnership.member (
  id uuid not null,
  area_id text not null references partnership.area (id),
  organisation_id uuid not null,
  sector text not null,
  since_on date not null,
  added_by uuid,
  added_at timestamptz not null default nwd.clock(),
  ended_on date,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  primary key (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  check ((ended_at is null) = (ended_on is null))
);
create unique index member_now on partnership.member (area_id, organisation_id) where ended_at is null;
grant select, insert on partnership.member to nwd_app, nwd_worker;
grant update (ended_on, ended_at, ended_by, ended_reason) on partnership.member to nwd_app, nwd_worker;
comment on table partnership.member is 'An organisation''s membership of the partnership; one row each time it joins';
comment on column partnership.member.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.member.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.member.organisation_id is 'The organisation | sensitivity: none | retention: for ever';
comment on column partnership.member.sector is 'Code of reference list partnership-sectors | sensitivity: none | retention: for ever';
comment on column partnership.member.since_on is 'Day it joined | sensitivity: none | retention: for ever';
comment on column partnership.member.added_by is 'Account that added it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.member.added_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column partnership.member.ended_on is 'Day it left | sensitivity: none | retention: for ever';
comment on column partnership.member.ended_at is 'When its leaving was written down | sensitivity: none | retention: for ever';
comment on column partnership.member.ended_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.member.ended_reason is 'Why it left, in a few words | sensitivity: none | retention: for ever';

create table partnership.seat (
  id uuid not null,
  area_id text not null references partnership.area (id),
  member_id uuid not null,
  role text not null,
  name text not null,
  user_id uuid,
  since_on date not null,
  added_by uuid,
  added_at timestamptz not null default nwd.clock(),
  ended_on date,
  ended_at timestamptz,
  ended_by uuid,
  primary key (id, area_id),
  foreign key (member_id, area_id) references partnership.member (id, area_id),
  check ((ended_at is null) = (ended_on is null))
);
create unique index one_chair_an_area on partnership.seat (area_id) where role = 'chair' and ended_at is null;
create index seat_member on partnership.seat (member_id);
create index seat_user on partnership.seat (user_id) where ended_at is null;
grant select, insert on partnership.seat to nwd_app, nwd_worker;
grant update (ended_on, ended_at, ended_by) on partnership.seat to nwd_app, nwd_worker;
comment on table partnership.seat is 'A person''s role in the partnership for a member organisation, since when and until when';
comment on column partnership.seat.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.seat.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.seat.member_id is 'Membership that it belongs to | sensitivity: none | retention: for ever';
comment on column partnership.seat.role is 'Code of reference list partnership-roles | sensitivity: none | retention: for ever';
comment on column partnership.seat.name is 'Name | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.seat.user_id is 'Their account, where they have one | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.seat.since_on is 'First day | sensitivity: none | retention: for ever';
comment on column partnership.seat.added_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.seat.added_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column partnership.seat.ended_on is 'Last day | sensitivity: none | retention: for ever';
comment on column partnership.seat.ended_at is 'When the end was written down | sensitivity: none | retention: for ever';
comment on column partnership.seat.ended_by is 'Account that wrote the end down | sensitivity: personal | retention: seven years after it ends';

create table partnership.quorum_rule (
  id uuid not null,
  area_id text not null references partnership.area (id),
  share_percent smallint not null check (share_percent between 0 and 100),
  least smallint not null check (least between 1 and 100),
  sectors text[] not null default '{}',
  reason text not null,
  set_by uuid,
  by_name text not null,
  set_at timestamptz not null default nwd.clock(),
  primary key (id, area_id)
);
create index quorum_rule_latest on partnership.quorum_rule (area_id, set_at desc);
grant select, insert on partnership.quorum_rule to nwd_app, nwd_worker;
comment on table partnership.quorum_rule is 'How many must be there for a meeting to decide; the last row of an area holds';
comment on column partnership.quorum_rule.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.quorum_rule.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.quorum_rule.share_percent is 'Least share of the member organisations, in per cent, rounded up to whole ones | sensitivity: none | retention: for ever';
comment on column partnership.quorum_rule.least is 'Least number of member organisations | sensitivity: none | retention: for ever';
comment on column partnership.quorum_rule.sectors is 'Sectors of which somebody must be there, codes of partnership-sectors | sensitivity: none | retention: for ever';
comment on column partnership.quorum_rule.reason is 'Where it was agreed | sensitivity: none | retention: for ever';
comment on column partnership.quorum_rule.set_by is 'Account that set it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.quorum_rule.by_name is 'Who set it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.quorum_rule.set_at is 'When | sensitivity: none | retention: for ever';

create table partnership.agreement (
  id uuid not null,
  area_id text not null references partnership.area (id),
  version smallint not null,
  title text not null,
  words text not null,
  changes text,
  in_force_on date not null,
  published_by uuid,
  by_name text not null,
  published_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  unique (area_id, version)
);
grant select, insert on partnership.agreement to nwd_app, nwd_worker;
comment on table partnership.agreement is 'A version of the terms of reference that every member organisation accepts';
comment on column partnership.agreement.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.agreement.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.agreement.version is 'Number of the version, from 1 | sensitivity: none | retention: for ever';
comment on column partnership.agreement.title is 'What it is called | sensitivity: none | retention: for ever';
comment on column partnership.agreement.words is 'The text | sensitivity: none | retention: for ever';
comment on column partnership.agreement.changes is 'What is new since the version before | sensitivity: none | retention: for ever';
comment on column partnership.agreement.in_force_on is 'First day it holds | sensitivity: none | retention: for ever';
comment on column partnership.agreement.published_by is 'Account that put it out | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agreement.by_name is 'Who put it out, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agreement.published_at is 'When | sensitivity: none | retention: for ever';

create table partnership.agreement_accepted (
  id uuid not null,
  area_id text not null references partnership.area (id),
  agreement_id uuid not null,
  member_id uuid not null,
  by_user uuid,
  by_name text not null,
  accepted_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (agreement_id, area_id) references partnership.agreement (id, area_id),
  foreign key (member_id, area_id) references partnership.member (id, area_id),
  unique (area_id, agreement_id, member_id)
);
grant select, insert on partnership.agreement_accepted to nwd_app, nwd_worker;
comment on table partnership.agreement_accepted is 'A member organisation''s acceptance of a version of the terms, by a named person';
comment on column partnership.agreement_accepted.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.agreement_accepted.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.agreement_accepted.agreement_id is 'Version accepted | sensitivity: none | retention: for ever';
comment on column partnership.agreement_accepted.member_id is 'Membership it is accepted for | sensitivity: none | retention: for ever';
comment on column partnership.agreement_accepted.by_user is 'Account that accepted it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agreement_accepted.by_name is 'Who accepted it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.agreement_accepted.accepted_at is 'When | sensitivity: none | retention: for ever';

create table partnership.linked_group (
  id uuid not null,
  area_id text not null references partnership.area (id),
  name text not null,
  kind text not null,
  how text not null,
  every_months smallint check (every_months between 1 and 60),
  added_by uuid,
  by_name text not null,
  added_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  primary key (id, area_id)
);
grant select, insert on partnership.linked_group to nwd_app, nwd_worker;
grant update (ended_at, ended_by, ended_reason) on partnership.linked_group to nwd_app, nwd_worker;
comment on table partnership.linked_group is 'A board or group that the partnership reports to or works beside';
comment on column partnership.linked_group.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.name is 'Name of the group | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.kind is 'Code of reference list linked-group-kinds | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.how is 'How the partnership reports to it or works with it | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.every_months is 'How often it is reported to, in months; empty when there is no rhythm | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.added_by is 'Account that added it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.linked_group.by_name is 'Who added it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.linked_group.added_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.ended_at is 'When the link ended | sensitivity: none | retention: for ever';
comment on column partnership.linked_group.ended_by is 'Account that ended it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.linked_group.ended_reason is 'Why it ended | sensitivity: none | retention: for ever';

create table partnership.group_report (
  id uuid not null,
  area_id text not null references partnership.area (id),
  group_id uuid not null,
  reported_on date not null,
  words text not null,
  next_on date,
  recorded_by uuid,
  by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (group_id, area_id) references partnership.linked_group (id, area_id)
);
create index group_report_group on partnership.group_report (group_id, reported_on desc);
grant select, insert on partnership.group_report to nwd_app, nwd_worker;
comment on table partnership.group_report is 'A report of the partnership to a linked group';
comment on column partnership.group_report.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.group_report.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.group_report.group_id is 'The group | sensitivity: none | retention: for ever';
comment on column partnership.group_report.reported_on is 'Day of the report | sensitivity: none | retention: for ever';
comment on column partnership.group_report.words is 'What was reported, and what the group said | sensitivity: none | retention: for ever';
comment on column partnership.group_report.next_on is 'Day of the next report, where it is known | sensitivity: none | retention: for ever';
comment on column partnership.group_report.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.group_report.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.group_report.recorded_at is 'When | sensitivity: none | retention: for ever';
