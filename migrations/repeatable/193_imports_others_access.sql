-- Who reads what a file of other things said: of people, whoever sees their record; of the rest, the coordinators and administrators of the area.
call nwd.protect('imports.history_row', 'person_id', '3');

alter table imports.entry_row enable row level security;
drop policy if exists app on imports.entry_row;
drop policy if exists worker on imports.entry_row;
create policy app on imports.entry_row for select to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'administrator'));
create policy worker on imports.entry_row for all to nwd_worker using (true) with check (true);
