-- Statistics without names (contracts §5). Views belong to the owner and read the records of people, journeys and outcomes; the role nwd_stats may read
-- these views and nothing else. What each dimension means is written here once; src/modules/measurement/by-hand.testing.ts says the same again
-- without SQL, and a test holds the two together.

drop view if exists stats.registration, stats.job_start, stats.follow_up, stats.outcome, stats.leaving, stats.participant, stats.participant_live, stats.area, stats.fair_start_scotland,
  stats.place_edition;

-- The day figures are as at. What had not happened by that day does not count; what was written down later about days before it does.
create or replace function stats.as_at() returns date language sql stable parallel safe
  return coalesce(nullif(current_setting('nwd.as_at', true), '')::date, (nwd.clock() at time zone 'Europe/London')::date);

-- Whole years of age. Somebody born on 29 February comes of age on 1 March, as src/platform/time says.
create or replace function stats.age_on(born date, on_day date) returns int language sql immutable parallel safe
  return date_part('year', age(on_day::timestamp, born::timestamp))::int;

create or replace function stats.age_band(born date, on_day date) returns text language sql immutable parallel safe
  return case
    when born is null then 'unknown'
    when stats.age_on(born, on_day) < 16 then 'under_16'
    when stats.age_on(born, on_day) < 20 then '16-19'
    when stats.age_on(born, on_day) < 25 then '20-24'
    when stats.age_on(born, on_day) < 35 then '25-34'
    when stats.age_on(born, on_day) < 50 then '35-49'
    else '50+' end;

-- An answer that is a code or one of the three blanks; nothing recorded is unknown.
create or replace function stats.blank(answer text) returns text language sql immutable parallel safe
  return case when answer in ('prefer_not_to_say', 'not_asked') then answer else 'unknown' end;

-- An answer as a question of its time: whoever was registered before it was first put was not asked, unless an answer was written down all the same.
create or replace function stats.dated(answer text, question text, registered_on date) returns text language sql immutable parallel safe
  return case when coalesce(answer, '') in ('', 'unknown') and not stats.was_asked(question, registered_on) then 'not_asked' else answer end;

create or replace function stats.is_blank(answer text) returns boolean language sql immutable parallel safe
  return answer is null or answer in ('', 'unknown', 'prefer_not_to_say', 'not_asked');

create or replace function stats.gender(answer text) returns text language sql immutable parallel safe
  return case when answer in ('woman', 'man', 'other') then answer else stats.blank(answer) end;

create or replace function stats.disabled(condition text, limits text) returns text language sql immutable parallel safe
  return case
    when condition = 'yes' and limits in ('a_lot', 'a_little') then 'yes'
    when condition = 'no' or limits = 'not_at_all' then 'no'
    when stats.is_blank(condition) then stats.blank(condition)
    else stats.blank(limits) end;

create or replace function stats.ethnic_group(answer text) returns text language sql immutable parallel safe
  return case
    when answer in ('mixed', 'asian', 'african_caribbean_black', 'other') then 'minority_ethnic'
    when answer = 'white' then 'white'
    else stats.blank(answer) end;

create or replace function stats.parent(lone_parent text, children int, youngest date, disabled_child text) returns text
  language sql immutable parallel safe
  return case
    when lone_parent = 'yes' or disabled_child = 'yes' or youngest is not null then 'yes'
    when children is not null then case when children > 0 then 'yes' else 'no' end
    else stats.blank(lone_parent) end;

-- The priority family groups somebody is in on a day; `none` when in none, the blank when nobody knows whether they are a parent.
create or replace function stats.priority_families(
  parent text, lone_parent text, disabled text, disabled_child text, children int, ethnic_group text, youngest date, gender text, born date, on_day date
) returns text[] language sql immutable parallel safe
  return case
    when parent = 'no' then array['none']
    when parent <> 'yes' then array[parent]
    else coalesce(nullif(array_remove(array[
      case when lone_parent = 'yes' then 'lone_parent' end,
      case when disabled = 'yes' or disabled_child = 'yes' then 'disabled_family' end,
      case when children >= 3 then 'three_or_more_children' end,
      case when ethnic_group = 'minority_ethnic' then 'minority_ethnic' end,
      case when youngest <= on_day and stats.age_on(youngest, on_day) < 1 then 'baby_under_one' end,
      case when gender = 'woman' and born <= on_day and stats.age_on(born, on_day) < 25 then 'mother_under_25' end], null), '{}'::text[]), array['none']) end;

-- One row a person an area, once, from the first registration on, with what they achieved and answered, whatever day figures are as at: the columns of
-- measurement.fact in their order. The first job counts: it says who entered employment and when each follow-up is due.
create view stats.participant_live as
select r.area_id,
  r.person_id,
  r.registered_on,
  r.stream,
  r.present,
  stats.age_band(p.date_of_birth, r.registered_on) as age_band,
  stats.gender(stats.dated(c.gender, 'gender', r.registered_on)) as gender,
  a.disabled,
  a.ethnic_group,
  a.parent,
  stats.priority_families(a.parent, c.lone_parent, a.disabled, c.disabled_child, c.children, a.ethnic_group, c.youngest_child_born, c.gender,
    p.date_of_birth, r.registered_on) as priority_families,
  coalesce(z.simd_quintile::text, 'unknown') as simd_quintile,
  j.started_on as job_started_on,
  j.answer_4w, j.answer_13w, j.answer_26w, j.answer_52w,
  o.fe_he_on, o.training_on, o.qualification_on, o.work_experience_on, o.volunteering_on, o.school_reengaged_on,
  coalesce(stats.dated(c.trans, 'trans', r.registered_on), 'unknown') as trans,
  coalesce(z.urban_rural::text, 'unknown') as urban_rural,
  coalesce(z.data_zone, 'unknown') as data_zone,
  stats.collection_template(r.registered_on) as collection_template
from (
  select s.area_id, s.person_id, min(s.registered_on) as registered_on,
    substr(min(s.registered_on::text || s.stream collate "C"), 11) as stream,
    range_agg(daterange(s.registered_on, s.left_on)) as present
  from journeys.spell s
  group by s.area_id, s.person_id
) r
join people.person p on p.id = r.person_id and p.area_id = r.area_id
left join people.characteristics c on c.person_id = r.person_id and c.area_id = r.area_id and c.superseded_at is null
-- `offset 0` keeps what is worked out here from being worked out again in each place that reads it, which doubles the time of the whole.
cross join lateral (
  select
    stats.disabled(stats.dated(c.condition_12_months, 'condition_12_months', r.registered_on),
      stats.dated(c.condition_limits, 'condition_limits', r.registered_on)) as disabled,
    stats.ethnic_group(stats.dated(c.ethnic_group, 'ethnic_group', r.registered_on)) as ethnic_group,
    stats.parent(stats.dated(c.lone_parent, 'lone_parent', r.registered_on), c.children, c.youngest_child_born, c.disabled_child) as parent
  offset 0
) a
left join (
  select distinct on (j.area_id, j.person_id) j.area_id, j.person_id, j.started_on, f.answer_4w, f.answer_13w, f.answer_26w, f.answer_52w
  from outcomes.job j
  join (select area_id, person_id, min(registered_on) as registered_on from journeys.spell group by area_id, person_id) first
    on first.area_id = j.area_id and first.person_id = j.person_id and j.started_on >= first.registered_on
  left join (
    select area_id, job_id, max(answer) filter (where weeks = 4) as answer_4w, max(answer) filter (where weeks = 13) as answer_13w,
      max(answer) filter (where weeks = 26) as answer_26w, max(answer) filter (where weeks = 52) as answer_52w
    from outcomes.follow_up where superseded_at is null and answer is not null group by area_id, job_id
  ) f on f.job_id = j.id and f.area_id = j.area_id
  where j.superseded_at is null
  order by j.area_id, j.person_id, j.started_on, j.id
) j on j.area_id = r.area_id and j.person_id = r.person_id
left join (
  select o.area_id, o.person_id,
    min(o.on_date) filter (where o.kind = 'fe_he') as fe_he_on,
    min(o.on_date) filter (where o.kind = 'training') as training_on,
    min(o.on_date) filter (where o.kind = 'qualification') as qualification_on,
    min(o.on_date) filter (where o.kind = 'work_experience') as work_experience_on,
    min(o.on_date) filter (where o.kind = 'volunteering') as volunteering_on,
    min(o.on_date) filter (where o.kind = 'school_reengaged') as school_reengaged_on
  from outcomes.outcome o
  join (select area_id, person_id, min(registered_on) as registered_on from journeys.spell group by area_id, person_id) first
    on first.area_id = o.area_id and first.person_id = o.person_id and o.on_date >= first.registered_on
  where o.superseded_at is null
  group by o.area_id, o.person_id
) o on o.area_id = r.area_id and o.person_id = r.person_id
-- Where they lived when first registered: the postcode that held at the end of that day or, if none was known, the first written down since. A former
-- value stands for the days from the one before it was superseded until it was itself; a later address moves nobody.
left join people.contact_details d on d.person_id = r.person_id and d.area_id = r.area_id
left join (
  select f.area_id, f.person_id, f.postcode, coalesce(lag(f.until_on) over versions, '-infinity') as from_on, f.until_on
  from (
    select area_id, person_id, was ->> 'postcode' as postcode, (superseded_at at time zone 'Europe/London')::date as until_on, superseded_at, ordinal
    from people.former_value
    where of_table = 'contact_details' and was ->> 'postcode' is not null
  ) f
  window versions as (partition by f.area_id, f.person_id order by f.superseded_at, f.ordinal)
) was on was.area_id = r.area_id and was.person_id = r.person_id and was.from_on <= r.registered_on and r.registered_on < was.until_on
-- The edition in force that day: the latest begun by then, and the earliest for the days before it.
left join partnership.postcode z on z.postcode = coalesce(was.postcode, d.postcode)
  and z.edition_id = (select array_agg(id order by from_on) from partnership.place_edition where superseded_at is null)[
    greatest(1, width_bucket(r.registered_on, (select array_agg(from_on order by from_on) from partnership.place_edition where superseded_at is null)))];

-- Whoever was registered by the day: the facts kept of those without a mark, and of the marked what their records say (080_stats_facts.sql).
create view stats.participant as
select p.area_id,
  md5((select value from stats.pepper) || p.area_id || p.person_id::text) as person_key,
  p.registered_on, p.stream,
  not p.present @> (select stats.as_at()) as left_by_then,
  p.age_band, p.gender, p.disabled, p.ethnic_group, p.parent, p.priority_families, p.simd_quintile,
  p.job_started_on, p.answer_4w, p.answer_13w, p.answer_26w, p.answer_52w,
  p.fe_he_on, p.training_on, p.qualification_on, p.work_experience_on, p.volunteering_on, p.school_reengaged_on,
  p.trans, p.urban_rural, p.data_zone, p.collection_template
from (
  select * from measurement.fact f
  where not exists (select from measurement.fact_mark m where m.area_id = f.area_id and m.person_id = f.person_id)
  union all
  select * from measurement.marked()
) p
where p.registered_on <= (select stats.as_at());

-- The same facts one by one, for returns and for whoever cuts them otherwise. Keys agree between the views.
create view stats.registration as
select area_id, person_key, registered_on, stream, age_band, gender, disabled, ethnic_group, parent, priority_families, simd_quintile,
  trans, urban_rural, data_zone, collection_template
from stats.participant;

create view stats.job_start as
select area_id, person_key, job_started_on as started_on from stats.participant where job_started_on <= (select stats.as_at());

create view stats.follow_up as
select p.area_id, p.person_key, w.weeks, p.job_started_on + w.weeks * 7 as due_on, w.answer
from stats.participant p
cross join lateral (values (4, p.answer_4w), (13, p.answer_13w), (26, p.answer_26w), (52, p.answer_52w)) w (weeks, answer)
where p.job_started_on + w.weeks * 7 <= (select stats.as_at());

create view stats.outcome as
select p.area_id, p.person_key, k.kind, k.on_date
from stats.participant p
cross join lateral (values ('fe_he', p.fe_he_on), ('training', p.training_on), ('qualification', p.qualification_on),
  ('work_experience', p.work_experience_on), ('volunteering', p.volunteering_on), ('school_reengaged', p.school_reengaged_on)) k (kind, on_date)
where k.on_date <= (select stats.as_at());

create view stats.leaving as
select area_id, person_key from stats.participant where left_by_then;

create view stats.area as
select id as area_id, name from partnership.area;

-- Fair Start Scotland counts starts: a person may join again, and every start after the first is a re-join.
create view stats.fair_start_scotland as
select s.area_id, md5((select value from stats.pepper) || s.area_id || s.person_id::text) as person_key, s.registered_on as started_on,
  row_number() over (partition by s.area_id, s.person_id order by s.registered_on, s.id) > 1 as re_join
from journeys.spell s
where s.stream = 'FSS' and s.registered_on <= (select stats.as_at());

create view stats.place_edition as
select edition, from_on, source, postcodes from partnership.place_edition where superseded_at is null;

grant select on stats.participant, stats.registration, stats.job_start, stats.follow_up, stats.outcome, stats.leaving, stats.area, stats.fair_start_scotland,
  stats.place_edition to nwd_stats;

comment on function stats.as_at() is 'The day figures are as at: the setting nwd.as_at, or today by the program''s clock';
comment on view stats.participant_live is 'What every measure is counted from, worked out from the records; no role of the program may read it';
comment on view stats.participant is 'One row a person an area, registered by the day, without names: what every measure is counted from';
comment on view stats.registration is 'Who started, once in an area, with what they are counted by';
comment on view stats.job_start is 'Who entered employment: the first job begun since registration';
comment on view stats.follow_up is 'The follow-ups due by the day of the first job, with their answers';
comment on view stats.outcome is 'First outcomes of each kind since registration';
comment on view stats.leaving is 'Who had left by the day and had not come back';
comment on view stats.area is 'Names of the areas';
comment on view stats.fair_start_scotland is 'Starts of Fair Start Scotland, each with whether the person had started it before';
comment on view stats.place_edition is 'Editions of the postcode look-up that hold, for saying where deprivation and rurality come from';

select measurement.fold_facts();
