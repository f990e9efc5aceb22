-- Everything of one area in one file, for its own archive: asked for by an administrator, agreed to by a coordinator, because it holds people's records.

create table take_out.archive (
  id uuid not null,
  area_id text not null references partnership.area (id),
  asked_at timestamptz not null default nwd.clock(),
  asked_by uuid not null,
  asked_by_name text not null,
  agreed_at timestamptz,
  agreed_by uuid,
  agreed_by_name text,
  begun_at timestamptz,
  tables_done int not null default 0,
  tables_of int,
  rows_done bigint not null default 0,
  made_at timestamptz,
  made_bytes bigint,
  made_sha256 text,
  failed_at timestamptz,
  primary key (id, area_id),
  check ((agreed_at is null) = (agreed_by_name is null)),
  check (agreed_by is null or agreed_by <> asked_by)
);
create index archive_area on take_out.archive (area_id, asked_at desc);
create index archive_to_make on take_out.archive (asked_at) where agreed_at is not null and made_at is null and failed_at is null;
comment on table take_out.archive is 'Everything of an area in one file: who asked for it, who agreed, how far it is';
comment on column take_out.archive.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column take_out.archive.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column take_out.archive.asked_at is 'When it was asked for | sensitivity: none | retention: seven years';
comment on column take_out.archive.asked_by is 'Account that asked | sensitivity: personal | retention: seven years';
comment on column take_out.archive.asked_by_name is 'Name of who asked, as it was then | sensitivity: personal | retention: seven years';
comment on column take_out.archive.agreed_at is 'When somebody else agreed | sensitivity: none | retention: seven years';
comment on column take_out.archive.agreed_by is 'Account that agreed | sensitivity: personal | retention: seven years';
comment on column take_out.archive.agreed_by_name is 'Name of who agreed, as it was then | sensitivity: personal | retention: seven years';
comment on column take_out.archive.begun_at is 'When the program began to write it | sensitivity: none | retention: seven years';
comment on column take_out.archive.tables_done is 'Tables written so far | sensitivity: none | retention: seven years';
comment on column take_out.archive.tables_of is 'Tables there are to write | sensitivity: none | retention: seven years';
comment on column take_out.archive.rows_done is 'Rows written so far | sensitivity: none | retention: seven years';
comment on column take_out.archive.made_at is 'When it was there to be downloaded | sensitivity: none | retention: seven years';
comment on column take_out.archive.made_bytes is 'Its length | sensitivity: none | retention: seven years';
comment on column take_out.archive.made_sha256 is 'Its fingerprint | sensitivity: none | retention: seven years';
comment on column take_out.archive.failed_at is 'When writing it failed; it is asked for again | sensitivity: none | retention: seven years';

create table take_out.archive_piece (
  archive_id uuid not null,
  area_id text not null,
  number int not null check (number >= 0),
  content bytea not null,
  primary key (archive_id, area_id, number),
  foreign key (archive_id, area_id) references take_out.archive (id, area_id)
);
alter table take_out.archive_piece alter column content set storage external;
comment on table take_out.archive_piece is 'An archive, a piece of its bytes a row';
comment on column take_out.archive_piece.archive_id is 'Archive | sensitivity: none | retention: 14 days';
comment on column take_out.archive_piece.area_id is 'Area | sensitivity: none | retention: 14 days';
comment on column take_out.archive_piece.number is 'Which piece, from 0 | sensitivity: none | retention: 14 days';
comment on column take_out.archive_piece.content is 'Bytes | sensitivity: criminal | retention: 14 days';

grant select, insert on take_out.archive to nwd_app;
grant update (agreed_at, agreed_by, agreed_by_name) on take_out.archive to nwd_app;
grant select on take_out.archive_piece to nwd_app;
grant select, insert, update, delete on take_out.archive, take_out.archive_piece to nwd_worker;
create trigger something_to_make after update of agreed_at on take_out.archive for each statement execute function take_out.something_to_make();
