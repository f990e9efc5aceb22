-- The national plan is read by everybody who works in a partnership and written by the national desk; an area's readiness is seen by that area and by
-- the national desk, and by no other area.

create or replace function plans.works_nationally() returns boolean language sql stable parallel safe
  return nwd.viewer_role() is not distinct from 'analyst';
comment on function plans.works_nationally() is 'Whether somebody of the national desk is looking';

do $$
declare
  one text;
begin
  foreach one in array array['national_objective', 'national_action', 'national_progress', 'national_milestone', 'national_need', 'national_decision', 'readiness']
  loop
    execute format('alter table plans.%I enable row level security', one);
    execute format('drop policy if exists app on plans.%I', one);
    execute format('drop policy if exists writes on plans.%I', one);
    execute format('drop policy if exists worker on plans.%I', one);
    execute format('create policy app on plans.%I for select to nwd_app using (true)', one);
    execute format(
      'create policy writes on plans.%I for all to nwd_app using ((select plans.works_nationally())) with check ((select plans.works_nationally()))', one);
    execute format('create policy worker on plans.%I for all to nwd_worker using (true) with check (true)', one);
  end loop;

  foreach one in array array['readiness_answer', 'readiness_sent', 'readiness_decision']
  loop
    execute format('alter table plans.%I enable row level security', one);
    execute format('drop policy if exists app on plans.%I', one);
    execute format('drop policy if exists writes on plans.%I', one);
    execute format('drop policy if exists worker on plans.%I', one);
    execute format(
      'create policy app on plans.%I for select to nwd_app using (area_id = (select nwd.viewer_area()) or (select plans.works_nationally()))', one);
    execute format(
      'create policy writes on plans.%1$I for all to nwd_app using (%2$s) with check (%2$s)', one,
      case one when 'readiness_decision' then '(select plans.works_nationally())' else 'area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator''' end);
    execute format('create policy worker on plans.%I for all to nwd_worker using (true) with check (true)', one);
  end loop;
end $$;
