-- The measures of contracts §5 a third time, in DuckDB's words, over the rows that stats.participant reads: for a comparison of speed, and of results.
create macro blank(answer) as case when answer in ('prefer_not_to_say', 'not_asked') then answer else 'unknown' end;
create macro is_blank(answer) as answer is null or answer in ('', 'unknown', 'prefer_not_to_say', 'not_asked');
create macro asked_since(question) as case question
  when 'trans' then date '2023-04-01' when 'lone_parent' then date '2020-04-01' when 'disabled_child' then date '2020-04-01' else date '2019-04-01' end;
create macro dated(answer, question, on_day) as
  case when coalesce(answer, '') in ('', 'unknown') and on_day < asked_since(question) then 'not_asked' else answer end;
create macro age_on(born, on_day) as
  year(on_day) - year(born) - (month(on_day) * 100 + day(on_day) < month(born) * 100 + day(born))::int;

create view participant as
with spells as (
  select area_id, person_id, min(registered_on) as first_ever,
    min(registered_on) filter (where registered_on <= as_at()) as registered_on,
    arg_min(stream, (registered_on, stream)) filter (where registered_on <= as_at()) as stream,
    bool_and(coalesce(left_on <= as_at(), false)) filter (where registered_on <= as_at()) as left_by_then
  from spell group by area_id, person_id
), answers as (
  select job_id, max(answer) filter (where weeks = 4) as answer_4w, max(answer) filter (where weeks = 13) as answer_13w,
    max(answer) filter (where weeks = 26) as answer_26w, max(answer) filter (where weeks = 52) as answer_52w
  from follow_up group by job_id
), jobs as (
  select j.area_id, j.person_id, arg_min(j.id, (j.started_on, j.id)) as id, min(j.started_on) as started_on
  from job j join spells s using (area_id, person_id) where j.started_on >= s.first_ever group by j.area_id, j.person_id
), outcomes as (
  select o.area_id, o.person_id,
    min(on_date) filter (where kind = 'fe_he') as fe_he_on, min(on_date) filter (where kind = 'training') as training_on,
    min(on_date) filter (where kind = 'qualification') as qualification_on, min(on_date) filter (where kind = 'work_experience') as work_experience_on,
    min(on_date) filter (where kind = 'volunteering') as volunteering_on, min(on_date) filter (where kind = 'school_reengaged') as school_reengaged_on
  from outcome o join spells s using (area_id, person_id) where o.on_date >= s.first_ever group by o.area_id, o.person_id
), houses as (
  select area_id, person_id, postcode, coalesce(lag(until_on::date) over (partition by area_id, person_id order by nth), date '0001-01-01') as from_on, until_on::date as until_on
  from former_postcode
), people as (
  select s.*, p.date_of_birth as born, c.* exclude (area_id, person_id),
    case
      when dated(condition_12_months, 'condition_12_months', s.registered_on) = 'yes' and condition_limits in ('a_lot', 'a_little') then 'yes'
      when dated(condition_12_months, 'condition_12_months', s.registered_on) = 'no' or condition_limits = 'not_at_all' then 'no'
      when is_blank(dated(condition_12_months, 'condition_12_months', s.registered_on)) then blank(dated(condition_12_months, 'condition_12_months', s.registered_on))
      else blank(dated(condition_limits, 'condition_limits', s.registered_on)) end as disabled,
    case
      when c.ethnic_group in ('mixed', 'asian', 'african_caribbean_black', 'other') then 'minority_ethnic'
      when c.ethnic_group = 'white' then 'white' else blank(dated(c.ethnic_group, 'ethnic_group', s.registered_on)) end as ethnicity,
    case
      when dated(lone_parent, 'lone_parent', s.registered_on) = 'yes' or disabled_child = 'yes' or youngest_child_born is not null then 'yes'
      when children is not null then case when children > 0 then 'yes' else 'no' end
      else blank(dated(lone_parent, 'lone_parent', s.registered_on)) end as parent,
    coalesce(h.postcode, d.postcode) as lived_at
  from spells s
  join person p on p.area_id = s.area_id and p.id = s.person_id
  left join characteristics c on c.area_id = s.area_id and c.person_id = s.person_id
  left join contact d on d.area_id = s.area_id and d.person_id = s.person_id
  left join houses h on h.area_id = s.area_id and h.person_id = s.person_id and h.from_on <= s.registered_on and s.registered_on < h.until_on
  where s.registered_on is not null
)
select p.area_id, p.registered_on, p.stream, p.left_by_then, p.disabled, p.ethnicity as ethnic_group, p.parent,
  (year(p.registered_on) * 12 + month(p.registered_on) - 4) // 3 as quarter,
  case when born is null then 'unknown'
    when age_on(born, p.registered_on) < 16 then 'under_16' when age_on(born, p.registered_on) < 20 then '16-19'
    when age_on(born, p.registered_on) < 25 then '20-24' when age_on(born, p.registered_on) < 35 then '25-34'
    when age_on(born, p.registered_on) < 50 then '35-49' else '50+' end as age_band,
  case when p.gender in ('woman', 'man', 'other') then p.gender else blank(dated(p.gender, 'gender', p.registered_on)) end as gender,
  case when p.parent = 'no' then ['none'] when p.parent <> 'yes' then [p.parent] else (
    select case when len(groups) = 0 then ['none'] else groups end from (select list_filter([
      case when lone_parent = 'yes' then 'lone_parent' end,
      case when p.disabled = 'yes' or disabled_child = 'yes' then 'disabled_family' end,
      case when children >= 3 then 'three_or_more_children' end,
      case when p.ethnicity = 'minority_ethnic' then 'minority_ethnic' end,
      case when youngest_child_born <= p.registered_on and age_on(youngest_child_born, p.registered_on) < 1 then 'baby_under_one' end,
      case when p.gender = 'woman' and born <= p.registered_on and age_on(born, p.registered_on) < 25 then 'mother_under_25' end], lambda g: g is not null) as groups)
  ) end as priority_families,
  coalesce(z.simd_quintile::text, 'unknown') as simd_quintile,
  j.started_on as job_started_on, a.answer_4w, a.answer_13w, a.answer_26w, a.answer_52w,
  o.fe_he_on, o.training_on, o.qualification_on, o.work_experience_on, o.volunteering_on, o.school_reengaged_on
from people p
left join jobs j on j.area_id = p.area_id and j.person_id = p.person_id
left join answers a on a.job_id = j.id
left join outcomes o on o.area_id = p.area_id and o.person_id = p.person_id
left join place z on z.postcode = p.lived_at and p.registered_on >= z.from_on::date and p.registered_on < z.until_on::date;
