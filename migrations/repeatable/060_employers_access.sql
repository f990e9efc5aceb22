-- An employer is no person, yet an area's list is the area's own.
alter table employers.employer enable row level security;
drop policy if exists app on employers.employer;
drop policy if exists worker on employers.employer;
create policy app on employers.employer for all to nwd_app
  using (area_id = (select nwd.viewer_area())) with check (area_id = (select nwd.viewer_area()));
create policy worker on employers.employer for all to nwd_worker using (true) with check (true);
