-- Files that stand behind a record: evidence, an agreed plan, a certificate. The bytes are in the database, so that row-level security, backup
-- and removal hold for them as for every other row. The key to people.person and the policies come in repeatable/015_files_access.sql, because
-- the person's table is made later than this file.

create schema files;
grant usage on schema files to nwd_app, nwd_worker;

create table files.file (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  about_kind text check (about_kind ~ '^[a-z_]+(\.[a-z_]+)*$'),
  about_id uuid,
  name text not null check (char_length(name) between 1 and 120),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  size int not null check (size between 1 and 5242880),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea,
  stored_at timestamptz not null default nwd.clock(),
  stored_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  primary key (id, area_id),
  check ((about_kind is null) = (about_id is null)),
  check ((content is null) = (removed_at is not null))
);
-- pdf, png, jpeg and docx are compressed already
alter table files.file alter column content set storage external;
create index file_person on files.file (person_id, stored_at desc);
create index file_quota on files.file (organisation_id) include (size) where removed_at is null;
grant select, insert on files.file to nwd_app, nwd_worker;
grant update (name, content, removed_at, removed_by) on files.file to nwd_app, nwd_worker;

comment on table files.file is 'Files that stand behind a record of a person, with their bytes; a removed one keeps its row and loses its bytes';
comment on column files.file.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column files.file.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column files.file.person_id is 'Person whom it is about | sensitivity: personal | retention: as the person''s record';
comment on column files.file.organisation_id is 'Organisation that stored it, and whose space it takes | sensitivity: none | retention: as the person''s record';
comment on column files.file.about_kind is 'Kind of the record that it stands behind; empty when it stands alone | sensitivity: none | retention: as the person''s record';
comment on column files.file.about_id is 'Record that it stands behind | sensitivity: none | retention: as the person''s record';
comment on column files.file.name is 'Its name as uploaded, cleaned; shown on pages, never in an address or a download | sensitivity: personal | retention: as the person''s record';
comment on column files.file.media_type is 'Type as its content shows, not as its name says | sensitivity: none | retention: as the person''s record';
comment on column files.file.size is 'Bytes | sensitivity: none | retention: as the person''s record';
comment on column files.file.sha256 is 'Fingerprint of the bytes, checked whenever they are read | sensitivity: none | retention: as the person''s record';
comment on column files.file.content is 'The bytes; empty once removed | sensitivity: special | retention: as the person''s record';
comment on column files.file.stored_at is 'When it was stored | sensitivity: none | retention: as the person''s record';
comment on column files.file.stored_by is 'Account that stored it | sensitivity: personal | retention: as the person''s record';
comment on column files.file.removed_at is 'When its bytes were removed, such as a file put with the wrong person | sensitivity: none | retention: as the person''s record';
comment on column files.file.removed_by is 'Account that removed it | sensitivity: personal | retention: as the person''s record';
