-- Policies as nwd.protect() writes them since docs/decisions/0007-speed.md.
-- Who sees a file: those who see the record it stands behind.

alter table files.file drop constraint if exists file_person_id_area_id_fkey;
alter table files.file add constraint file_person_id_area_id_fkey foreign key (person_id, area_id) references people.person (id, area_id);

call nwd.protect('files.file', 'person_id', '3');

-- What an organisation's files take, those of people whom the viewer does not see included: a number, and nothing else of them.
create or replace function files.bytes_held(by_organisation uuid) returns bigint language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(sum(f.size), 0)::bigint from files.file f where f.organisation_id = by_organisation and f.removed_at is null
$$;
comment on function files.bytes_held(uuid) is 'Bytes that an organisation''s files take, for its quota';
-- What the files of an organisation, a person and an area take, each a number and nothing else.
create or replace function files.space_taken(by_organisation uuid, of_person uuid, in_area text) returns table (organisation bigint, person bigint, area bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select files.bytes_held(by_organisation),
    (select coalesce(sum(f.size), 0)::bigint from files.file f where f.person_id = of_person and f.removed_at is null),
    (select coalesce(sum(f.size), 0)::bigint from files.file f where f.area_id = in_area and f.removed_at is null)
$$;
revoke all on function files.bytes_held(uuid), files.space_taken(uuid, uuid, text) from public;
grant execute on function files.space_taken(uuid, uuid, text) to nwd_app, nwd_worker;
