-- A file on its way in, step by step in the browser: its bytes, what was found in it, how its columns and values were matched, its rows as they were
-- checked, and the work that the program does on it while nobody waits. All of it is forgotten some weeks after the last thing that was done with it.

create table imports.file (
  id uuid not null,
  area_id text not null references partnership.area (id),
  kind text not null,
  name text not null check (char_length(name) between 1 and 120),
  size int not null check (size > 0),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null default nwd.clock(),
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  survey jsonb,
  columns jsonb,
  codes jsonb,
  checked_to int not null default 0,
  rows int,
  refused int,
  problems int,
  foreseen jsonb,
  options jsonb not null default '{}',
  touched_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  ended_by uuid,
  forgotten_at timestamptz,
  primary key (id, area_id)
);
-- The same file twice at once: the second is told.
create unique index one_file_at_once on imports.file (area_id, kind, fingerprint) where ended_at is null;
create index file_of_area on imports.file (area_id, uploaded_at desc);
grant select, insert, update (columns, codes, checked_to, rows, refused, problems, foreseen, options, touched_at, ended_at, ended_by) on imports.file to nwd_app;
grant select, update (name, survey, checked_to, rows, refused, problems, foreseen, touched_at, ended_at, forgotten_at) on imports.file to nwd_worker;
comment on table imports.file is 'A file that somebody is bringing in, or has brought in, in the browser';
comment on column imports.file.id is 'Identifier | sensitivity: none | retention: as the area''s records';
comment on column imports.file.area_id is 'Area whose it is | sensitivity: none | retention: as the area''s records';
comment on column imports.file.kind is 'What it is a list of | sensitivity: none | retention: as the area''s records';
comment on column imports.file.name is 'Its name as uploaded, cleaned; shown on pages only | sensitivity: personal | retention: 30 days after the last thing done with it';
comment on column imports.file.size is 'Bytes | sensitivity: none | retention: as the area''s records';
comment on column imports.file.fingerprint is 'SHA-256 of the bytes | sensitivity: none | retention: as the area''s records';
comment on column imports.file.uploaded_at is 'When it was uploaded | sensitivity: none | retention: as the area''s records';
comment on column imports.file.uploaded_by is 'Account that uploaded it | sensitivity: personal | retention: as the area''s records';
comment on column imports.file.uploaded_by_name is 'Name of who did, as it was then | sensitivity: personal | retention: as the area''s records';
comment on column imports.file.survey is 'What was found in it: headings, what stands under each, how often, with samples | sensitivity: special | retention: 30 days after the last thing done with it';
comment on column imports.file.columns is 'Which of our columns each of its columns is, as somebody settled it | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.file.codes is 'Which of our values each of its values is, as somebody settled it | sensitivity: special | retention: 30 days after the last thing done with it';
comment on column imports.file.checked_to is 'Up to which row it has been checked and its rows kept; where checking goes on after it was broken off | sensitivity: none | retention: as the area''s records';
comment on column imports.file.rows is 'How many rows it has | sensitivity: none | retention: as the area''s records';
comment on column imports.file.refused is 'In how many of them something is wrong | sensitivity: none | retention: as the area''s records';
comment on column imports.file.problems is 'How many things are wrong | sensitivity: none | retention: as the area''s records';
comment on column imports.file.foreseen is 'What storing it would come to, in numbers, and whose area its rows seem to be of | sensitivity: none | retention: as the area''s records';
comment on column imports.file.options is 'What was chosen before it went: who supports these people, who leads them | sensitivity: none | retention: as the area''s records';
comment on column imports.file.touched_at is 'When somebody last did something with it | sensitivity: none | retention: as the area''s records';
comment on column imports.file.ended_at is 'When it was stored, set aside or forgotten: the same file may come again | sensitivity: none | retention: as the area''s records';
comment on column imports.file.ended_by is 'Account that set it aside | sensitivity: personal | retention: as the area''s records';
comment on column imports.file.forgotten_at is 'When its bytes, rows and name were deleted | sensitivity: none | retention: as the area''s records';

-- Written and read a piece at a time, so that nobody holds all of a large file in memory.
create table imports.file_part (
  file_id uuid not null,
  area_id text not null,
  part int not null,
  content bytea not null,
  primary key (file_id, part, area_id),
  foreign key (file_id, area_id) references imports.file (id, area_id)
);
alter table imports.file_part alter column content set storage external;
grant select, insert on imports.file_part to nwd_app;
grant select, delete on imports.file_part to nwd_worker;
comment on table imports.file_part is 'The bytes of a file on its way in, a piece a row';
comment on column imports.file_part.file_id is 'File | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.file_part.area_id is 'Area | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.file_part.part is 'Which piece, from 0 | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.file_part.content is 'Bytes | sensitivity: special | retention: 30 days after the last thing done with it';

create table imports.staged_row (
  file_id uuid not null,
  area_id text not null,
  row int not null,
  key text,
  cells jsonb not null,
  primary key (file_id, row, area_id),
  foreign key (file_id, area_id) references imports.file (id, area_id)
);
create index staged_row_key on imports.staged_row (area_id, key);
grant select on imports.staged_row to nwd_app;
grant select, insert, delete on imports.staged_row to nwd_worker;
comment on table imports.staged_row is 'Rows of a file that are right by themselves, until they are stored; those of people who may be known here wait for somebody to decide';
comment on column imports.staged_row.file_id is 'File | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.staged_row.area_id is 'Area | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.staged_row.row is 'Row, as a spreadsheet counts | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.staged_row.key is 'The area''s own identifier of whom or what it is about | sensitivity: personal | retention: 30 days after the last thing done with it';
comment on column imports.staged_row.cells is 'What it says, by our columns | sensitivity: special | retention: 30 days after the last thing done with it';

create table imports.problem (
  file_id uuid not null,
  area_id text not null,
  row int not null,
  place int not null,
  column_name text,
  value text not null,
  expected text not null,
  primary key (file_id, row, place, area_id),
  foreign key (file_id, area_id) references imports.file (id, area_id)
);
grant select on imports.problem to nwd_app;
grant select, insert, delete on imports.problem to nwd_worker;
comment on table imports.problem is 'What is wrong in the rows of a file on its way in';
comment on column imports.problem.file_id is 'File | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.problem.area_id is 'Area | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.problem.row is 'Row, as a spreadsheet counts | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.problem.place is 'Which problem of the row, from 0 | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.problem.column_name is 'Our column, where it is about one | sensitivity: none | retention: 30 days after the last thing done with it';
comment on column imports.problem.value is 'At most 30 letters of what stands there | sensitivity: special | retention: 30 days after the last thing done with it';
comment on column imports.problem.expected is 'What would be right | sensitivity: none | retention: 30 days after the last thing done with it';

create table imports.work (
  id uuid not null,
  area_id text not null,
  file_id uuid not null,
  what text not null check (what in ('survey', 'check', 'store', 'decided', 'take_back')),
  asked_at timestamptz not null default nwd.clock(),
  asked_by uuid not null,
  asked_by_name text not null,
  began_at timestamptz,
  done real not null default 0 check (done between 0 and 1),
  stop_asked_at timestamptz,
  stop_asked_by uuid,
  ended_at timestamptz,
  said text,
  counts jsonb,
  ordinal bigint generated always as identity,
  primary key (id, area_id),
  foreign key (file_id, area_id) references imports.file (id, area_id)
);
create unique index one_work_on_a_file on imports.work (file_id, area_id) where ended_at is null;
create index work_of_file on imports.work (file_id, ordinal desc);
grant select, insert (id, area_id, file_id, what, asked_by, asked_by_name), update (stop_asked_at, stop_asked_by) on imports.work to nwd_app;
grant select, update (began_at, done, ended_at, said, counts) on imports.work to nwd_worker;
comment on table imports.work is 'What the program was asked to do with a file while nobody waits: under way, done, or broken off with the reason. One thing at a time of a file';
comment on column imports.work.id is 'Identifier | sensitivity: none | retention: as the area''s records';
comment on column imports.work.area_id is 'Area | sensitivity: none | retention: as the area''s records';
comment on column imports.work.file_id is 'File | sensitivity: none | retention: as the area''s records';
comment on column imports.work.what is 'What: look through it, check its rows, store them, store those who were decided on, take all of it back | sensitivity: none | retention: as the area''s records';
comment on column imports.work.asked_at is 'When it was asked for | sensitivity: none | retention: as the area''s records';
comment on column imports.work.asked_by is 'Account that asked | sensitivity: personal | retention: as the area''s records';
comment on column imports.work.asked_by_name is 'Name of who asked, as it was then | sensitivity: personal | retention: as the area''s records';
comment on column imports.work.began_at is 'When the program last began with it | sensitivity: none | retention: as the area''s records';
comment on column imports.work.done is 'How much of it is done, from 0 to 1 | sensitivity: none | retention: as the area''s records';
comment on column imports.work.stop_asked_at is 'When somebody asked to stop it | sensitivity: none | retention: as the area''s records';
comment on column imports.work.stop_asked_by is 'Account that did | sensitivity: personal | retention: as the area''s records';
comment on column imports.work.ended_at is 'When it was done or broken off | sensitivity: none | retention: as the area''s records';
comment on column imports.work.said is 'Why it was broken off, in a sentence; empty when it was done | sensitivity: none | retention: as the area''s records';
comment on column imports.work.counts is 'What it came to, in numbers | sensitivity: none | retention: as the area''s records';
comment on column imports.work.ordinal is 'Order in which things were asked for | sensitivity: none | retention: as the area''s records';

create function imports.work_asked() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_import_asked', '');
  return null;
end $$;
create trigger work_asked after insert on imports.work for each statement execute function imports.work_asked();
comment on function imports.work_asked() is 'Wakes whoever works on files, once the transaction is kept';

create table imports.mapping (
  id uuid not null,
  area_id text not null references partnership.area (id),
  kind text not null,
  heading text not null,
  columns jsonb not null,
  codes jsonb not null,
  at timestamptz not null default nwd.clock(),
  by_user uuid not null,
  ordinal bigint generated always as identity,
  primary key (id, area_id)
);
create index mapping_of_heading on imports.mapping (area_id, kind, heading, ordinal desc);
grant select, insert (id, area_id, kind, heading, columns, codes, by_user) on imports.mapping to nwd_app;
comment on table imports.mapping is 'How an area''s files with a heading are read, kept for the next such file; the latest holds';
comment on column imports.mapping.id is 'Identifier | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.area_id is 'Area | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.kind is 'What such files are a list of | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.heading is 'SHA-256 of the headings, in alphabetical order | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.columns is 'Which of our columns each of theirs is | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.codes is 'Which of our values each of theirs is | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.at is 'When it was settled | sensitivity: none | retention: as the area''s records';
comment on column imports.mapping.by_user is 'Account that settled it | sensitivity: personal | retention: as the area''s records';
comment on column imports.mapping.ordinal is 'Order in which they were settled | sensitivity: none | retention: as the area''s records';

-- So that a file can be taken back: of everybody whom it changes, what was there before.
alter table imports.import add column file_id uuid;
alter table imports.import add column taken_back_at timestamptz;
alter table imports.import add column taken_back_by uuid;
comment on column imports.import.file_id is 'The file in the browser; empty when it came from the shell | sensitivity: none | retention: as the area''s records';
comment on column imports.import.taken_back_at is 'When everything that it had added or changed was made as it was before | sensitivity: none | retention: as the area''s records';
comment on column imports.import.taken_back_by is 'Account that took it back | sensitivity: personal | retention: as the area''s records';
create index import_of_file on imports.import (file_id) where file_id is not null;

create table imports.former (
  import_id uuid not null,
  area_id text not null,
  person_id uuid not null,
  of_table text not null,
  key text not null,
  was jsonb not null,
  primary key (import_id, of_table, key, area_id)
);
create index former_person on imports.former (person_id);
comment on table imports.former is 'Rows of people whom a file changed, as they were before it, so that it can be taken back';
comment on column imports.former.import_id is 'File | sensitivity: none | retention: 30 days after it was stored';
comment on column imports.former.area_id is 'Area | sensitivity: none | retention: 30 days after it was stored';
comment on column imports.former.person_id is 'Person | sensitivity: none | retention: 30 days after it was stored';
comment on column imports.former.of_table is 'Table of the row | sensitivity: none | retention: 30 days after it was stored';
comment on column imports.former.key is 'Key of the row | sensitivity: none | retention: 30 days after it was stored';
comment on column imports.former.was is 'The row as it was | sensitivity: special | retention: 30 days after it was stored';
