-- A better-off-in-work estimate as it was shown, with what it was reckoned from, and the short talk about money: each dated, none altered.

create table journeys.money_estimate (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  on_date date not null,
  answers jsonb not null,
  rates jsonb not null,
  result jsonb not null,
  made_by uuid,
  made_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index money_estimate_person on journeys.money_estimate (person_id, recorded_at desc);
comment on table journeys.money_estimate is 'What work might bring in, beside what comes in without it: an estimate, kept as it was shown';
comment on column journeys.money_estimate.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_estimate.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_estimate.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_estimate.on_date is 'Day whose rates it was reckoned with | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_estimate.answers is 'What was told: household, rent, hours, wage, childcare | sensitivity: special | retention: as the person''s record';
comment on column journeys.money_estimate.rates is 'The rates as they were | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_estimate.result is 'What came of it, in pence a month | sensitivity: personal | retention: as the person''s record';
comment on column journeys.money_estimate.made_by is 'Account that made it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.money_estimate.made_by_name is 'Name of who made it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.money_estimate.recorded_at is 'When | sensitivity: none | retention: as the person''s record';

create table journeys.money_check (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  checked_on date not null,
  answers jsonb not null,
  agreed_next text,
  made_by uuid,
  made_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create index money_check_person on journeys.money_check (person_id, recorded_at desc);
comment on table journeys.money_check is 'A short talk about money: what was asked, as it was worded, with the answer or why there is none';
comment on column journeys.money_check.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_check.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_check.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_check.checked_on is 'Day of the talk | sensitivity: none | retention: as the person''s record';
comment on column journeys.money_check.answers is 'Each question as it was worded, the answer (yes, no, unknown, prefer_not_to_say, not_asked), and what it leads to | sensitivity: special | retention: as the person''s record';
comment on column journeys.money_check.agreed_next is 'What was agreed to do, in words | sensitivity: special | retention: as the person''s record';
comment on column journeys.money_check.made_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.money_check.made_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.money_check.recorded_at is 'When | sensitivity: none | retention: as the person''s record';

grant select, insert on journeys.money_estimate, journeys.money_check to nwd_app, nwd_worker;
