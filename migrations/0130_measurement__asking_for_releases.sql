-- An analyst asks for a release to be prepared; the program counts, protects and attacks it, which may take minutes, and says when it is there.

create table measurement.release_request (
  id uuid not null primary key,
  area_id text,
  period text not null,
  change_note text,
  revisions_note text,
  contact_name text not null,
  contact_email text not null,
  asked_at timestamptz not null default nwd.clock(),
  asked_by uuid not null,
  asked_by_name text not null,
  began_at timestamptz,
  ended_at timestamptz,
  version_id uuid references measurement.release_version (id),
  said text,
  constraint ended_one_way check ((ended_at is null and version_id is null and said is null) or (ended_at is not null and (version_id is null) <> (said is null)))
);
create unique index one_release_request on measurement.release_request (period) where ended_at is null;
grant select, insert (id, period, change_note, revisions_note, contact_name, contact_email, asked_by, asked_by_name), update (ended_at, version_id) on measurement.release_request to nwd_app;
grant select, update (began_at, ended_at, said) on measurement.release_request to nwd_worker;

create function measurement.release_asked() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_release_asked', '');
  return null;
end $$;
create trigger release_asked after insert on measurement.release_request for each statement execute function measurement.release_asked();

comment on function measurement.release_asked() is 'Wakes whoever prepares releases, once the transaction is kept';
comment on table measurement.release_request is 'A release that an analyst asked for: under way, done as a version, or given up with the reason. One at a time of a quarter';
comment on column measurement.release_request.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column measurement.release_request.area_id is 'Empty: a release is the nation''s | sensitivity: none | retention: for ever';
comment on column measurement.release_request.period is 'The latest quarter that it covers, as 2026-27 Q2 | sensitivity: none | retention: for ever';
comment on column measurement.release_request.change_note is 'What changed since the version before; empty for a first version | sensitivity: none | retention: for ever';
comment on column measurement.release_request.revisions_note is 'Why figures of earlier periods differ from the release before | sensitivity: none | retention: for ever';
comment on column measurement.release_request.contact_name is 'Who answers questions about it, to be published | sensitivity: personal | retention: for ever';
comment on column measurement.release_request.contact_email is 'Address for questions, to be published | sensitivity: personal | retention: for ever';
comment on column measurement.release_request.asked_at is 'When it was asked for | sensitivity: none | retention: for ever';
comment on column measurement.release_request.asked_by is 'Account of the analyst who asked | sensitivity: personal | retention: for ever';
comment on column measurement.release_request.asked_by_name is 'That analyst''s name | sensitivity: personal | retention: for ever';
comment on column measurement.release_request.began_at is 'When the program last began with it | sensitivity: none | retention: for ever';
comment on column measurement.release_request.ended_at is 'When it was done or given up | sensitivity: none | retention: for ever';
comment on column measurement.release_request.version_id is 'The version that it became | sensitivity: none | retention: for ever';
comment on column measurement.release_request.said is 'Why it was given up, in a sentence | sensitivity: none | retention: for ever';
