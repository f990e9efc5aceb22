-- Disagreements between members, step by step until both agree; and what may pull a member two ways.

create table partnership.disagreement (
  id uuid not null,
  area_id text not null references partnership.area (id),
  raised_by_organisation uuid not null,
  with_organisation uuid not null,
  subject text not null,
  words text not null,
  wants text not null,
  raised_by uuid,
  by_name text not null,
  raised_at timestamptz not null default nwd.clock(),
  closed_at timestamptz,
  closed_by uuid,
  closed_how text check (closed_how in ('agreed', 'withdrawn')),
  closed_words text,
  primary key (id, area_id),
  foreign key (raised_by_organisation, area_id) references partnership.organisation (id, area_id),
  foreign key (with_organisation, area_id) references partnership.organisation (id, area_id),
  check (raised_by_organisation <> with_organisation),
  check ((closed_at is null) = (closed_how is null))
);
grant select, insert on partnership.disagreement to nwd_app, nwd_worker;
grant update (closed_at, closed_by, closed_how, closed_words) on partnership.disagreement to nwd_app, nwd_worker;
comment on table partnership.disagreement is 'A disagreement that a member organisation has raised with another';
comment on column partnership.disagreement.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.raised_by_organisation is 'Organisation that raised it | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.with_organisation is 'The other party | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.subject is 'What it is about, in a few words | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement.words is 'What happened | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement.wants is 'What would put it right | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement.raised_by is 'Account that raised it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement.by_name is 'Who raised it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement.raised_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.closed_at is 'When it was settled or withdrawn | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.closed_by is 'Account that closed it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement.closed_how is 'Agreed by both, or withdrawn by who raised it | sensitivity: none | retention: for ever';
comment on column partnership.disagreement.closed_words is 'What was agreed, or why it was withdrawn | sensitivity: personal | retention: seven years after it ends';

create table partnership.disagreement_stage (
  id uuid not null,
  area_id text not null references partnership.area (id),
  disagreement_id uuid not null,
  stage text not null,
  holder text not null,
  due_on date not null,
  words text,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  moved_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (disagreement_id, area_id) references partnership.disagreement (id, area_id)
);
create unique index disagreement_stage_current on partnership.disagreement_stage (area_id, disagreement_id) where until is null;
grant select, insert on partnership.disagreement_stage to nwd_app, nwd_worker;
grant update (until) on partnership.disagreement_stage to nwd_app, nwd_worker;
comment on table partnership.disagreement_stage is 'The step that a disagreement has reached, and who has it in hand';
comment on column partnership.disagreement_stage.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.disagreement_id is 'The disagreement | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.stage is 'Code of reference list disagreement-stages | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.holder is 'Who has it in hand now | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement_stage.due_on is 'Day by which this step should be done | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.words is 'Why it moved on | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement_stage.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_stage.moved_by is 'Account that moved it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement_stage.by_name is 'Who moved it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table partnership.disagreement_note (
  id uuid not null,
  area_id text not null references partnership.area (id),
  disagreement_id uuid not null,
  words text not null,
  organisation_id uuid,
  written_by uuid,
  by_name text not null,
  written_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (disagreement_id, area_id) references partnership.disagreement (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index disagreement_note_of on partnership.disagreement_note (disagreement_id, written_at);
grant select, insert on partnership.disagreement_note to nwd_app, nwd_worker;
comment on table partnership.disagreement_note is 'What was said or tried about a disagreement';
comment on column partnership.disagreement_note.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_note.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_note.disagreement_id is 'The disagreement | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_note.words is 'What was said or tried | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement_note.organisation_id is 'Organisation of who wrote it | sensitivity: none | retention: for ever';
comment on column partnership.disagreement_note.written_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement_note.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.disagreement_note.written_at is 'When | sensitivity: none | retention: for ever';

create table partnership.resolution (
  id uuid not null,
  area_id text not null references partnership.area (id),
  disagreement_id uuid not null,
  words text not null,
  organisation_id uuid,
  proposed_by uuid,
  by_name text not null,
  proposed_at timestamptz not null default nwd.clock(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (id, area_id),
  foreign key (disagreement_id, area_id) references partnership.disagreement (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create unique index resolution_current on partnership.resolution (area_id, disagreement_id) where withdrawn_at is null;
grant select, insert on partnership.resolution to nwd_app, nwd_worker;
grant update (withdrawn_at, withdrawn_by) on partnership.resolution to nwd_app, nwd_worker;
comment on table partnership.resolution is 'A way to settle a disagreement, which both parties agree to or not';
comment on column partnership.resolution.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.resolution.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.resolution.disagreement_id is 'The disagreement | sensitivity: none | retention: for ever';
comment on column partnership.resolution.words is 'What is proposed | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.resolution.organisation_id is 'Organisation that proposes it | sensitivity: none | retention: for ever';
comment on column partnership.resolution.proposed_by is 'Account that proposed it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.resolution.by_name is 'Who proposed it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.resolution.proposed_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.resolution.withdrawn_at is 'When another proposal took its place | sensitivity: none | retention: for ever';
comment on column partnership.resolution.withdrawn_by is 'Account that replaced it | sensitivity: personal | retention: seven years after it ends';

create table partnership.resolution_agreed (
  id uuid not null,
  area_id text not null references partnership.area (id),
  resolution_id uuid not null,
  disagreement_id uuid not null,
  organisation_id uuid not null,
  by_user uuid,
  by_name text not null,
  agreed_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (resolution_id, area_id) references partnership.resolution (id, area_id),
  foreign key (disagreement_id, area_id) references partnership.disagreement (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  unique (area_id, resolution_id, organisation_id)
);
grant select, insert on partnership.resolution_agreed to nwd_app, nwd_worker;
comment on table partnership.resolution_agreed is 'A party''s agreement to a proposal';
comment on column partnership.resolution_agreed.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.resolution_agreed.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.resolution_agreed.resolution_id is 'The proposal | sensitivity: none | retention: for ever';
comment on column partnership.resolution_agreed.disagreement_id is 'The disagreement | sensitivity: none | retention: for ever';
comment on column partnership.resolution_agreed.organisation_id is 'The party | sensitivity: none | retention: for ever';
comment on column partnership.resolution_agreed.by_user is 'Account that agreed | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.resolution_agreed.by_name is 'Who agreed, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.resolution_agreed.agreed_at is 'When | sensitivity: none | retention: for ever';

create table partnership.interest (
  id uuid not null,
  area_id text not null references partnership.area (id),
  user_id uuid not null,
  name text not null,
  organisation_id uuid,
  kind text not null,
  words text not null,
  declared_at timestamptz not null default nwd.clock(),
  ended_on date,
  ended_at timestamptz,
  primary key (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index interest_user on partnership.interest (area_id, user_id);
grant select, insert on partnership.interest to nwd_app, nwd_worker;
grant update (ended_on, ended_at) on partnership.interest to nwd_app, nwd_worker;
comment on table partnership.interest is 'An interest that a member of the partnership has declared; the register of interests';
comment on column partnership.interest.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.interest.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.interest.user_id is 'Account of who declared it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.interest.name is 'Name of who declared it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.interest.organisation_id is 'Organisation they act for | sensitivity: none | retention: for ever';
comment on column partnership.interest.kind is 'Code of reference list interest-kinds | sensitivity: none | retention: for ever';
comment on column partnership.interest.words is 'The interest | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.interest.declared_at is 'When | sensitivity: none | retention: for ever';
comment on column partnership.interest.ended_on is 'Day it ended | sensitivity: none | retention: for ever';
comment on column partnership.interest.ended_at is 'When its end was written down | sensitivity: none | retention: for ever';

create table partnership.interest_statement (
  id uuid not null,
  area_id text not null references partnership.area (id),
  user_id uuid not null,
  name text not null,
  organisation_id uuid,
  interests smallint not null,
  made_at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index interest_statement_user on partnership.interest_statement (area_id, user_id, made_at desc);
grant select, insert on partnership.interest_statement to nwd_app, nwd_worker;
comment on table partnership.interest_statement is 'A member''s word that the register says all there is to say of them, once a year';
comment on column partnership.interest_statement.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.interest_statement.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.interest_statement.user_id is 'Account | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.interest_statement.name is 'Name | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.interest_statement.organisation_id is 'Organisation they act for | sensitivity: none | retention: for ever';
comment on column partnership.interest_statement.interests is 'How many interests stood in the register then | sensitivity: none | retention: for ever';
comment on column partnership.interest_statement.made_at is 'When | sensitivity: none | retention: for ever';
