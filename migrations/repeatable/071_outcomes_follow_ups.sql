-- Whom follow-ups are asked of, how, and what came of it: part of the record, as the follow-ups are.
call nwd.protect('outcomes.follow_up_link', 'person_id', '3');
call nwd.protect('outcomes.do_not_ask', 'person_id', '3');
call nwd.protect('outcomes.employer_permission', 'person_id', '3');

-- The share answered is told to those it is of: the area's to everybody who works there, an organisation's to its own, a worker's to themself.
alter table outcomes.share_answered enable row level security;
drop policy if exists app on outcomes.share_answered;
drop policy if exists worker on outcomes.share_answered;
create policy app on outcomes.share_answered for select to nwd_app
  using (area_id = (select nwd.viewer_area())
    and (of_kind = 'area' or of_id = (select nwd.viewer_organisation()) or of_id = (select nwd.viewer_user())));
create policy worker on outcomes.share_answered for all to nwd_worker using (true) with check (true);

-- What a link stands for. Whoever holds it has not signed in and sees no record, so the database answers for them, by the fingerprint alone:
-- `open` may be answered, `answered` has been, `over` is no longer asked. No row: there is no such link. A follow-up that was closed because nobody
-- could be reached may still be answered by its link until its window ends; of a job that was corrected, by the follow-up that took its place.
create or replace function outcomes.link_asks(fingerprint bytea)
returns table (state text, link_id uuid, area_id text, person_id uuid, follow_up_id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return query
  select case
      when l.used_at is not null or f.answer in ('yes', 'no') then 'answered'
      when f.id is null or (nwd.clock() at time zone 'Europe/London')::date not between f.due_on and least(l.expires_on, f.window_ends_on) then 'over'
      when f.answer = 'unknown' and f.closed_reason not in ('not_reached', 'window_ended', 'no_way_to_reach') then 'over'
      when exists (select 1 from outcomes.do_not_ask d where d.person_id = l.person_id and d.area_id = l.area_id and d.ended_at is null) then 'over'
      else 'open' end,
    l.id, l.area_id, l.person_id, coalesce(f.id, l.follow_up_id)
  from outcomes.follow_up_link l
  join outcomes.follow_up sent on sent.id = l.follow_up_id and sent.area_id = l.area_id
  left join lateral (
    with recursive job(id) as (
      select sent.job_id
      union select j.id from outcomes.job j join job on j.corrects = job.id where j.area_id = sent.area_id
    )
    select f.* from outcomes.follow_up f join job on f.job_id = job.id
    where f.area_id = sent.area_id and f.weeks = sent.weeks and f.superseded_at is null
  ) f on true
  where l.token_hash = fingerprint;
end $$;
revoke all on function outcomes.link_asks(bytea) from public;
grant execute on function outcomes.link_asks(bytea) to nwd_app;

-- Stores the answer of whoever holds the link, once: yes, no, prefer_not_to_say, or do_not_ask. Returns whether it was stored.
create or replace function outcomes.answer_by_link(fingerprint bytea, said text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked record;
  kept record;
  today constant date := (nwd.clock() at time zone 'Europe/London')::date;
  reason constant text := case said when 'prefer_not_to_say' then 'prefer_not_to_say' when 'do_not_ask' then 'asked_not_to_be_contacted' end;
  words constant text := case said when 'yes' then 'in work' when 'no' then 'not in work' when 'prefer_not_to_say' then 'would rather not say'
    when 'do_not_ask' then 'asked not to be contacted again' end;
begin
  if words is null then raise exception 'no such answer: %', said; end if;
  -- One answer at a time for all links of one follow-up.
  perform 1 from outcomes.follow_up f
  where f.id in (select a.follow_up_id from outcomes.link_asks(fingerprint) a) for update;
  select * into asked from outcomes.link_asks(fingerprint);
  if asked.state is distinct from 'open' then return false; end if;
  select * into kept from outcomes.follow_up f where f.id = asked.follow_up_id and f.area_id = asked.area_id;
  if kept.answer is not null then
    update outcomes.follow_up f set superseded_at = nwd.clock() where f.id = kept.id and f.area_id = kept.area_id;
    insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on)
    values (gen_random_uuid(), kept.area_id, kept.person_id, kept.job_id, kept.weeks, kept.due_on, kept.window_ends_on) returning id into kept.id;
  end if;
  update outcomes.follow_up f set recorded_at = nwd.clock(), next_try_on = null,
    answer = case when reason is null then said else 'unknown' end, closed_reason = reason,
    said_by = case when reason is null then 'person_by_link' end, answered_on = case when reason is null then today end
  where f.id = kept.id and f.area_id = kept.area_id;
  update outcomes.follow_up_link l set used_at = nwd.clock() where l.id = asked.link_id and l.area_id = asked.area_id;
  if said = 'do_not_ask' then
    insert into outcomes.do_not_ask (id, area_id, person_id, said_how) values (gen_random_uuid(), asked.area_id, asked.person_id, 'by_link')
    on conflict (person_id, area_id) where ended_at is null do nothing;
    update outcomes.follow_up f set answer = 'unknown', closed_reason = reason, recorded_at = nwd.clock(), next_try_on = null
    where f.person_id = asked.person_id and f.area_id = asked.area_id and f.answer is null and f.superseded_at is null and f.due_on <= today;
  end if;
  insert into people.timeline (id, area_id, person_id, kind, words, by_name, sees)
  values (gen_random_uuid(), asked.area_id, asked.person_id, 'outcomes.follow_up',
    'Answered the ' || kept.weeks || '-week question by ' || case when exists (select from outcomes.follow_up_link l
      where l.id = asked.link_id and l.area_id = asked.area_id and l.channel = 'by_hand') then 'a link given by hand: ' else 'link: ' end || words, 'Whoever held the link', 3);
  return true;
end $$;
revoke all on function outcomes.answer_by_link(bytea, text) from public;
grant execute on function outcomes.answer_by_link(bytea, text) to nwd_app;
