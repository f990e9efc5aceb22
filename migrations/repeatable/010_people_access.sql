-- The one access rule of every personal record, and the only ways to open or close the relationships it reads.
-- A new personal table gets its two policies from nwd.protect(): who sees it, and how much sight it takes to read and to write.
-- `offset 0` changes nothing in what the rule says. It keeps the planner from reading all relationships of a holder beforehand (a hashed
-- subplan), so that a row costs one look into an index and a page does not grow dearer with the size of the area (docs/decisions/0007-speed.md).

drop procedure if exists nwd.protect(regclass, text, text);
drop procedure if exists nwd.protect(regclass, text, text, text);
-- `of_part` says which rows, of a referral's (2) sight, the person's choice of parts shows: an expression over the row and the relationship `r`.
create or replace procedure nwd.protect(
  tab regclass, person_column text, least_sight text, least_to_write text default null, of_part text default null
) language plpgsql as $$
declare
  rule constant text := 'exists (select 1 from people.relationship r
       where r.person_id = %1$s.%2$I and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
         and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= %3$s%4$s offset 0)';
  chosen constant text := coalesce(' and (r.parts is null or ' || of_part || ')', '');
begin
  execute format('alter table %s enable row level security', tab);
  execute format('drop policy if exists app on %s', tab);
  execute format('drop policy if exists worker on %s', tab);
  execute format('create policy app on %s for all to nwd_app using (%s) with check (%s)', tab,
    format(rule, tab, person_column, least_sight, chosen), format(rule, tab, person_column, coalesce(least_to_write, least_sight), chosen));
  execute format('create policy worker on %s for all to nwd_worker using (true) with check (true)', tab);
end $$;

call nwd.protect('people.person', 'id', '1', '2');
-- Whoever was shown parts reads them, column by column, through people.contact_of, and never the row.
call nwd.protect('people.contact_details', 'person_id', '2', null, 'false');
call nwd.protect('people.former_value', 'person_id', '3');
call nwd.protect('people.timeline', 'person_id', 'timeline.sees', null, $$('history' = any (r.parts) or timeline.link = '/referrals/' || r.referral_id)$$);
call nwd.protect('people.sharing_permission', 'person_id', '2', null, 'sharing_permission.id = r.permission_id');
call nwd.protect('people.break_glass', 'person_id', '3');
call nwd.protect('people.characteristics', 'person_id', '3');
call nwd.protect('people.notice_given', 'person_id', '2');

-- A look by break-glass is read by all who see the record, and acknowledged by a coordinator alone.
drop policy if exists app on people.break_glass;
create policy app on people.break_glass for all to nwd_app
  using (exists (select 1 from people.relationship r
    where r.person_id = break_glass.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0))
  with check ((select nwd.viewer_role()) = 'coordinator' and seen_by_coordinator = (select nwd.viewer_user()));

alter table people.relationship enable row level security;
drop policy if exists app on people.relationship;
drop policy if exists worker on people.relationship;
create policy app on people.relationship for select to nwd_app using (holder = any ((select nwd.holders())::uuid[]));
create policy worker on people.relationship for all to nwd_worker using (true) with check (true);

alter table audit.event enable row level security;
drop policy if exists app on audit.event;
drop policy if exists worker on audit.event;
create policy app on audit.event for all to nwd_app
  using (case when person_id is null then area_id is not distinct from (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator')
    else exists (select 1 from people.relationship r
      where r.person_id = event.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
        and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0) end)
  with check (user_id is not distinct from (select nwd.viewer_user()));
create policy worker on audit.event for all to nwd_worker using (true) with check (true);

-- How much of a person the viewer sees now: 0 nothing to 3 the record. In plpgsql, which keeps its plans; a function in SQL is planned at each call.
create or replace function people.sight(of_person uuid) returns smallint language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(max(r.sees), 0)::smallint from people.relationship r
  where r.person_id = of_person and r.holder = any (nwd.holders()) and r.closed_at is null
    and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock()));
end $$;

-- As people.sight, without the three hours of break-glass: those let somebody look, and never let somebody else look.
create or replace function people.standing_sight(of_person uuid) returns smallint language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(max(r.sees), 0)::smallint from people.relationship r
  where r.person_id = of_person and r.holder = any (nwd.holders()) and r.closed_at is null and r.kind <> 'break_glass'
    and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock()));
end $$;

-- Whether the viewer may read a part of a person now: those who see the record read all; those who were sent the person, what the person chose.
create or replace function people.reads(of_person uuid, part text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select 1 from people.relationship r
  where r.person_id = of_person and r.holder = any (nwd.holders()) and r.closed_at is null
    and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock()) and r.sees >= 2 and (r.parts is null or part = any (r.parts)));
end $$;

-- How to reach a person, column by column as far as the viewer may read; no row when they may read none of it.
create or replace function people.contact_of(of_person uuid)
returns table (address text, postcode text, email text, phone text, ni_number text, preferred_contact text, best_time text, do_not text, adjustments text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  contact boolean := people.reads(of_person, 'contact');
  safe boolean := people.reads(of_person, 'safe_contact');
  about boolean := people.reads(of_person, 'about');
  every boolean := people.reads(of_person, '');
begin
  return query select case when contact then c.address end, case when contact then c.postcode end, case when contact then c.email end,
    case when contact then c.phone end, case when every then c.ni_number end, case when contact then c.preferred_contact else 'unknown' end,
    case when contact then c.best_time end, case when safe then c.do_not end, case when about then c.adjustments end
  from people.contact_details c where c.person_id = of_person and (contact or safe or about);
end $$;

-- The parts that a permission shows to whoever was sent the person. By the first wording "how to reach me" meant also what not to do, and
-- what is known about the person; how they get on is told to the sender and shows nothing here.
create or replace function people.parts_of(given people.sharing_permission) returns text[] language sql immutable set search_path = pg_catalog as $$
  select array_remove(given.parts, 'progress')
    || case when given.wording_version = '1' and 'contact' = any (given.parts) then array['safe_contact', 'about'] else '{}' end
$$;

-- Whether a permission holds now, and lets an organisation be shown what it names: the one it names, or any of the area when it names the partnership.
create or replace function people.permission_covers(given people.sharing_permission, organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select given.withdrawn_at is null
    and (given.expires_on is null or given.expires_on >= (nwd.clock() at time zone 'Europe/London')::date)
    and (given.partner_id = organisation or exists (
      select 1 from partnership.organisation p join partnership.organisation o on o.area_id = p.area_id
      where p.id = given.partner_id and p.area_id = given.area_id and p.kind = 'partnership' and o.id = organisation))
$$;

-- Shows an organisation what a permission lets it see of a person until the permission runs out: to whoever the person is sent to (`handover`)
-- the parts that were chosen, to whoever sent them (`referral`) how they get on, if that was. What is shown is read from the permission here, so
-- that no caller can show more. Who takes a referral from themselves to another within one moment (closed by them, now) may still do so.
create or replace function people.show_by_permission(
  permission uuid, to_organisation uuid, as_kind text, cause_kind text, cause_id uuid, of_referral uuid
) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  given people.sharing_permission;
begin
  select * into given from people.sharing_permission where id = permission for share;
  if not found or (nwd.viewer_role() is distinct from 'worker' and people.standing_sight(given.person_id) < 2 and not exists (
    select 1 from people.relationship r where r.person_id = given.person_id and r.permission_id = permission
      and r.holder = any (nwd.holders()) and r.closed_by = nwd.viewer_user() and r.closed_at = nwd.clock())) then
    raise exception 'you do not see enough of this person to let somebody else see them' using errcode = 'insufficient_privilege';
  end if;
  if as_kind not in ('handover', 'referral') or (as_kind = 'handover' and not people.permission_covers(given, to_organisation))
    or (as_kind = 'referral' and not ('progress' = any (given.parts) and people.permission_covers(given, given.partner_id))) then
    raise exception 'the permission does not cover this' using errcode = 'insufficient_privilege';
  end if;
  insert into people.relationship (area_id, person_id, holder, kind, sees, until, opened_by, because_kind, because_id, parts, permission_id, referral_id)
  values (given.area_id, given.person_id, to_organisation, as_kind, case as_kind when 'handover' then 2 else 1 end,
    (given.expires_on + 1)::timestamp at time zone 'Europe/London', nwd.viewer_user(), cause_kind, cause_id,
    case as_kind when 'handover' then people.parts_of(given) end, permission, of_referral);
end $$;

-- Opens a relationship. Allowed when nobody knows the person yet (they are being written down), when the viewer sees at least as
-- much as it gives, when it lets the area's own partnership see somebody the viewer sees, or when an organisation that supports
-- people and was sent the person begins to support them. What a walk-in opened ends when a spell of the same holder takes over.
create or replace function people.open_relationship(
  in_area text, of_person uuid, for_holder uuid, as_kind text, may_see smallint, ends timestamptz, cause_kind text, cause_id uuid
) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  sight smallint := people.standing_sight(of_person);
  known boolean := exists (select 1 from people.relationship where person_id = of_person) or exists (select 1 from people.person where id = of_person);
  own_partnership boolean := as_kind = 'partnership' and exists (
    select 1 from partnership.organisation where id = for_holder and area_id = in_area and kind = 'partnership');
  own_support boolean := as_kind = 'spell' and sight >= 2 and for_holder = nwd.viewer_organisation() and exists (
    select 1 from partnership.organisation where id = for_holder and area_id = in_area and supports_people);
  opened uuid;
begin
  if as_kind = 'break_glass' then
    raise exception 'break-glass is opened by people.break_the_glass' using errcode = 'insufficient_privilege';
  end if;
  if known and (sight = 0 or (sight < may_see and not own_partnership and not own_support)) then
    raise exception 'you do not see enough of this person to let somebody else see them' using errcode = 'insufficient_privilege';
  end if;
  if not known and in_area is distinct from coalesce(nwd.viewer_area(), in_area) then
    raise exception 'a person is written down in the area of who writes them down' using errcode = 'insufficient_privilege';
  end if;
  select id into opened from people.relationship
  where person_id = of_person and holder = for_holder and kind = as_kind and sees = may_see and closed_at is null
    and because_id is not distinct from cause_id and until is not distinct from ends;
  if found then return opened; end if;
  insert into people.relationship (area_id, person_id, holder, kind, sees, until, opened_by, because_kind, because_id)
  values (in_area, of_person, for_holder, as_kind, may_see, ends, nwd.viewer_user(), cause_kind, cause_id) returning id into opened;
  if cause_kind = 'spell' then
    update people.relationship set closed_at = nwd.clock(), closed_by = nwd.viewer_user()
    where person_id = of_person and holder = for_holder and because_kind = 'walk_in' and kind = 'spell' and closed_at is null;
  end if;
  return opened;
end $$;

-- Closes what one cause opened for one holder (or for all its holders, when none is named). Returns how many were closed.
create or replace function people.close_relationships(of_person uuid, for_holder uuid, cause_kind text, cause_id uuid)
returns int language plpgsql security definer set search_path = pg_catalog as $$
declare closed int;
begin
  if people.standing_sight(of_person) < 2 then
    raise exception 'you do not see enough of this person to change who sees them' using errcode = 'insufficient_privilege';
  end if;
  update people.relationship set closed_at = nwd.clock(), closed_by = nwd.viewer_user()
  where person_id = of_person and (for_holder is null or holder = for_holder) and because_kind = cause_kind and because_id = cause_id and closed_at is null;
  get diagnostics closed = row_count;
  return closed;
end $$;

-- Takes a permission back: from this moment the partner that had it (whoever was offered the person, when it was the partnership) sees
-- the person no more, but for a spell of its own. Returns how many relationships were closed.
create or replace function people.withdraw_permission(permission uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  given people.sharing_permission;
  closed int;
begin
  select * into given from people.sharing_permission where id = permission for update;
  if not found or people.standing_sight(given.person_id) < 3 then
    raise exception 'not found' using errcode = 'no_data_found';
  end if;
  update people.sharing_permission set withdrawn_at = nwd.clock(), withdrawn_by = nwd.viewer_user()
  where id = permission and withdrawn_at is null;
  update people.relationship set closed_at = nwd.clock(), closed_by = nwd.viewer_user()
  where person_id = given.person_id and closed_at is null
    and (permission_id = permission or (because_kind = 'sharing_permission' and because_id = permission)
      or (permission_id is null and holder = given.partner_id and kind in ('referral', 'handover'))
      or (permission_id is null and kind = 'handover' and exists (
        select 1 from partnership.organisation o where o.id = given.partner_id and o.area_id = given.area_id and o.kind = 'partnership')));
  get diagnostics closed = row_count;
  -- what was on its way by it goes back to its sender, within moments
  perform pg_notify('nwd_permission_ended', '');
  return closed;
end $$;

-- Whether the viewer could open a record of their area by break-glass: it exists, and their role may. Says nothing else of it.
create or replace function people.within_reach(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select nwd.viewer_role() in ('key_worker', 'team_lead')
    and exists (select 1 from people.person p where p.id = of_person and p.area_id = nwd.viewer_area())
$$;

-- Three hours' sight of a person in the viewer's own area, for a reason that the coordinator and the person read.
create or replace function people.break_the_glass(of_person uuid, glass_id uuid, why text, by_name text)
returns timestamptz language plpgsql security definer set search_path = pg_catalog as $$
declare
  ends timestamptz := nwd.clock() + interval '3 hours';
  in_area text;
begin
  select area_id into in_area from people.person where id = of_person;
  if in_area is null or in_area is distinct from nwd.viewer_area() or nwd.viewer_role() not in ('key_worker', 'team_lead') then
    raise exception 'not found' using errcode = 'no_data_found';
  end if;
  if length(trim(why)) < 10 then
    raise exception 'a reason is needed' using errcode = 'check_violation';
  end if;
  insert into people.relationship (area_id, person_id, holder, kind, sees, until, opened_by, because_kind, because_id)
  values (in_area, of_person, nwd.viewer_user(), 'break_glass', 3, ends, nwd.viewer_user(), 'break_glass', glass_id);
  insert into people.break_glass (id, area_id, person_id, user_id, user_name, organisation_id, reason, until)
  values (glass_id, in_area, of_person, nwd.viewer_user(), by_name, nwd.viewer_organisation(), why, ends);
  return ends;
end $$;

-- Everybody who may see a person, and why; only for a viewer who sees the record.
drop function if exists people.who_may_see(uuid);
create function people.who_may_see(of_person uuid)
returns table (holder uuid, organisation text, kind text, sees smallint, since timestamptz, until timestamptz, because_kind text, by_name text, parts text[],
  permission_id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return query select r.holder, o.name, r.kind, r.sees, r.since, r.until, r.because_kind,
    case when r.kind = 'cover' then (select m.name from partnership.membership m where m.user_id = r.holder order by m.since desc limit 1) else g.user_name end,
    r.parts, r.permission_id
  from people.relationship r
  left join partnership.organisation o on o.id = r.holder and o.area_id = r.area_id
  left join people.break_glass g on r.kind = 'break_glass' and g.id = r.because_id and g.area_id = r.area_id
  where r.person_id = of_person and r.closed_at is null and (r.until is null or r.until > nwd.clock()) and people.sight(of_person) >= 3
  order by r.sees desc, r.kind = 'partnership', r.since, r.kind;
end $$;

-- Name search: one function, because trigram operators are not leakproof and would lose their index behind row security.
-- It carries its own copy of the access rule; a test holds the two against each other.
-- A word of fewer than four letters is looked for as it stands, for it has too few trigrams to be like anything.
create or replace function people.search(words text, most int)
returns table (id uuid, area_id text, likeness real) language plpgsql stable security definer
set search_path = pg_catalog, public set pg_trgm.word_similarity_threshold = 0.45 as $$
declare
  sought text := lower(words);
begin
  if length(sought) < 4 then
    return query select p.id, p.area_id, similarity(p.search_name, sought) as likeness
      from people.person p
      where p.area_id = nwd.viewer_area() and p.search_name like '%' || regexp_replace(sought, '([\\%_])', '\\\1', 'g') || '%'
        and exists (select 1 from people.relationship r
          where r.person_id = p.id and r.holder = any (nwd.holders()) and r.closed_at is null
            and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock()) and r.sees >= 1)
      order by likeness desc, p.search_name, p.id limit most;
  else
    return query select p.id, p.area_id, greatest(similarity(p.search_name, sought), word_similarity(sought, p.search_name)) as likeness
      from people.person p
      where p.area_id = nwd.viewer_area() and sought <% p.search_name
        and exists (select 1 from people.relationship r
          where r.person_id = p.id and r.holder = any (nwd.holders()) and r.closed_at is null
            and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock()) and r.sees >= 1)
      order by likeness desc, p.search_name, p.id limit most;
  end if;
end $$;

revoke all on all functions in schema people from public;
grant execute on function people.sight(uuid), people.standing_sight(uuid), people.open_relationship(text, uuid, uuid, text, smallint, timestamptz, text, uuid),
  people.close_relationships(uuid, uuid, text, uuid), people.withdraw_permission(uuid), people.within_reach(uuid),
  people.break_the_glass(uuid, uuid, text, text), people.who_may_see(uuid), people.reads(uuid, text), people.contact_of(uuid),
  people.permission_covers(people.sharing_permission, uuid), people.show_by_permission(uuid, uuid, text, text, uuid, uuid), people.search(text, int) to nwd_app, nwd_worker;
