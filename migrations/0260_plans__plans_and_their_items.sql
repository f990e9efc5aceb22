-- The delivery plan of a partnership: a plan of three years, and an operational plan for each of them. What it consists of is copied from the national
-- framework when it is begun, so that it stays as it was asked; a partnership adds items of its own.

create schema plans;
comment on schema plans is 'Delivery plans: written together, signed off organisation by organisation, published and amended';
grant usage on schema plans to nwd_app, nwd_worker;

create table plans.plan (
  id uuid not null,
  area_id text not null references partnership.area (id),
  kind text not null check (kind in ('three_years', 'year')),
  within_id uuid,
  first_year text not null check (first_year ~ '^[0-9]{4}-[0-9]{2}$'),
  years smallint not null check (years between 1 and 5),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  framework text not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  unique (area_id, slug),
  unique (area_id, kind, first_year),
  foreign key (within_id, area_id) references plans.plan (id, area_id),
  check ((kind = 'year') = (within_id is not null))
);
grant select, insert on plans.plan to nwd_app, nwd_worker;
comment on table plans.plan is 'A plan of a partnership: of three years, or the operational plan of one year within them';
comment on column plans.plan.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.plan.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.plan.kind is 'Of three years, or of one within them | sensitivity: none | retention: for ever';
comment on column plans.plan.within_id is 'Plan of three years that the plan of a year belongs to | sensitivity: none | retention: for ever';
comment on column plans.plan.first_year is 'Financial year it begins with, such as 2026-27 | sensitivity: none | retention: for ever';
comment on column plans.plan.years is 'How many financial years it covers | sensitivity: none | retention: for ever';
comment on column plans.plan.slug is 'Its public address after /plans/ | sensitivity: none | retention: for ever';
comment on column plans.plan.framework is 'Version of the national framework that its items were taken from | sensitivity: none | retention: for ever';
comment on column plans.plan.made_at is 'When it was begun | sensitivity: none | retention: for ever';
comment on column plans.plan.made_by is 'Account that began it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.plan.by_name is 'Who began it, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.item (
  id uuid not null,
  area_id text not null,
  plan_id uuid not null,
  section smallint not null check (section > 0),
  place smallint not null check (place > 0),
  origin text not null check (origin in ('national', 'local')),
  title text not null check (title <> ''),
  guidance text not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  unique (area_id, plan_id, section, place),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
create index items_of_plan on plans.item (plan_id, section, place);
grant select, insert on plans.item to nwd_app, nwd_worker;
comment on table plans.item is 'Something that a plan has to say: an item of the national framework as it was when the plan was begun, or one that the partnership added';
comment on column plans.item.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.item.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.item.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.item.section is 'Section of the plan that it belongs to | sensitivity: none | retention: for ever';
comment on column plans.item.place is 'Place in the section: item 4 of section 2 is 2.4 | sensitivity: none | retention: for ever';
comment on column plans.item.origin is 'From the national framework, or the partnership’s own | sensitivity: none | retention: for ever';
comment on column plans.item.title is 'What it is called | sensitivity: none | retention: for ever';
comment on column plans.item.guidance is 'What it should say, as it was asked | sensitivity: none | retention: for ever';
comment on column plans.item.made_at is 'When it came into the plan | sensitivity: none | retention: for ever';
comment on column plans.item.made_by is 'Account that put it into the plan | sensitivity: personal | retention: seven years after it ends';
comment on column plans.item.by_name is 'Who put it into the plan, as they were then called | sensitivity: personal | retention: seven years after it ends';
