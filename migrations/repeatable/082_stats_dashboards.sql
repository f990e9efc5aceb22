-- How long people wait, and what became of referrals, without names. Leans on no other view, so that either file may run again alone.

drop view if exists stats.given_referral, stats.referral, stats.stage, stats.unemployed_start;

-- One row a referral sent by the day: when it was first given and accepted, by whom, when the three had met, when the person was first in contact with the
-- organisation that accepted it, and what it led to. Days are days in London; what is later than the day of the figures has not happened yet.
create view stats.referral as
select r.area_id,
  md5((select value from stats.pepper) || r.area_id || r.id::text) as referral_key,
  md5((select value from stats.pepper) || r.area_id || r.person_id::text) as person_key,
  r.sender_organisation_id,
  (r.sent_at at time zone 'Europe/London')::date as sent_on,
  e.given_on, e.accepted_on, o.accepted_by, e.declined, e.last_kind, e.last_goes_to, e.withdrawn_as,
  case when e.last_kind in ('withdrawn', 'closed', 'sent_on', 'registered') or (e.last_kind = 'declined' and e.last_goes_to = 'nobody') then e.last_on end as ended_on,
  t.met_on, t.list,
  least(n.contact_on, t.met_on) as first_contact_on,
  s.spell_id, s.registered_on, s.left_on
from referrals.referral r
left join (
  select e.area_id, e.referral_id,
    min(d.on_day) filter (where e.kind = 'given') as given_on,
    -- a yes for later is a yes on the day it comes true
    min(d.on_day) filter (where e.kind in ('accepted', 'taken')) as accepted_on,
    max(e.meaning) filter (where e.kind = 'withdrawn') as withdrawn_as,
    (count(*) filter (where e.kind = 'declined'))::int as declined,
    (array_agg(e.kind order by e.place desc))[1] as last_kind,
    (array_agg(e.goes_to order by e.place desc))[1] as last_goes_to,
    (array_agg(d.on_day order by e.place desc))[1] as last_on
  from referrals.event e cross join lateral (select (e.at at time zone 'Europe/London')::date as on_day) d
  where d.on_day <= (select stats.as_at())
  group by e.area_id, e.referral_id
) e on e.referral_id = r.id and e.area_id = r.area_id
left join (
  select area_id, referral_id, (array_agg(organisation_id order by answered_at desc))[1] as accepted_by
  from referrals.offer where answer = 'accepted' and (answered_at at time zone 'Europe/London')::date <= (select stats.as_at())
  group by area_id, referral_id
) o on o.referral_id = r.id and o.area_id = r.area_id
left join (
  select area_id, referral_id, min((since at time zone 'Europe/London')::date) filter (where list = 'to_register') as met_on,
    (array_agg(list order by since desc))[1] as list
  from referrals.standing where (since at time zone 'Europe/London')::date <= (select stats.as_at())
  group by area_id, referral_id
) t on t.referral_id = r.id and t.area_id = r.area_id
left join (
  select r.id as referral_id, r.area_id, min(n.happened_on) as contact_on
  from referrals.referral r
  join referrals.offer a on a.referral_id = r.id and a.area_id = r.area_id and a.answer = 'accepted'
    and (a.answered_at at time zone 'Europe/London')::date <= (select stats.as_at())
  join journeys.note n on n.person_id = r.person_id and n.area_id = r.area_id and n.organisation_id = a.organisation_id and n.with_person
    and n.superseded_at is null and n.happened_on >= (r.sent_at at time zone 'Europe/London')::date and n.happened_on <= (select stats.as_at())
  group by r.id, r.area_id
) n on n.referral_id = r.id and n.area_id = r.area_id
left join (
  select area_id, referral_id, min(registered_on) as registered_on, (array_agg(id order by registered_on, id))[1] as spell_id,
    (array_agg(left_on order by registered_on, id))[1] as left_on
  from journeys.spell where referral_id is not null and registered_on <= (select stats.as_at())
  group by area_id, referral_id
) s on s.referral_id = r.id and s.area_id = r.area_id
where (r.sent_at at time zone 'Europe/London')::date <= (select stats.as_at());

-- One row a referral and organisation that was asked to take it: the last time it was asked, what it answered and why not, and what came of the referrals that
-- it took. Of the person, the first job begun since the registration that the referral led to, with its follow-ups, and other outcomes since.
create view stats.given_referral as
select o.area_id, r.referral_key, r.person_key, o.organisation_id, r.sender_organisation_id, r.sent_on,
  (o.given_at at time zone 'Europe/London')::date as given_on,
  case when a.answered_on <= (select stats.as_at()) then o.answer end as answer,
  case when a.answered_on <= (select stats.as_at()) then a.answered_on end as answered_on,
  d.reason,
  took.it as took,
  case when took.it then r.first_contact_on end as first_contact_on,
  case when took.it then r.met_on end as met_on,
  case when took.it then r.registered_on end as registered_on,
  case when took.it then g.stages end as stages,
  case when took.it then j.started_on end as job_started_on,
  case when took.it then j.answers end as answers,
  case when took.it then x.kinds end as outcomes,
  case when took.it then r.ended_on end as ended_on,
  case when took.it and r.left_on <= (select stats.as_at()) then r.left_on end as left_on
from (
  select distinct on (area_id, referral_id, organisation_id) *
  from referrals.offer where (given_at at time zone 'Europe/London')::date <= (select stats.as_at())
  order by area_id, referral_id, organisation_id, given_at desc, id desc
) o
join stats.referral r on r.area_id = o.area_id and r.referral_key = md5((select value from stats.pepper) || o.area_id || o.referral_id::text)
cross join lateral (select (o.answered_at at time zone 'Europe/London')::date as answered_on) a
cross join lateral (select o.answer = 'accepted' and r.accepted_by = o.organisation_id as it) took
left join lateral (
  select e.reason from referrals.event e
  where o.answer = 'declined' and e.referral_id = o.referral_id and e.area_id = o.area_id and e.kind = 'declined' and e.at >= o.given_at
  order by e.place limit 1
) d on true
left join lateral (
  select array_agg(k.stage || ':' || k.from_on order by k.from_on, k.stage) as stages
  from journeys.stage k where k.spell_id = r.spell_id and k.area_id = o.area_id and k.from_on <= (select stats.as_at())
) g on true
left join lateral (
  select j.started_on, (select array_agg(f.weeks || ':' || f.answer order by f.weeks) from outcomes.follow_up f
    where f.job_id = j.id and f.area_id = j.area_id and f.superseded_at is null and f.answer is not null and f.due_on <= (select stats.as_at())) as answers
  from outcomes.job j
  where j.person_id = o.person_id and j.area_id = o.area_id and j.superseded_at is null and j.started_on between r.registered_on and (select stats.as_at())
  order by j.started_on, j.id limit 1
) j on true
left join lateral (
  select array_agg(distinct c.kind order by c.kind) as kinds from outcomes.outcome c
  where c.person_id = o.person_id and c.area_id = o.area_id and c.superseded_at is null and c.on_date between r.registered_on and (select stats.as_at())
) x on true;

-- Stages that have begun by the day, with the day on which they ended if they had.
create view stats.stage as
select area_id, md5((select value from stats.pepper) || area_id || person_id::text) as person_key, stage, from_on,
  case when to_on <= (select stats.as_at()) then to_on end as to_on
from journeys.stage where from_on <= (select stats.as_at());

-- Who was not working and looking for work when they registered, as their answers now say. What the Local Government Benchmarking Framework's ECON 1 is of.
create view stats.unemployed_start as
select c.area_id, md5((select value from stats.pepper) || c.area_id || c.person_id::text) as person_key
from people.characteristics c where c.superseded_at is null and c.employment_status = 'unemployed';

grant select on stats.referral, stats.given_referral, stats.stage, stats.unemployed_start to nwd_stats;

comment on view stats.referral is 'One row a referral sent by the day, without names: when each step was taken, and what it led to';
comment on view stats.given_referral is 'One row a referral and organisation that was asked to take it, without names: its answer, and what came of those it took';
comment on view stats.unemployed_start is 'Who was unemployed when they registered, without names';
comment on view stats.stage is 'Stages begun by the day, and the days they ended on';

-- Whose progress the viewer may follow, of the people behind some keys: what statistics may be told of to whoever sent them. Keys only, nobody's name.
create or replace function people.keys_followed(keys uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select k.key
  from people.person p
  cross join lateral (select md5((select value from stats.pepper) || p.area_id || p.id::text)::uuid as key) k
  where p.area_id = nwd.viewer_area() and k.key = any (keys) and people.sight(p.id) >= 1
$$;
comment on function people.keys_followed(uuid[]) is 'Which keys of statistics stand for people whose progress the viewer may follow';
revoke all on function people.keys_followed(uuid[]) from public;
grant execute on function people.keys_followed(uuid[]) to nwd_app;
