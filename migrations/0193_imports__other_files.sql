-- Files of other things than people: organisations, employers and services, which are about nobody; and what an old system knew of people whom it kept:
-- who had sent them where, and which appointments they came to. What each row said is kept, so that the same file again changes nothing.

alter table imports.import add column if not exists kind text not null default 'people';
comment on table imports.import is 'A file that was brought in, once stored';
comment on column imports.import.kind is 'What it is a list of | sensitivity: none | retention: as the area''s records';

create table imports.entry_row (
  import_id uuid not null,
  row int not null,
  area_id text not null,
  kind text not null check (kind in ('organisations', 'employers', 'services')),
  key text not null,
  standing text not null default 'new' check (standing in ('new', 'changed', 'matched')),
  made_id uuid,
  supersedes uuid,
  supersedes_row int,
  superseded_at timestamptz,
  superseded_by uuid,
  cells jsonb not null,
  primary key (import_id, row, area_id),
  constraint entry_row_once exclude using btree (area_id with =, kind with =, key with =) where (superseded_at is null) deferrable initially deferred
);
comment on table imports.entry_row is 'What a file said of an organisation, an employer or a service, row by row, as it was read';
comment on column imports.entry_row.import_id is 'File | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.row is 'Row of the file, as a spreadsheet counts | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.area_id is 'Area | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.kind is 'What the file is a list of | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.key is 'What tells it from the other rows of its kind: the area''s own identifier, or what stands for one | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.standing is 'Whether it brought something new, changed what an earlier file had said, or was joined to what was known here | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.made_id is 'What was made of it, if anything | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.supersedes is 'File whose row it takes the place of | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.supersedes_row is 'Row of that file | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.superseded_at is 'When a later file took its place | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.superseded_by is 'File that did | sensitivity: none | retention: as the area''s records';
comment on column imports.entry_row.cells is 'What the row said, by column; a column of which it said nothing is not there | sensitivity: none | retention: as the area''s records';

create table imports.history_row (
  import_id uuid not null,
  row int not null,
  area_id text not null,
  kind text not null check (kind in ('referrals', 'attendance')),
  key text not null,
  standing text not null default 'new' check (standing in ('new', 'changed', 'matched')),
  person_id uuid not null,
  made_id uuid,
  supersedes uuid,
  supersedes_row int,
  superseded_at timestamptz,
  superseded_by uuid,
  cells jsonb not null,
  primary key (import_id, row, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  constraint history_row_once exclude using btree (area_id with =, kind with =, key with =) where (superseded_at is null) deferrable initially deferred
);
create index history_row_person on imports.history_row (person_id) where superseded_at is null;
comment on table imports.history_row is 'What the file of an old system said of a person: a referral or an appointment, row by row, as it was read';
comment on column imports.history_row.import_id is 'File | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.row is 'Row of the file, as a spreadsheet counts | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.kind is 'What the file is a list of | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.key is 'What tells it from the other rows of its kind: the area''s own identifier, or what stands for one | sensitivity: personal | retention: as the person''s record';
comment on column imports.history_row.standing is 'Whether it brought something new, changed what an earlier file had said, or was joined to what was known here | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.made_id is 'What was made of it, if anything | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.supersedes is 'File whose row it takes the place of | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.supersedes_row is 'Row of that file | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.superseded_at is 'When a later file took its place | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.superseded_by is 'File that did | sensitivity: none | retention: as the person''s record';
comment on column imports.history_row.cells is 'What the row said, by column; a column of which it said nothing is not there | sensitivity: special | retention: as the person''s record';

grant select on imports.entry_row, imports.history_row to nwd_app;
grant select, insert on imports.entry_row, imports.history_row to nwd_worker;
grant update (superseded_at, superseded_by) on imports.entry_row, imports.history_row to nwd_worker;

-- A later file may correct these too; what an appointment was is kept by the table's own trigger, what an employer was called by the rows above.
grant update (name) on employers.employer to nwd_worker;
grant update (spell_id, on_date, at_time, how, place, about, with_user_id, with_name) on journeys.appointment to nwd_worker;
