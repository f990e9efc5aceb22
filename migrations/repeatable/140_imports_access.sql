-- Who reads what a file said: whoever sees the person's record; of the files themselves, the coordinators and administrators of the area.
call nwd.protect('imports.person_row', 'person_id', '3');
call nwd.protect('imports.likely_match', 'person_id', '3');

alter table imports.import enable row level security;
drop policy if exists app on imports.import;
drop policy if exists worker on imports.import;
create policy app on imports.import for select to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'administrator'));
create policy worker on imports.import for all to nwd_worker using (true) with check (true);
