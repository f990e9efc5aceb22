-- Who is asked, by which letter, and what became of it: for the coordinator of the area, never what anybody answered. Who came by a link under which
-- name is for the organisation alone.
do $$
declare
  own_area constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')';
  of_link constant text := 'invitation_id = (select checklists.invitation_held())';
begin
  call checklists.let('checklists.sitting', of_link, of_link);
  call checklists.let('checklists.no_reminder', own_area, own_area);
  call checklists.let('checklists.closing_moved',
    'area_id is null or area_id = (select nwd.viewer_area()) or (select nwd.viewer_role()) = ''analyst''', '(select checklists.may_author(area_id))');
end $$;

-- Those who were asked in a round and have not been taken back, each with what became of the letters: the coordinator of the area sees their own, the
-- program all. A message that was deleted after thirty days had been sent.
create or replace function checklists.asked(of_round uuid) returns table (id uuid, area_id text, organisation_id uuid, contact_name text, email text,
  invited_at timestamptz, last_asked_on date, waiting boolean, sent_at timestamptz, failed_at timestamptz, reminders int, last_reminded_at timestamptz,
  opened_at timestamptz, no_reminders boolean, sent_in boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select i.id, i.area_id, i.organisation_id, i.contact_name, i.email, i.invited_at, last.asked_on,
    last.sent_at is null and last.id is not null, last.sent_at, coalesce(last.failed_at, o.given_up_at), l.reminders::int, l.last_reminded_at,
    (select min(s.began_at) from checklists.sitting s where s.invitation_id = i.id),
    exists (select 1 from checklists.no_reminder n where n.area_id = i.area_id and n.email = lower(i.email) and n.ended_at is null),
    exists (select 1 from checklists.submission s where s.round_id = i.round_id and s.area_id = i.area_id
      and s.organisation_id = i.organisation_id and s.reopened_at is null)
  from checklists.invitation i
  left join lateral (select * from checklists.letter l where l.invitation_id = i.id and l.dropped_at is null order by l.asked_at desc, l.id desc limit 1) last on true
  left join platform.outbox o on o.id = last.message_id
  cross join lateral (select count(*) filter (where l.kind = 'reminder') as reminders, max(l.asked_at) filter (where l.kind = 'reminder') as last_reminded_at
    from checklists.letter l where l.invitation_id = i.id and l.dropped_at is null) l
  where i.round_id = of_round and i.withdrawn_at is null
    and (nwd.viewer_role() = 'worker' or (nwd.viewer_role() = 'coordinator' and i.area_id = nwd.viewer_area()))
  order by i.organisation_id, i.invited_at, i.id
$$;

-- Each letter to one contact, for the coordinator of the area: what it was, when, and whether the mail took it.
create or replace function checklists.letters_to(of_invitation uuid) returns table (id uuid, kind text, asked_at timestamptz, by_itself boolean,
  sent_at timestamptz, failed_at timestamptz, dropped_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select l.id, l.kind, l.asked_at, l.asked_by is null, l.sent_at, coalesce(l.failed_at, o.given_up_at), l.dropped_at
  from checklists.letter l left join platform.outbox o on o.id = l.message_id
  where l.invitation_id = of_invitation and nwd.viewer_role() = 'coordinator' and l.area_id = nwd.viewer_area()
  order by l.asked_at desc, l.id desc
$$;

-- What a link stands for, whoever holds it: `held`, `over` when the part has closed, `withdrawn`. No row: there is no such link.
create or replace function checklists.link_stands(secret text) returns table (state text, invitation_id uuid, area_id text, round_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select case when i.withdrawn_at is not null then 'withdrawn' when least(a.closed_at, r.closes_at) <= nwd.clock() then 'over' else 'held' end,
    i.id, i.area_id, i.round_id
  from checklists.letter l
  join checklists.invitation i on i.id = l.invitation_id
  join checklists.round r on r.id = i.round_id
  join checklists.round_area a on a.round_id = i.round_id and a.area_id = i.area_id
  where l.token_hash = encode(sha256(convert_to(secret, 'UTF8')), 'hex')
$$;

-- Whoever holds a link asks that its address be not reminded any more. False when there is no such link; said twice it is said once.
create or replace function checklists.stop_reminders(secret text) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare to_whom record;
begin
  select i.area_id, lower(i.email) as email into to_whom from checklists.invitation i where i.id = (select s.invitation_id from checklists.link_stands(secret) s);
  if to_whom.email is null then return false; end if;
  insert into checklists.no_reminder (id, area_id, email) values (gen_random_uuid(), to_whom.area_id, to_whom.email)
  on conflict (area_id, email) where ended_at is null do nothing;
  return true;
end $$;

revoke all on function checklists.asked(uuid), checklists.letters_to(uuid), checklists.link_stands(text), checklists.stop_reminders(text) from public;
grant execute on function checklists.asked(uuid), checklists.letters_to(uuid), checklists.link_stands(text), checklists.stop_reminders(text) to nwd_app, nwd_worker;
