-- How far people have come, without names: soft outcomes. Leans on no other view, so that either file may run again alone.

drop view if exists stats.distance_progress, stats.distance_travelled;

-- One row a person, capability and rater: the first and the latest step since they were first registered, as at the day. A blank is no step. Of a capability
-- rated on one day only, first and latest are the same rating, and `days` is 1.
create view stats.distance_travelled as
select r.area_id,
  md5((select value from stats.pepper) || r.area_id || r.person_id::text) as person_key,
  r.rater, r.capability,
  (array_agg(r.step order by r.rated_on))[1] as first_step,
  (array_agg(r.step order by r.rated_on desc))[1] as latest_step,
  min(r.rated_on) as first_on,
  max(r.rated_on) as latest_on,
  count(*)::int as days
from journeys.rating r
join (select area_id, person_id, min(registered_on) as registered_on from journeys.spell group by area_id, person_id) first
  on first.area_id = r.area_id and first.person_id = r.person_id and r.rated_on >= first.registered_on
where r.superseded_at is null and r.step is not null and r.rated_on <= (select stats.as_at())
group by r.area_id, r.person_id, r.rater, r.capability;

-- One row a person who rated any capability on two days or more, by their own view of themself: how many capabilities, and how many of them a step or more up
-- or down. A person has progressed when any went up.
create view stats.distance_progress as
select area_id, person_key,
  count(*)::int as rated_again,
  count(*) filter (where latest_step > first_step)::int as up,
  count(*) filter (where latest_step < first_step)::int as down,
  bool_or(latest_step > first_step) as progressed
from stats.distance_travelled
where rater = 'person' and days > 1
group by area_id, person_key;

grant select on stats.distance_travelled, stats.distance_progress to nwd_stats;

comment on view stats.distance_travelled is 'First and latest step of each capability that a person rated themself on, or a worker rated them on, without names';
comment on view stats.distance_progress is 'People who rated themself on two days or more, and whether any capability went up by a step';
