-- What a partnership chooses to talk about at its workshop: statements of a round, in an order, with a note. A change supersedes.

create table checklists.point (
  id uuid primary key default gen_random_uuid(),
  area_id text not null,
  round_id uuid not null,
  version_id uuid not null,
  item text not null,
  position int not null check (position > 0),
  note text not null default '' check (length(note) <= 2000),
  chosen_at timestamptz not null default nwd.clock(),
  chosen_by uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  foreign key (round_id, area_id) references checklists.round_area (round_id, area_id),
  foreign key (version_id, item) references checklists.statement (version_id, item)
);
create unique index one_point_a_statement on checklists.point (round_id, area_id, item) where superseded_at is null;
grant select, insert, update (superseded_at, superseded_by) on checklists.point to nwd_app, nwd_worker;

comment on table checklists.point is 'Statements that a partnership chose to discuss at its workshop, in its order';
comment on column checklists.point.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.point.area_id is 'Area whose workshop it is | sensitivity: none | retention: for ever';
comment on column checklists.point.round_id is 'Round | sensitivity: none | retention: for ever';
comment on column checklists.point.version_id is 'Version of the instrument that the statement belongs to | sensitivity: none | retention: for ever';
comment on column checklists.point.item is 'Statement, such as 1.5 | sensitivity: none | retention: for ever';
comment on column checklists.point.position is 'Place in the order of discussion, from 1 | sensitivity: none | retention: for ever';
comment on column checklists.point.note is 'Why it was chosen, or what to ask | sensitivity: none | retention: for ever';
comment on column checklists.point.chosen_at is 'When it was chosen | sensitivity: none | retention: for ever';
comment on column checklists.point.chosen_by is 'Account that chose it | sensitivity: personal | retention: for ever';
comment on column checklists.point.superseded_at is 'When the choice was changed or taken back | sensitivity: none | retention: for ever';
comment on column checklists.point.superseded_by is 'Account that changed it | sensitivity: personal | retention: for ever';
