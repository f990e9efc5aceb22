-- Who sees what a plan requires and watches: everybody who works in the area, but no referrer. What it is argued from: members, the coordinator and team leads.
-- Members and the coordinator write. Official tables of places are open data.
do $$
declare
  staff constant text[] := '{coordinator,member,team_lead,key_worker,provider_worker,employer_officer}';
  planners constant text[] := '{coordinator,member,team_lead}';
  tab text;
begin
  foreach tab in array array['requirement', 'requirement_file', 'requirement_version', 'requirement_money', 'requirement_tie', 'requirement_service',
    'requirement_counted', 'requirement_variance', 'indicator', 'indicator_note', 'indicator_paper'] loop
    call partnership.guard(('plans.' || tab)::regclass, staff);
  end loop;
  foreach tab in array array['swot_point', 'gap_weighting', 'lived_input', 'lived_change'] loop
    call partnership.guard(('plans.' || tab)::regclass, planners);
  end loop;
end $$;
