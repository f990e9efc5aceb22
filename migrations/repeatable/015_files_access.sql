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
revoke all on function files.bytes_held(uuid) from public;
grant execute on function files.bytes_held(uuid) to nwd_app, nwd_worker;
