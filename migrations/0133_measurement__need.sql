-- How many people in an area might need support, by dated tables that somebody else published: what reach is measured against, and the lower part of ECON 1.
-- Counts of places, never of a person. No figure comes with the program: each was imported from a file, by name of its source.

create table measurement.need_table (
  id int not null generated always as identity primary key,
  as_at date not null,
  source text not null check (source <> ''),
  fingerprint text not null,
  invented boolean not null,
  figures int not null,
  imported_at timestamptz not null default nwd.clock()
);
grant select, insert on measurement.need_table to nwd_worker;
grant select on measurement.need_table to nwd_app;
comment on table measurement.need_table is 'A file of how many people might need support, by area: of which day, and who published it';
comment on column measurement.need_table.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.need_table.as_at is 'The day the figures are of, or the last day of their period | sensitivity: none | retention: for ever';
comment on column measurement.need_table.source is 'Who published the table, and under what name | sensitivity: none | retention: for ever';
comment on column measurement.need_table.fingerprint is 'SHA-256 of the file, so that the same file again changes nothing | sensitivity: none | retention: for ever';
comment on column measurement.need_table.invented is 'Whether the figures are invented, for a demonstration, and are shown as such | sensitivity: none | retention: for ever';
comment on column measurement.need_table.figures is 'How many figures the file holds | sensitivity: none | retention: for ever';
comment on column measurement.need_table.imported_at is 'When it was imported | sensitivity: none | retention: for ever';

create table measurement.need_figure (
  table_id int not null references measurement.need_table (id),
  area_id text not null references partnership.area (id),
  measure text not null,
  as_at date not null,
  people int not null check (people >= 0),
  superseded_at timestamptz,
  primary key (table_id, area_id, measure)
);
create unique index one_need_figure on measurement.need_figure (area_id, measure, as_at) where superseded_at is null;
grant select, insert on measurement.need_figure to nwd_worker;
grant update (superseded_at) on measurement.need_figure to nwd_worker;
grant select on measurement.need_figure to nwd_app;
comment on table measurement.need_figure is 'How many people of a kind an area has, by a table that was imported';
comment on column measurement.need_figure.table_id is 'Table it is from | sensitivity: none | retention: for ever';
comment on column measurement.need_figure.area_id is 'Council area | sensitivity: none | retention: for ever';
comment on column measurement.need_figure.measure is 'Whom it counts: one of the names of the import''s column measure | sensitivity: none | retention: for ever';
comment on column measurement.need_figure.as_at is 'The day it is of, as its table says | sensitivity: none | retention: for ever';
comment on column measurement.need_figure.people is 'How many people | sensitivity: none | retention: for ever';
comment on column measurement.need_figure.superseded_at is 'When another table of the same day took its place | sensitivity: none | retention: for ever';
