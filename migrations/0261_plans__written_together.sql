-- How a plan is written by many: every text that was saved and from which it began, what had to be put together by hand, who owns a section, what was
-- said of it and which other words were proposed. Nothing that anybody typed is overwritten.

create table plans.text (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  item_id uuid not null,
  words text not null,
  began_from uuid references plans.text (id),
  met uuid references plans.text (id),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null check (by_name <> ''),
  foreign key (item_id, area_id) references plans.item (id, area_id),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
create unique index text_current on plans.text (area_id, item_id) where until is null;
create index texts_of_item on plans.text (item_id, since);
create index texts_of_plan on plans.text (plan_id) where until is null;
grant select, insert on plans.text to nwd_app, nwd_worker;
grant update (until) on plans.text to nwd_app, nwd_worker;
comment on table plans.text is 'A text of an item, whole, as it was saved. The one that holds has no end';
comment on column plans.text.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.text.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.text.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.text.item_id is 'Item of the plan | sensitivity: none | retention: for ever';
comment on column plans.text.words is 'What it says, in plain paragraphs, headings, lists and links | sensitivity: none | retention: for ever';
comment on column plans.text.began_from is 'Text that the writer had before them; empty when there was none | sensitivity: none | retention: for ever';
comment on column plans.text.met is 'Text that had been saved meanwhile, and was put together with theirs; empty when none had | sensitivity: none | retention: for ever';
comment on column plans.text.since is 'When it was saved | sensitivity: none | retention: for ever';
comment on column plans.text.until is 'When the next took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column plans.text.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.text.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.held_text (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  item_id uuid not null,
  words text not null,
  began_from uuid references plans.text (id),
  held_at timestamptz not null default nwd.clock(),
  settled_at timestamptz,
  held_by uuid,
  by_name text not null check (by_name <> ''),
  foreign key (item_id, area_id) references plans.item (id, area_id),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
create index held_texts_of_plan on plans.held_text (plan_id) where settled_at is null;
grant select, insert on plans.held_text to nwd_app, nwd_worker;
grant update (settled_at) on plans.held_text to nwd_app, nwd_worker;
comment on table plans.held_text is 'A text that could not be put together with what somebody else saved meanwhile: kept as it was typed until its writer has chosen, and after';
comment on column plans.held_text.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.held_text.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.held_text.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.held_text.item_id is 'Item of the plan | sensitivity: none | retention: for ever';
comment on column plans.held_text.words is 'What was typed | sensitivity: none | retention: for ever';
comment on column plans.held_text.began_from is 'Text that the writer had before them | sensitivity: none | retention: for ever';
comment on column plans.held_text.held_at is 'When it was sent | sensitivity: none | retention: for ever';
comment on column plans.held_text.settled_at is 'When its writer had chosen; empty while that waits | sensitivity: none | retention: for ever';
comment on column plans.held_text.held_by is 'Account that typed it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.held_text.by_name is 'Who typed it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.section_owner (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  section smallint not null check (section > 0),
  organisation_id uuid not null,
  user_id uuid,
  name text,
  due_on date not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null check (by_name <> ''),
  foreign key (plan_id, area_id) references plans.plan (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create unique index section_owner_current on plans.section_owner (area_id, plan_id, section) where until is null;
grant select, insert on plans.section_owner to nwd_app, nwd_worker;
grant update (until) on plans.section_owner to nwd_app, nwd_worker;
comment on table plans.section_owner is 'Who answers for a section of a plan, and by when it is to be written; a change is another row';
comment on column plans.section_owner.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.section_owner.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.section_owner.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.section_owner.section is 'Section of the plan | sensitivity: none | retention: for ever';
comment on column plans.section_owner.organisation_id is 'Organisation that answers for it | sensitivity: none | retention: for ever';
comment on column plans.section_owner.user_id is 'Account of the person who does | sensitivity: personal | retention: seven years after it ends';
comment on column plans.section_owner.name is 'Name of the person who does | sensitivity: personal | retention: seven years after it ends';
comment on column plans.section_owner.due_on is 'Day by which it is to be written | sensitivity: none | retention: for ever';
comment on column plans.section_owner.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.section_owner.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column plans.section_owner.set_by is 'Account that said so | sensitivity: personal | retention: seven years after it ends';
comment on column plans.section_owner.by_name is 'Who said so, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.ready (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  item_id uuid not null,
  text_id uuid not null references plans.text (id),
  said_at timestamptz not null default nwd.clock(),
  said_by uuid,
  by_name text not null check (by_name <> ''),
  unique (area_id, text_id),
  foreign key (item_id, area_id) references plans.item (id, area_id),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
create index ready_of_plan on plans.ready (plan_id);
grant select, insert on plans.ready to nwd_app, nwd_worker;
comment on table plans.ready is 'Somebody said that a text of an item is ready; a text saved later is not';
comment on column plans.ready.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.ready.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.ready.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.ready.item_id is 'Item of the plan | sensitivity: none | retention: for ever';
comment on column plans.ready.text_id is 'Text that is ready | sensitivity: none | retention: for ever';
comment on column plans.ready.said_at is 'When it was said | sensitivity: none | retention: for ever';
comment on column plans.ready.said_by is 'Account that said so | sensitivity: personal | retention: seven years after it ends';
comment on column plans.ready.by_name is 'Who said so, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.comment (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  item_id uuid not null,
  text_id uuid references plans.text (id),
  about text not null,
  words text not null check (words <> ''),
  said_at timestamptz not null default nwd.clock(),
  said_by uuid,
  by_name text not null check (by_name <> ''),
  resolved_at timestamptz,
  resolved_by uuid,
  resolved_by_name text,
  answer text not null default '',
  foreign key (item_id, area_id) references plans.item (id, area_id),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
create index comments_of_item on plans.comment (item_id);
create index comments_open on plans.comment (plan_id) where resolved_at is null;
grant select, insert on plans.comment to nwd_app, nwd_worker;
grant update (resolved_at, resolved_by, resolved_by_name, answer) on plans.comment to nwd_app, nwd_worker;
comment on table plans.comment is 'Something that was said of an item';
comment on column plans.comment.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.comment.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.comment.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.comment.item_id is 'Item of the plan | sensitivity: none | retention: for ever';
comment on column plans.comment.text_id is 'Text that it was said of; empty when there was none | sensitivity: none | retention: for ever';
comment on column plans.comment.about is 'Words of the item that it is about; empty when it is about all of it | sensitivity: none | retention: for ever';
comment on column plans.comment.words is 'What was said | sensitivity: none | retention: for ever';
comment on column plans.comment.said_at is 'When it was said | sensitivity: none | retention: for ever';
comment on column plans.comment.said_by is 'Account that said it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.comment.by_name is 'Who said it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.comment.resolved_at is 'When it was dealt with; empty while it is open | sensitivity: none | retention: for ever';
comment on column plans.comment.resolved_by is 'Account that dealt with it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.comment.resolved_by_name is 'Who dealt with it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.comment.answer is 'What became of it | sensitivity: none | retention: for ever';

create table plans.suggestion (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  item_id uuid not null,
  began_from uuid references plans.text (id),
  words text not null,
  why text not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null check (by_name <> ''),
  decided_at timestamptz,
  decision text check (decision in ('accepted', 'declined')),
  decided_by uuid,
  decided_by_name text,
  answer text not null default '',
  foreign key (item_id, area_id) references plans.item (id, area_id),
  foreign key (plan_id, area_id) references plans.plan (id, area_id),
  check ((decided_at is null) = (decision is null))
);
create index suggestions_of_item on plans.suggestion (item_id);
create index suggestions_open on plans.suggestion (plan_id) where decided_at is null;
grant select, insert on plans.suggestion to nwd_app, nwd_worker;
grant update (decided_at, decision, decided_by, decided_by_name, answer) on plans.suggestion to nwd_app, nwd_worker;
comment on table plans.suggestion is 'Other words that were proposed for an item, by somebody who does not write it or would rather ask first';
comment on column plans.suggestion.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.suggestion.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.suggestion.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.suggestion.item_id is 'Item of the plan | sensitivity: none | retention: for ever';
comment on column plans.suggestion.began_from is 'Text that it changes; empty when there was none | sensitivity: none | retention: for ever';
comment on column plans.suggestion.words is 'The whole text as it is proposed | sensitivity: none | retention: for ever';
comment on column plans.suggestion.why is 'Why | sensitivity: none | retention: for ever';
comment on column plans.suggestion.made_at is 'When it was proposed | sensitivity: none | retention: for ever';
comment on column plans.suggestion.made_by is 'Account that proposed it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.suggestion.by_name is 'Who proposed it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.suggestion.decided_at is 'When it was accepted or declined; empty while it waits | sensitivity: none | retention: for ever';
comment on column plans.suggestion.decision is 'What was decided | sensitivity: none | retention: for ever';
comment on column plans.suggestion.decided_by is 'Account that decided | sensitivity: personal | retention: seven years after it ends';
comment on column plans.suggestion.decided_by_name is 'Who decided, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.suggestion.answer is 'What was said to it | sensitivity: none | retention: for ever';

create table plans.figure (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  number smallint not null check (number > 0),
  kind text not null check (kind in ('number', 'table', 'chart')),
  measure text not null check (measure <> ''),
  value text not null check (value in ('count', 'rate')),
  year text,
  caption text not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null check (by_name <> ''),
  unique (area_id, plan_id, number),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
grant select, insert on plans.figure to nwd_app, nwd_worker;
comment on table plans.figure is 'A figure that is set into the text of a plan, by what it counts. It moves with what is published until the plan goes to be signed';
comment on column plans.figure.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.figure.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.figure.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.figure.number is 'Number in the plan: it is set into the text as [figure 3] | sensitivity: none | retention: for ever';
comment on column plans.figure.kind is 'A number in a sentence, a table, or a chart with its table | sensitivity: none | retention: for ever';
comment on column plans.figure.measure is 'Measure that it shows | sensitivity: none | retention: for ever';
comment on column plans.figure.value is 'How many, or what share | sensitivity: none | retention: for ever';
comment on column plans.figure.year is 'Financial year of registration, for a number; empty when it is of all years together | sensitivity: none | retention: for ever';
comment on column plans.figure.caption is 'What stands over a table or chart | sensitivity: none | retention: for ever';
comment on column plans.figure.made_at is 'When it was set in | sensitivity: none | retention: for ever';
comment on column plans.figure.made_by is 'Account that set it in | sensitivity: personal | retention: seven years after it ends';
comment on column plans.figure.by_name is 'Who set it in, as they were then called | sensitivity: personal | retention: seven years after it ends';
