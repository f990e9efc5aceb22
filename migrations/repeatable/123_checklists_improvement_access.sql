-- What the partnership said at its workshop, and its improvement plan: read by everybody who works in the area. The coordinator writes down
-- the workshop; the plan is the members' as well. Nothing in either is an organisation's own answer.
do $$
declare
  staff constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role())
    in (''coordinator'', ''member'', ''team_lead'', ''key_worker'', ''provider_worker'', ''employer_officer''))';
  tab text;
begin
  call checklists.let('checklists.discussion', staff,
    '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')');
  foreach tab in array array['improvement', 'improvement_statement', 'improvement_version', 'improvement_progress'] loop
    call checklists.let(format('checklists.%I', tab)::regclass, staff,
      '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in (''coordinator'', ''member''))');
  end loop;
end $$;
