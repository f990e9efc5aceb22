-- The risk register of the partnership: risks, and every look that was taken at them.

create table partnership.risk (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number integer not null,
  risk text not null,
  cause text not null,
  effect text not null,
  raised_by uuid,
  by_name text not null,
  raised_at timestamptz not null default nwd.clock(),
  closed_at timestamptz,
  closed_by uuid,
  closed_reason text,
  primary key (id, area_id),
  unique (area_id, number),
  check ((closed_at is null) = (closed_reason is null))
);
grant select, insert on partnership.risk to nwd_app, nwd_worker;
grant update (closed_at, closed_by, closed_reason) on partnership.risk to nwd_app, nwd_worker;
comment on table partnership.risk is 'A risk to what the partnership is for';
comment on column partnership.risk.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.risk.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.risk.number is 'Number in the area, from 1 | sensitivity: none | retention: for ever';
comment on column partnership.risk.risk is 'What could happen | sensitivity: none | retention: for ever';
comment on column partnership.risk.cause is 'What would bring it about | sensitivity: none | retention: for ever';
comment on column partnership.risk.effect is 'What would follow | sensitivity: none | retention: for ever';
comment on column partnership.risk.raised_by is 'Account that raised it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk.by_name is 'Who raised it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk.raised_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.risk.closed_at is 'When it was closed | sensitivity: none | retention: for ever';
comment on column partnership.risk.closed_by is 'Account that closed it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk.closed_reason is 'Why it was closed | sensitivity: none | retention: for ever';

create table partnership.risk_review (
  id uuid not null,
  area_id text not null references partnership.area (id),
  risk_id uuid not null,
  reviewed_on date not null,
  likelihood smallint not null check (likelihood between 1 and 5),
  impact smallint not null check (impact between 1 and 5),
  response text not null,
  response_words text not null,
  organisation_id uuid not null,
  user_id uuid,
  name text,
  next_review_on date not null,
  words text,
  recorded_by uuid,
  by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (risk_id, area_id) references partnership.risk (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index risk_review_latest on partnership.risk_review (risk_id, reviewed_on desc, recorded_at desc);
grant select, insert on partnership.risk_review to nwd_app, nwd_worker;
comment on table partnership.risk_review is 'A look at a risk: how likely, how bad, what is done about it and by whom; the last one holds';
comment on column partnership.risk_review.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.risk_id is 'The risk | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.reviewed_on is 'Day of the review | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.likelihood is 'How likely, 1 to 5 | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.impact is 'How bad, 1 to 5 | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.response is 'Code of reference list risk-responses | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.response_words is 'What is done about it | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.organisation_id is 'Organisation that has it in hand | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.user_id is 'Account of the person who has it in hand | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk_review.name is 'Name of the person who has it in hand | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk_review.next_review_on is 'Day of the next look | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.words is 'What has changed | sensitivity: none | retention: for ever';
comment on column partnership.risk_review.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk_review.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.risk_review.recorded_at is 'When | sensitivity: none | retention: for ever';
