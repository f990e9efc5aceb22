-- The priority family groups somebody is in on a day, by what they answered last: for lists of the people somebody may see, and never for counting,
-- which goes by the day of registration.
create or replace function people.priority_families_on(of_person uuid, on_day date) returns text[] language sql stable set search_path = pg_catalog as $$
  select stats.priority_families(stats.parent(c.lone_parent, c.children, c.youngest_child_born, c.disabled_child), c.lone_parent,
    stats.disabled(c.condition_12_months, c.condition_limits), c.disabled_child, c.children, stats.ethnic_group(c.ethnic_group), c.youngest_child_born,
    c.gender, p.date_of_birth, on_day)
  from people.characteristics c join people.person p on p.id = c.person_id and p.area_id = c.area_id
  where c.person_id = of_person and c.superseded_at is null
$$;
comment on function people.priority_families_on(uuid, date) is 'The priority family groups of a person on a day, by their newest answers; none, or the blank where nobody knows';
revoke all on function people.priority_families_on(uuid, date) from public;
grant execute on function people.priority_families_on(uuid, date) to nwd_app, nwd_worker;
