-- What was asked for, and what is made of it, is part of the record: read by whoever sees the whole of it. What was gathered is in the tables that they read
-- anyway; pages show it to the coordinator who prepares the copy.
call nwd.protect('take_out.request', 'person_id', '3');
call nwd.protect('take_out.copy_piece', 'person_id', '3');
call nwd.protect('take_out.gathered', 'person_id', '3');
call nwd.protect('take_out.decision', 'person_id', '3');

-- Under which key somebody stands in the frozen returns of their area: told to the program alone, which gathers their copy.
create or replace function take_out.key_of(of_person uuid, in_area text) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select md5((select value from stats.pepper) || in_area || of_person::text)::uuid
$$;
revoke all on function take_out.key_of(uuid, text) from public;
grant execute on function take_out.key_of(uuid, text) to nwd_worker;

-- An archive is its area's: its administrators ask for it, its coordinators agree. Its bytes are nobody's until one of them has.
alter table take_out.archive enable row level security;
drop policy if exists app on take_out.archive;
create policy app on take_out.archive for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'))
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'));
drop policy if exists worker on take_out.archive;
create policy worker on take_out.archive for all to nwd_worker using (true) with check (true);
alter table take_out.archive_piece enable row level security;
drop policy if exists app on take_out.archive_piece;
create policy app on take_out.archive_piece for select to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'));
drop policy if exists worker on take_out.archive_piece;
create policy worker on take_out.archive_piece for all to nwd_worker using (true) with check (true);
