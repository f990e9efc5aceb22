-- Which lines of the budget pay for a line of requirements, so that what was planned can be set beside what was spent. A line of the budget pays for one at a time.
-- That it is a line of the budget, the repeatable file 271 makes sure of: that table comes after this one.

create table plans.requirement_budget (
  id uuid not null,
  area_id text not null references partnership.area (id),
  requirement_id uuid not null,
  budget_line_id uuid not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  set_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (requirement_id, area_id) references plans.requirement (id, area_id)
);
create unique index requirement_budget_current on plans.requirement_budget (area_id, budget_line_id) where until is null;
create index requirement_budget_of on plans.requirement_budget (requirement_id);
grant select, insert on plans.requirement_budget to nwd_app, nwd_worker;
grant update (until) on plans.requirement_budget to nwd_app, nwd_worker;
comment on table plans.requirement_budget is 'Which lines of the budget pay for a line of requirements';
comment on column plans.requirement_budget.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column plans.requirement_budget.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.requirement_budget.requirement_id is 'Line | sensitivity: none | retention: for ever';
comment on column plans.requirement_budget.budget_line_id is 'Line of the budget | sensitivity: none | retention: for ever';
comment on column plans.requirement_budget.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column plans.requirement_budget.until is 'When it stopped holding; empty while it does | sensitivity: none | retention: for ever';
comment on column plans.requirement_budget.set_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.requirement_budget.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';
