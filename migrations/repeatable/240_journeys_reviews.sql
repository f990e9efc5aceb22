-- Reviews of the plan are part of the record. When one is due is reckoned here and nowhere else: lists, counts and pages read journeys.review_standing.

-- A person reads when their plan is looked at and what was said; a worker writes it down.
do $$
declare
  tab text;
  seen constant text := 'exists (select 1 from people.relationship r
    where r.person_id = %1$s.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0)';
begin
  foreach tab in array array['journeys.plan_review', 'journeys.review_pause'] loop
    execute format('call nwd.protect(%L, ''person_id'', ''3'')', tab);
    execute format('drop policy if exists app on %s', tab);
    execute format('create policy app on %1$s for all to nwd_app using (' || seen || ') with check ((select nwd.viewer_role()) <> ''participant'' and ' || seen || ')', tab);
  end loop;
end $$;

-- The day on which so many days have gone by since `since` on which the clock ran: days of a stop are not counted. Null while a stop has no end.
create or replace function journeys.day_after_running(since date, days integer, stops datemultirange) returns date
language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare
  due date := since + days;
  stop daterange;
begin
  -- In the order of their days, and never touching: that is how a multirange keeps them.
  for stop in select unnest(stops * datemultirange(daterange(since + 1, null))) loop
    exit when lower(stop) > due;
    if upper_inf(stop) then return null; end if;
    due := due + (upper(stop) - lower(stop));
  end loop;
  return due;
end $$;
comment on function journeys.day_after_running(date, integer, datemultirange) is 'The day on which so many days have gone by, days of stops not counted';

drop view if exists journeys.review_standing;
-- One row an open spell whose plan was agreed by anybody: from which day the weeks count, when the next review is due, and where that stands as at the day.
-- It counts from the last review, or from an agreement that named a day; without either, from the first agreement.
create view journeys.review_standing with (security_invoker = true) as
select s.id as spell_id, s.area_id, s.person_id, begun.on_date as counts_from, begun.kind as counts_from_kind,
  coalesce(begun.next_on - begun.on_date, rule.weeks * 7) as days, begun.next_on as agreed_for, rule.weeks as rule_weeks,
  due.on_date as due_on,
  now_stopped.id as stopped_by, now_stopped.kind as stopped_kind, now_stopped.reason as stopped_reason, now_stopped.from_on as stopped_from, now_stopped.until_on as stopped_until,
  case when now_stopped.kind = 'exemption' then 'exempt' when now_stopped.kind = 'pause' then 'paused'
    when due.on_date < today.day then 'overdue' when due.on_date <= today.day + 7 then 'due' else 'later' end as state
from journeys.spell s
cross join lateral (select (nwd.clock() at time zone 'Europe/London')::date as day) today
cross join lateral (
  select e.on_date, e.next_on, e.kind from (
    select r.held_on as on_date, r.next_on, 'review' as kind, r.recorded_at, r.id from journeys.plan_review r
    where r.spell_id = s.id and r.area_id = s.area_id and r.superseded_at is null
    union all
    select g.agreed_on, case when g.review_on > g.agreed_on then g.review_on end, 'agreement', g.recorded_at, g.id from journeys.plan_agreement g
    where g.spell_id = s.id and g.area_id = s.area_id
  ) e order by (e.kind = 'agreement' and e.next_on is null), case when e.kind = 'agreement' and e.next_on is null then e.on_date end, e.on_date desc, e.recorded_at desc, e.id desc
  limit 1
) begun
cross join lateral (
  select r.weeks from journeys.review_rule r
  where (r.area_id is null or r.area_id = s.area_id) and (r.stream is null or r.stream = s.stream)
    and r.from_on <= begun.on_date and (r.until_on is null or r.until_on > begun.on_date)
    and (r.stage is null or exists (select 1 from journeys.stage g where g.spell_id = s.id and g.area_id = s.area_id and g.stage = r.stage and g.to_on is null))
  order by r.area_id is not null desc, r.stage is not null desc, r.stream is not null desc, r.weeks limit 1
) rule
cross join lateral (
  select coalesce(range_agg(daterange(p.from_on, least(p.until_on + 1, p.runs_again_on))), '{}') as days from journeys.review_pause p
  where p.spell_id = s.id and p.area_id = s.area_id
) stops
cross join lateral (select journeys.day_after_running(begun.on_date, coalesce(begun.next_on - begun.on_date, rule.weeks * 7), stops.days) as on_date) due
left join lateral (
  select p.id, p.kind, p.reason, p.from_on, p.until_on from journeys.review_pause p
  where p.spell_id = s.id and p.area_id = s.area_id and daterange(p.from_on, least(p.until_on + 1, p.runs_again_on)) @> today.day
  order by p.kind = 'exemption' desc, p.from_on limit 1
) now_stopped on true
where s.left_on is null;
grant select on journeys.review_standing to nwd_app, nwd_worker;
comment on view journeys.review_standing is 'When the plan of each open spell is to be looked at next, and whether that is later, due within a week, overdue, paused or exempt';
