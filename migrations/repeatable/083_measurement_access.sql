-- The quarterly return: what it is made of, who reads it, and how its people are frozen. The views belong to the owner and read the records of other
-- rooms; nothing here depends on the views of 080, which are made anew whenever they change, but the functions read them when they run.

drop function if exists stats.return_source(text, int, int, int, numeric);
drop view if exists stats.return_detail, stats.signed_return, stats.returned_participant;

-- What the person-level return says beside stats.participant: one row a person an area, registered by the day.
create view stats.return_detail as
select s.area_id,
  md5((select value from stats.pepper) || s.area_id || s.person_id::text) as person_key,
  s.organisation_id, f.eligibility_verified_on, s.left_on, s.left_reason,
  case when f.referral = '' then 'self' else case o.kind
    when 'school' then 'school' when 'college' then 'college' when 'national' then 'skills_service' when 'jobcentre' then 'jobcentre'
    when 'nhs' then 'nhs' when 'council' then 'council_other' when 'housing' then 'housing' when 'justice' then 'justice'
    when 'charity' then 'charity' when 'employer' then 'employer' when 'partnership' then 'outreach' else 'other' end end as referral_source,
  p.date_of_birth > f.registered_on as born_after,
  stats.age_on(p.date_of_birth, f.registered_on) as age,
  d.postcode is not null as postcode_known,
  c.sexual_orientation, c.ethnic_group as ethnic_group_said, c.condition_12_months, c.condition_limits, c.conditions, c.lone_parent, c.children,
  c.youngest_child_born, c.disabled_child, c.care_experienced, c.convictions, c.homeless, c.refugee, c.carer, c.armed_forces, c.employment_status,
  c.unemployed_since, c.qualification_scqf,
  j.hours_per_week as job_hours, j.real_living_wage as job_rlw,
  ej.on_date < f.registered_on as job_before, eo.on_date < f.registered_on as outcome_before
from (
  select distinct on (area_id, person_id) area_id, person_id, organisation_id, left_on, left_reason
  from journeys.spell where registered_on <= (select stats.as_at())
  order by area_id, person_id, registered_on desc, id desc
) s
join (
  select area_id, person_id, min(registered_on) as registered_on,
    min(eligibility_verified_on) filter (where eligibility_verified_on <= (select stats.as_at())) as eligibility_verified_on,
    substr(min((registered_on::text || coalesce(referral_id::text, '')) collate "C"), 11) as referral
  from journeys.spell where registered_on <= (select stats.as_at())
  group by area_id, person_id
) f on f.area_id = s.area_id and f.person_id = s.person_id
join people.person p on p.id = s.person_id and p.area_id = s.area_id
left join people.contact_details d on d.person_id = s.person_id and d.area_id = s.area_id
left join people.characteristics c on c.person_id = s.person_id and c.area_id = s.area_id and c.superseded_at is null
left join referrals.referral rf on rf.id = nullif(f.referral, '')::uuid and rf.area_id = s.area_id
left join partnership.organisation o on o.id = rf.sender_organisation_id and o.area_id = rf.area_id
left join (
  select distinct on (j.area_id, j.person_id) j.area_id, j.person_id, j.hours_per_week, j.real_living_wage
  from outcomes.job j
  join (select area_id, person_id, min(registered_on) as registered_on from journeys.spell group by area_id, person_id) first
    on first.area_id = j.area_id and first.person_id = j.person_id and j.started_on >= first.registered_on
  where j.superseded_at is null
  order by j.area_id, j.person_id, j.started_on, j.id
) j on j.area_id = s.area_id and j.person_id = s.person_id
left join (select area_id, person_id, min(started_on) as on_date from outcomes.job where superseded_at is null group by area_id, person_id) ej
  on ej.area_id = s.area_id and ej.person_id = s.person_id
left join (select area_id, person_id, min(on_date) as on_date from outcomes.outcome where superseded_at is null group by area_id, person_id) eo
  on eo.area_id = s.area_id and eo.person_id = s.person_id;
comment on view stats.return_detail is 'What the person-level return says beside the measures, under the same keys and without names';

-- The rows of a return as they would be frozen now, of the day in nwd.as_at, with the organisation that supports each person. What had not happened
-- by the day, or was not due, is left out. The four numbers are the limits of reference/return-checks.json.
create function stats.return_source(in_area text, youngest int, oldest int, most_children int, most_hours numeric)
returns table (
  area_id text, person_key uuid, organisation_id uuid, registered_on date, eligibility_verified_on date, left_on date, job_started_on date, fe_he_on date,
  training_on date, qualification_on date, work_experience_on date, volunteering_on date, school_reengaged_on date, unemployed_since date, children smallint,
  qualification_scqf smallint, left_by_then boolean, postcode_known boolean, job_hours numeric, stream text, age_band text, gender text, disabled text,
  ethnic_group text, parent text, priority_families text[], simd_quintile text, urban_rural text, collection_template text, answer_4w text, answer_13w text,
  answer_26w text, answer_52w text, trans text, sexual_orientation text, ethnic_group_said text, condition_12_months text, condition_limits text,
  conditions text, lone_parent text, disabled_child text, care_experienced text, convictions text, homeless text, refugee text, carer text, armed_forces text,
  employment_status text, referral_source text, left_reason text, job_rlw text, problems text[]
) language sql stable as $$
  with day as materialized (select stats.as_at() as as_at),
  p as materialized (select * from stats.participant where area_id = in_area),
  d as materialized (select * from stats.return_detail where area_id = in_area)
  select p.area_id, p.person_key::uuid, d.organisation_id, p.registered_on, d.eligibility_verified_on,
    case when p.left_by_then then d.left_on end,
    case when p.job_started_on <= as_at then p.job_started_on end,
    case when p.fe_he_on <= as_at then p.fe_he_on end,
    case when p.training_on <= as_at then p.training_on end,
    case when p.qualification_on <= as_at then p.qualification_on end,
    case when p.work_experience_on <= as_at then p.work_experience_on end,
    case when p.volunteering_on <= as_at then p.volunteering_on end,
    case when p.school_reengaged_on <= as_at then p.school_reengaged_on end,
    d.unemployed_since, d.children, d.qualification_scqf, p.left_by_then, coalesce(d.postcode_known, false),
    case when p.job_started_on <= as_at then d.job_hours end,
    p.stream, p.age_band, p.gender, p.disabled, p.ethnic_group, p.parent, p.priority_families, p.simd_quintile, p.urban_rural, p.collection_template,
    case when p.job_started_on + 28 <= as_at then p.answer_4w end,
    case when p.job_started_on + 91 <= as_at then p.answer_13w end,
    case when p.job_started_on + 182 <= as_at then p.answer_26w end,
    case when p.job_started_on + 364 <= as_at then p.answer_52w end,
    p.trans, coalesce(d.sexual_orientation, 'unknown'),
    coalesce(stats.dated(d.ethnic_group_said, 'ethnic_group', p.registered_on), 'unknown'),
    coalesce(stats.dated(d.condition_12_months, 'condition_12_months', p.registered_on), 'unknown'),
    coalesce(stats.dated(d.condition_limits, 'condition_limits', p.registered_on), 'unknown'), nullif(array_to_string(d.conditions, ';'), ''),
    coalesce(stats.dated(d.lone_parent, 'lone_parent', p.registered_on), 'unknown'),
    coalesce(stats.dated(d.disabled_child, 'disabled_child', p.registered_on), 'unknown'), coalesce(d.care_experienced, 'unknown'),
    coalesce(d.convictions, 'unknown'), coalesce(d.homeless, 'unknown'),
    coalesce(d.refugee, 'unknown'), coalesce(d.carer, 'unknown'), coalesce(d.armed_forces, 'unknown'), coalesce(d.employment_status, 'unknown'),
    d.referral_source, case when p.left_by_then then d.left_reason end, case when p.job_started_on <= as_at then d.job_rlw end,
    case when d.born_after or d.job_before or d.outcome_before or d.youngest_child_born > as_at or d.age < youngest or d.age > oldest
      or d.children > most_children or (d.job_hours > most_hours and p.job_started_on <= as_at)
    then array_remove(array[
      case when d.born_after then 'born_after_registration' end,
      case when d.job_before then 'job_before_registration' end,
      case when d.outcome_before then 'outcome_before_registration' end,
      case when d.youngest_child_born > as_at then 'child_born_after_day' end,
      case when not d.born_after and (d.age < youngest or d.age > oldest) then 'age_out_of_range' end,
      case when d.children > most_children then 'children_out_of_range' end,
      case when d.job_hours > most_hours and p.job_started_on <= as_at then 'hours_out_of_range' end], null) end
  from p join d on d.person_key::uuid = p.person_key::uuid cross join day
$$;
comment on function stats.return_source(text, int, int, int, numeric) is 'The rows of an area''s return as they would be frozen now, without names';

-- Writes the people of a return: the one statement that reads the records, so that all of a return is of one moment. For the area's coordinator, in the
-- transaction that makes the return, and for the program itself. A return with files is whole and takes nobody more.
create or replace function measurement.freeze_people(of_return uuid, in_area text, youngest int, oldest int, most_children int, most_hours numeric)
returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  many int;
begin
  if session_user <> 'nwd_worker' and (nwd.viewer_role() is distinct from 'coordinator' or nwd.viewer_area() is distinct from in_area) then
    raise exception 'an area''s coordinator freezes its return' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('nwd.as_at', r.as_at::text, true) from measurement.quarterly_return r
  where r.id = of_return and r.area_id = in_area and not exists (select from measurement.return_file f where f.return_id = r.id and f.area_id = r.area_id);
  if not found then
    raise exception 'a return is filled once' using errcode = 'check_violation';
  end if;
  insert into measurement.return_person (
    return_id, area_id, person_key, registered_on, eligibility_verified_on, left_on, job_started_on, fe_he_on, training_on, qualification_on,
    work_experience_on, volunteering_on, school_reengaged_on, unemployed_since, children, qualification_scqf, left_by_then, postcode_known, job_hours,
    stream, age_band, gender, disabled, ethnic_group, parent, priority_families, simd_quintile, urban_rural, collection_template, answer_4w, answer_13w,
    answer_26w, answer_52w, trans, sexual_orientation, ethnic_group_said, condition_12_months, condition_limits, conditions, lone_parent, disabled_child,
    care_experienced, convictions, homeless, refugee, carer, armed_forces, employment_status, referral_source, left_reason, job_rlw, problems)
  select of_return, s.area_id, s.person_key, s.registered_on, s.eligibility_verified_on, s.left_on, s.job_started_on, s.fe_he_on, s.training_on,
    s.qualification_on, s.work_experience_on, s.volunteering_on, s.school_reengaged_on, s.unemployed_since, s.children, s.qualification_scqf,
    s.left_by_then, s.postcode_known, s.job_hours, s.stream, s.age_band, s.gender, s.disabled, s.ethnic_group, s.parent, s.priority_families,
    s.simd_quintile, s.urban_rural, s.collection_template, s.answer_4w, s.answer_13w, s.answer_26w, s.answer_52w, s.trans, s.sexual_orientation,
    s.ethnic_group_said, s.condition_12_months, s.condition_limits, s.conditions, s.lone_parent, s.disabled_child, s.care_experienced, s.convictions,
    s.homeless, s.refugee, s.carer, s.armed_forces, s.employment_status, s.referral_source, s.left_reason, s.job_rlw, s.problems
  from stats.return_source(in_area, youngest, oldest, most_children, most_hours) s
  order by s.person_key;
  get diagnostics many = row_count;
  return many;
end $$;
comment on function measurement.freeze_people(uuid, text, int, int, int, numeric) is 'Writes the people of a return that has no files yet; returns how many';
revoke all on function measurement.freeze_people(uuid, text, int, int, int, numeric) from public;
grant execute on function measurement.freeze_people(uuid, text, int, int, int, numeric) to nwd_app, nwd_worker;

-- Whoever stands behind keys of statistics, as far as the viewer sees their record: for the list to mend, which leads to a person only those who support them.
create or replace function people.behind_keys(keys uuid[]) returns table (person_key uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select k.key, p.id
  from people.person p
  cross join lateral (select md5((select value from stats.pepper) || p.area_id || p.id::text)::uuid as key) k
  where p.area_id = nwd.viewer_area() and k.key = any (keys) and people.sight(p.id) >= 3
$$;
comment on function people.behind_keys(uuid[]) is 'The people behind keys of statistics whose record the viewer sees';
revoke all on function people.behind_keys(uuid[]) from public;
grant execute on function people.behind_keys(uuid[]) to nwd_app;

-- An area's returns are its coordinator's. The nation reads what was signed through the views below, as sums.
do $$
declare
  one text;
begin
  foreach one in array array['quarterly_return', 'return_person', 'return_file', 'return_quality', 'return_check', 'return_change', 'return_explanation',
    'return_signature'] loop
    execute format('alter table measurement.%I enable row level security', one);
    execute format('drop policy if exists app on measurement.%I', one);
    execute format('drop policy if exists worker on measurement.%I', one);
    execute format(
      'create policy app on measurement.%I for all to nwd_app using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')', one);
    execute format('create policy worker on measurement.%I for all to nwd_worker using (true) with check (true)', one);
  end loop;
end $$;

-- What is signed, the latest version of each day, and its people: for figures of the nation.
create view stats.signed_return as
select distinct on (r.area_id, r.as_at) r.id as return_id, r.area_id, r.as_at, r.quarter, r.version, r.definitions,
  (s.signed_at at time zone 'Europe/London')::date as signed_on
from measurement.quarterly_return r
join measurement.return_signature s on s.return_id = r.id and s.area_id = r.area_id
order by r.area_id, r.as_at, r.version desc;
comment on view stats.signed_return is 'The signed returns: the latest signed version of each area and day';

create view stats.returned_participant as
select p.return_id, p.area_id, replace(p.person_key::text, '-', '') as person_key, p.registered_on, p.stream, p.left_by_then, p.age_band, p.gender,
  p.disabled, p.ethnic_group, p.parent, p.priority_families, p.simd_quintile, p.job_started_on, p.answer_4w, p.answer_13w, p.answer_26w, p.answer_52w,
  p.fe_he_on, p.training_on, p.qualification_on, p.work_experience_on, p.volunteering_on, p.school_reengaged_on, p.trans, p.urban_rural,
  p.collection_template
from measurement.return_person p
where exists (select from measurement.return_signature s where s.return_id = p.return_id and s.area_id = p.area_id);
comment on view stats.returned_participant is 'The people of signed returns, one row a person a return, with the columns of stats.participant';
grant select on stats.return_detail, stats.signed_return, stats.returned_participant to nwd_stats;
