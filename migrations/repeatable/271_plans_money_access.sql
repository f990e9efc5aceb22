-- A line of requirements is paid for by lines of the budget that are there, and of its own area.
do $$
begin
  if not exists (select from pg_constraint where conname = 'requirement_budget_line_fkey') then
    alter table plans.requirement_budget add constraint requirement_budget_line_fkey
      foreign key (budget_line_id, area_id) references funding.budget_line (id, area_id);
  end if;
  call partnership.guard('plans.requirement_budget', '{coordinator,member,team_lead,key_worker,provider_worker,employer_officer}');
end $$;
