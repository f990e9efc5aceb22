-- What an official look-up says of each postcode: how deprived and how rural the place is. Nothing in it is about a person. Editions are dated, and a file
-- that is mended supersedes the one before, so that a figure can always be traced to the look-up it came from.

create table partnership.place_edition (
  id int not null generated always as identity primary key,
  edition text not null check (edition ~ '^([0-9]{4}(v[0-9])?|invented)$'),
  from_on date not null,
  source text not null check (source <> ''),
  fingerprint text not null,
  postcodes int not null default 0,
  imported_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz
);
create unique index one_place_edition on partnership.place_edition (edition) where superseded_at is null;
create unique index one_place_edition_a_day on partnership.place_edition (from_on) where superseded_at is null;
grant select on partnership.place_edition to nwd_app, nwd_worker;
grant insert, update (postcodes, superseded_at) on partnership.place_edition to nwd_worker;
comment on table partnership.place_edition is 'Editions of the postcode look-up: which holds from which day, and where it came from';
comment on column partnership.place_edition.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.edition is 'Year of the deprivation index, such as 2020 or 2020v2; "invented" for the demonstration''s | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.from_on is 'First day of registration that is looked up in it; the day before the next edition''s is the last. The earliest edition holds for earlier days as well | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.source is 'Who published the file, and under what name | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.fingerprint is 'SHA-256 of the file, so that the same file again changes nothing | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.postcodes is 'How many postcodes it holds | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.imported_at is 'When it was imported | sensitivity: none | retention: for ever';
comment on column partnership.place_edition.superseded_at is 'When a mended file of the same edition took its place | sensitivity: none | retention: for ever';

create table partnership.postcode (
  edition_id int not null references partnership.place_edition (id),
  postcode text not null,
  area_id text not null references partnership.area (id),
  data_zone text not null check (data_zone ~ '^[SX]01[0-9]{6}$'),
  simd_decile smallint not null check (simd_decile between 1 and 10),
  simd_quintile smallint not null generated always as ((simd_decile + 1) / 2) stored,
  urban_rural smallint not null check (urban_rural between 1 and 6),
  primary key (edition_id, postcode)
);
grant select on partnership.postcode to nwd_app, nwd_worker;
grant insert on partnership.postcode to nwd_worker;
comment on table partnership.postcode is 'What an edition of the look-up says of a postcode';
comment on column partnership.postcode.edition_id is 'Edition | sensitivity: none | retention: for ever';
comment on column partnership.postcode.postcode is 'Postcode, written as KW15 1AA | sensitivity: none | retention: for ever';
comment on column partnership.postcode.area_id is 'Council area the postcode lies in | sensitivity: none | retention: for ever';
comment on column partnership.postcode.data_zone is 'Data zone it lies in; codes that begin with X are invented | sensitivity: none | retention: for ever';
comment on column partnership.postcode.simd_decile is 'Tenth of Scotland''s people by deprivation of their data zone, 1 the most deprived | sensitivity: none | retention: for ever';
comment on column partnership.postcode.simd_quintile is 'Fifth of Scotland''s people by deprivation of their data zone, 1 the most deprived | sensitivity: none | retention: for ever';
comment on column partnership.postcode.urban_rural is 'Class of the sixfold urban rural classification, a code of reference list urban-rural-classes | sensitivity: none | retention: for ever';
