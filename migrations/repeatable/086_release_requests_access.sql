-- Who may ask for a release, and see what became of it: analysts. The program does what was asked.

alter table measurement.release_request enable row level security;
drop policy if exists app on measurement.release_request;
drop policy if exists worker on measurement.release_request;
create policy app on measurement.release_request for all to nwd_app
  using ((select measurement.is_analyst())) with check ((select measurement.is_analyst()) and asked_by = (select nwd.viewer_user()));
create policy worker on measurement.release_request for all to nwd_worker using (true) with check (true);
