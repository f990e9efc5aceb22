-- Who sees a partnership's plans while they are written: everybody who works in its area, but no referrer. Members and the coordinator write;
-- what is published, everybody reads (plans.edition).

create or replace procedure plans.let(tab regclass, seen_by text, written_by text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('drop policy if exists app on %s', tab);
  execute format('drop policy if exists worker on %s', tab);
  execute format('create policy app on %s for all to nwd_app using (%s) with check (%s)', tab, seen_by, written_by);
  execute format('create policy worker on %s for all to nwd_worker using (true) with check (true)', tab);
end $$;

do $$
declare
  staff constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role())
    in (''coordinator'', ''member'', ''team_lead'', ''key_worker'', ''provider_worker'', ''employer_officer''))';
  writers constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in (''coordinator'', ''member''))';
  tab text;
begin
  foreach tab in array array['plan', 'item'] loop
    call plans.let(format('plans.%I', tab)::regclass, staff, writers);
  end loop;
end $$;
