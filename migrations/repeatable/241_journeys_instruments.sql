-- Questions are about nobody: what is published is read by whoever is signed in, a draft by those who write it.
alter table journeys.instrument_version enable row level security;
drop policy if exists app on journeys.instrument_version;
drop policy if exists worker on journeys.instrument_version;
create policy app on journeys.instrument_version for all to nwd_app
  using ((published_at is not null and (select nwd.viewer_user()) is not null)
    or (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'administrator')))
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'administrator'));
create policy worker on journeys.instrument_version for all to nwd_worker using (true) with check (true);

-- What was asked must stay what it was.
create or replace function journeys.keep_instrument() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.discarded_at is not null then
    raise exception 'a draft that was given up stays given up' using errcode = 'check_violation';
  end if;
  if old.published_at is not null and ((new.contents, new.about, new.from_on, new.published_at, new.published_by) is distinct from
      (old.contents, old.about, old.from_on, old.published_at, old.published_by) or old.ended_on is not null) then
    raise exception 'a published version never changes: write the next one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger keep_instrument before update on journeys.instrument_version for each row execute function journeys.keep_instrument();

-- How the questions of an area's assessments are used, version by version: counts of assessments, for those who write the questions and nobody else.
-- answered, skipped (left blank) and prefer_not_to_say are of those that were asked it, by the answers that hold.
drop function if exists journeys.question_use();
create function journeys.question_use()
returns table (version text, question text, assessments integer, finished integer, asked integer, answered integer, skipped integer, prefer_not_to_say integer)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select a.id, a.area_id, a.version, a.finished_at from journeys.assessment a
    where a.area_id = nwd.viewer_area() and nwd.viewer_role() in ('coordinator', 'administrator')
  ), versions as (
    select m.version, count(*)::int as assessments, (count(*) filter (where m.finished_at is not null))::int as finished from mine m group by m.version
  ), used as (
    select m.version, w.question, count(*)::int as asked,
      (count(*) filter (where w.answer -> 'codes' ? 'unknown'))::int as skipped,
      (count(*) filter (where w.answer -> 'codes' ? 'prefer_not_to_say'))::int as prefer_not_to_say
    from mine m join journeys.answer w on w.assessment_id = m.id and w.area_id = m.area_id
    where w.superseded_at is null and w.asked group by m.version, w.question
  )
  select v.version, u.question, v.assessments, v.finished, u.asked, u.asked - u.skipped - u.prefer_not_to_say, u.skipped, u.prefer_not_to_say
  from versions v left join used u on u.version = v.version
$$;
comment on function journeys.question_use() is 'How often each question of the area''s needs assessments was asked, answered, left blank and declined, without anybody in it';
revoke all on function journeys.question_use() from public;
grant execute on function journeys.question_use() to nwd_app;
