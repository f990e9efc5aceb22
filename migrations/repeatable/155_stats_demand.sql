-- What is asked for, by whom it is taken, on what ways people come to it, and what support there is, without names. Leans on no other view, so that either
-- file may run again alone. Days are days in London; what is later than the day of the figures (stats.as_at) has not happened yet.

drop view if exists stats.asked_partner, stats.way, stats.demand, stats.asked_need, stats.turned_down, stats.assessed_need, stats.completed, stats.supply;

-- Referrals whose support came to an end that was its aim: the first spell that names the referral, left because of work, learning or goals that were met
-- (reference list leaving-reasons, `positive`; a test holds the two together).
create view stats.completed as
select s.area_id, md5((select value from stats.pepper) || s.area_id || s.referral_id::text) as referral_key, s.left_on as completed_on
from (
  select distinct on (area_id, referral_id) area_id, referral_id, left_on, left_reason
  from journeys.spell where referral_id is not null and registered_on <= (select stats.as_at())
  order by area_id, referral_id, registered_on, id
) s
where s.left_on <= (select stats.as_at()) and s.left_reason in ('started_work', 'learning', 'goals_met');

-- Which organisations were asked to take a referral, the last time each was asked, and when it said yes.
create view stats.asked_partner as
select o.area_id, md5((select value from stats.pepper) || o.area_id || o.referral_id::text) as referral_key, o.organisation_id,
  (o.given_at at time zone 'Europe/London')::date as given_on,
  case when o.answer = 'accepted' and (o.answered_at at time zone 'Europe/London')::date <= (select stats.as_at())
    then (o.answered_at at time zone 'Europe/London')::date end as accepted_on
from (
  select distinct on (area_id, referral_id, organisation_id) *
  from referrals.offer where (given_at at time zone 'Europe/London')::date <= (select stats.as_at())
  order by area_id, referral_id, organisation_id, given_at desc, id desc
) o;

-- Everything that was sent by the day: whether somebody has said yes, whether it is still open, and who it is about in groups. Place and answers are those
-- that are known now: the district is the first half of the postcode.
create view stats.demand as
select r.area_id,
  md5((select value from stats.pepper) || r.area_id || r.id::text) as referral_key,
  md5((select value from stats.pepper) || r.area_id || r.person_id::text) as person_key,
  (r.sent_at at time zone 'Europe/London')::date as sent_on,
  y.taken_on,
  t.ended_on,
  case when y.taken_on is not null then 'taken' when t.ended_on is not null then 'not_taken' else 'waiting' end as became,
  coalesce(split_part(d.postcode, ' ', 1), 'unknown') as district,
  coalesce(z.urban_rural::text, 'unknown') as urban_rural,
  stats.age_band(p.date_of_birth, (r.sent_at at time zone 'Europe/London')::date) as age_band,
  stats.gender(c.gender) as gender,
  stats.disabled(c.condition_12_months, c.condition_limits) as disabled,
  stats.ethnic_group(c.ethnic_group) as ethnic_group,
  stats.parent(c.lone_parent, c.children, c.youngest_child_born, c.disabled_child) as parent
from referrals.referral r
join people.person p on p.id = r.person_id and p.area_id = r.area_id
left join people.contact_details d on d.person_id = r.person_id and d.area_id = r.area_id
left join people.characteristics c on c.person_id = r.person_id and c.area_id = r.area_id and c.superseded_at is null
left join (
  select area_id, referral_id, min((answered_at at time zone 'Europe/London')::date) as taken_on
  from referrals.offer where answer = 'accepted' and (answered_at at time zone 'Europe/London')::date <= (select stats.as_at())
  group by area_id, referral_id
) y on y.referral_id = r.id and y.area_id = r.area_id
left join (
  select area_id, referral_id,
    case when bool_and(coalesce((until at time zone 'Europe/London')::date <= (select stats.as_at()), false))
      then max((until at time zone 'Europe/London')::date) end as ended_on
  from referrals.standing where (since at time zone 'Europe/London')::date <= (select stats.as_at())
  group by area_id, referral_id
) t on t.referral_id = r.id and t.area_id = r.area_id
left join partnership.postcode z on z.postcode = d.postcode
  and z.edition_id = (select array_agg(id order by from_on desc) from partnership.place_edition where superseded_at is null)[1]
where (r.sent_at at time zone 'Europe/London')::date <= (select stats.as_at());

-- What each referral asks for, as it stands now. A referral may ask for several things.
create view stats.asked_need as
select c.area_id, md5((select value from stats.pepper) || c.area_id || c.referral_id::text) as referral_key, n.need
from referrals.content c cross join lateral (select distinct unnest(c.needs) as need) n
where c.superseded_at is null;

-- Each time somebody said no, and why.
create view stats.turned_down as
select e.area_id, md5((select value from stats.pepper) || e.area_id || e.referral_id::text) as referral_key,
  (e.at at time zone 'Europe/London')::date as declined_on, e.place, coalesce(e.reason, 'other') as reason
from referrals.event e
where e.kind = 'declined' and (e.at at time zone 'Europe/London')::date <= (select stats.as_at());

-- What assessments found, in the words of referrals: the answers that hold and were asked, of assessments that are finished.
create view stats.assessed_need as
select a.area_id, md5((select value from stats.pepper) || a.area_id || a.person_id::text) as person_key, m.need, max(a.finished_on) as assessed_on
from journeys.assessment a
join journeys.answer g on g.assessment_id = a.id and g.area_id = a.area_id and g.superseded_at is null and g.asked
join (values ('health', 'some', 'health'), ('health', 'a_lot', 'health'), ('confidence', 'some', 'confidence'), ('confidence', 'a_lot', 'confidence'),
  ('digital', 'some', 'digital'), ('digital', 'a_lot', 'digital'), ('reading', 'some', 'literacy_numeracy'), ('reading', 'a_lot', 'literacy_numeracy'),
  ('housing', 'worried', 'housing'), ('housing', 'temporary', 'housing'), ('housing', 'none', 'housing'),
  ('money', 'bills', 'money'), ('money', 'debt', 'money'), ('money', 'benefits', 'money'), ('money', 'start', 'money'),
  ('caring', 'children', 'childcare'), ('caring', 'both', 'childcare'), ('caring', 'adult', 'caring'), ('caring', 'both', 'caring'),
  ('transport', 'hard', 'transport'), ('interpreter', 'classes', 'language'), ('interpreter', 'both', 'language'), ('disclosure', 'yes', 'convictions'),
  ('work', 'never', 'work_history'), ('first_job', 'course', 'skills_qualifications')) m (question, answer, need)
  on m.question = g.question and g.answer -> 'codes' ? m.answer
where a.finished_on <= (select stats.as_at())
group by a.area_id, a.person_id, m.need;

-- The steps of each referral in the order in which they happened. A meeting has happened when the third has said so. Steps that come twice in a row are one.
create view stats.way as
select area_id, md5((select value from stats.pepper) || area_id || referral_id::text) as referral_key,
  md5((select value from stats.pepper) || area_id || person_id::text) as person_key,
  step, on_day, row_number() over (partition by area_id, referral_id order by on_day, place, rank)::int as place
from (
  select x.*, lag(step) over (partition by area_id, referral_id order by on_day, place, rank) as before
  from (
    select e.area_id, e.referral_id, e.person_id, k.step, (e.at at time zone 'Europe/London')::date as on_day, e.place, k.rank
    from referrals.event e
    join (values ('sent', 'sent', 1), ('given', 'asked', 2), ('declined', 'declined', 3), ('resent', 'sent_again', 4), ('accepted', 'accepted', 5),
      ('meeting', 'meeting', 6), ('withdrawn', 'withdrawn', 20), ('closed', 'closed', 21)) k (kind, step, rank) on k.kind = e.kind
    union all
    -- Whoever decided for themself is nobody's to send on: that no ends it.
    select e.area_id, e.referral_id, e.person_id, 'closed', (e.at at time zone 'Europe/London')::date, e.place, 21
    from referrals.event e where e.kind = 'declined' and e.goes_to = 'nobody'
    union all
    select t.area_id, t.referral_id, t.person_id, 'met', (t.since at time zone 'Europe/London')::date,
      coalesce((select max(e.place) from referrals.event e where e.referral_id = t.referral_id and e.area_id = t.area_id and e.kind = 'met' and e.at <= t.since), 1000), 7
    from (select distinct on (area_id, referral_id) * from referrals.standing where list = 'to_register' order by area_id, referral_id, since) t
    union all
    select s.area_id, s.referral_id, s.person_id, 'started', s.registered_on, 1000, 8 from journeys.spell s where s.referral_id is not null
    union all
    select s.area_id, s.referral_id, s.person_id, 'work', j.started_on, 1000, 9
    from journeys.spell s
    join lateral (select min(j.started_on) as started_on from outcomes.job j
      where j.person_id = s.person_id and j.area_id = s.area_id and j.superseded_at is null and j.started_on >= s.registered_on) j on j.started_on is not null
    where s.referral_id is not null
    union all
    select s.area_id, s.referral_id, s.person_id, case when s.left_reason in ('started_work', 'learning', 'goals_met') then 'completed' else 'left' end, s.left_on, 1000, 10
    from journeys.spell s where s.referral_id is not null and s.left_on is not null
  ) x
  where x.on_day <= (select stats.as_at())
) y
where step is distinct from before;

-- What the directory offers in each council area now, by our own needs of the public; an entry of no area is offered in all of them, and says so by an empty one.
create view stats.supply as
select s.id as service_id, s.area_id, o.partner_id as organisation_id, n.need as support_need,
  array(select distinct split_part(upper(a.postal_code), ' ', 1) from directory.service_at_location x join directory.address a on a.location_id = x.location_id
    where x.service_id = s.id order by 1) as districts,
  s.review_by
from directory.service s left join directory.organisation o on o.id = s.organisation_id
cross join lateral (select distinct unnest(s.needs) as need) n
where s.withdrawn_at is null and s.status = 'active';

grant select on stats.asked_partner, stats.way, stats.demand, stats.asked_need, stats.turned_down, stats.assessed_need, stats.completed, stats.supply to nwd_stats;

comment on view stats.asked_partner is 'Which organisations were asked to take a referral, without names: the last time each was asked, and when it said yes';
comment on view stats.completed is 'Referrals whose support ended because its aim was reached, and on which day, without names';
comment on view stats.demand is 'One row a referral sent by the day, without names: whether somebody said yes, whether it is still open, where and in which groups the person is';
comment on view stats.asked_need is 'What referrals ask for, one row a need';
comment on view stats.turned_down is 'Each time a referral was declined, and why';
comment on view stats.assessed_need is 'What finished assessments found, in the needs that referrals are written in, without names';
comment on view stats.way is 'The steps of each referral in the order in which they happened, without names';
comment on view stats.supply is 'What the directory of support offers in each area, one row a service and need';

-- The people behind keys of statistics about referrals: those whose referral the viewer sees, which is less than their record.
create or replace function people.behind_referral_keys(keys uuid[]) returns table (person_key uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select k.key, p.id
  from people.person p
  cross join lateral (select md5((select value from stats.pepper) || p.area_id || p.id::text)::uuid as key) k
  where p.area_id = nwd.viewer_area() and k.key = any (keys) and people.sight(p.id) >= 2
$$;
comment on function people.behind_referral_keys(uuid[]) is 'The people behind keys of statistics about referrals, of whom the viewer sees the referral';
revoke all on function people.behind_referral_keys(uuid[]) from public;
grant execute on function people.behind_referral_keys(uuid[]) to nwd_app;
