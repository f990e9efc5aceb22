-- How long people lately waited for an organisation: half of those it took in the last year, sent at least four weeks ago, had met it within so many days of being
-- referred. Who has not met it yet waits still, and counts as longer than anybody. Only of ten people or more. Leans on no other view.
create or replace view stats.usual_wait as
select o.area_id, o.organisation_id, count(*)::int as people,
  nullif(percentile_disc(0.5) within group (order by coalesce(m.met_on - s.sent_on, 100000)), 100000) as half_within_days
from (select distinct on (area_id, referral_id) area_id, referral_id, organisation_id from referrals.offer where answer = 'accepted'
  order by area_id, referral_id, answered_at desc) o
join referrals.referral r on r.id = o.referral_id and r.area_id = o.area_id
cross join lateral (select (r.sent_at at time zone 'Europe/London')::date as sent_on) s
cross join lateral (select min((t.since at time zone 'Europe/London')::date) as met_on from referrals.standing t
  where t.referral_id = o.referral_id and t.area_id = o.area_id and t.list = 'to_register') m
where s.sent_on between (nwd.clock() at time zone 'Europe/London')::date - 365 and (nwd.clock() at time zone 'Europe/London')::date - 28
group by o.area_id, o.organisation_id having count(*) >= 10;
grant select on stats.usual_wait to nwd_stats;
comment on view stats.usual_wait is 'How long half of the people whom an organisation took waited until they met it; ten people or more';

-- The middle of a part of the country that postcodes begin with ("ZA3 4", "ZA3"), and the council area that most of them lie in, else that of the nearest place we
-- know within 30 kilometres; nothing of either when unknown.
create or replace function directory.middle_of(beginning text) returns table (latitude float8, longitude float8, area_id text)
language sql stable set search_path = pg_catalog as $$
  with points as (
    select p.latitude, p.longitude from directory.postcode_point p where p.postcode like beginning || case when beginning like '% %' then '%' else ' %' end
  ), placed as (
    select l.latitude, l.longitude from directory.address a join directory.location l on l.id = a.location_id
    where upper(replace(a.postal_code, ' ', '')) like replace(beginning, ' ', '') || case when beginning like '% %' then '__' else '___' end
      and abs(l.latitude) <= 90 and abs(l.longitude) <= 180
  ), middle as (
    select coalesce((select avg(p.latitude) from points p), (select avg(p.latitude) from placed p)) as latitude,
      coalesce((select avg(p.longitude) from points p), (select avg(p.longitude) from placed p)) as longitude
  )
  select m.latitude, m.longitude, coalesce(
    (select p.area_id from partnership.postcode p join partnership.place_edition e on e.id = p.edition_id and e.superseded_at is null
      where p.postcode like beginning || case when beginning like '% %' then '%' else ' %' end group by p.area_id order by count(*) desc, p.area_id limit 1),
    (select l.area_id from directory.location l cross join lateral (select directory.metres(m.latitude, m.longitude, l.latitude, l.longitude) as away) d
      where l.area_id is not null and d.away <= 30000 order by d.away limit 1))
  from middle m
$$;
