-- Referrals from somebody without an account. Nobody reads the table but who asked a partner of the area, and not what was typed; whoever holds a link is
-- answered by the functions below, by its fingerprint alone.
alter table referrals.from_outside enable row level security;
drop policy if exists app on referrals.from_outside;
drop policy if exists worker on referrals.from_outside;
create policy app on referrals.from_outside for all to nwd_app
  using (door = 'by_link' and area_id = (select nwd.viewer_area())
    and (asked_by_organisation = (select nwd.viewer_organisation()) or (select nwd.viewer_role()) = 'coordinator'))
  with check (door = 'by_link' and area_id = (select nwd.viewer_area())
    and (asked_by_organisation = (select nwd.viewer_organisation()) or (select nwd.viewer_role()) = 'coordinator'));
create policy worker on referrals.from_outside for all to nwd_worker using (true) with check (true);

-- The areas whose partnership has a coordinator now: those that take somebody who comes by themself.
create or replace function referrals.areas_that_take() returns table (area_id text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct o.area_id from partnership.organisation o
  join partnership.membership m on m.organisation_id = o.id and m.area_id = o.area_id and m.role = 'coordinator' and m.until is null
  where o.kind = 'partnership'
$$;

-- Somebody begins to ask for help themself.
create or replace function referrals.outside_begin(fingerprint bytea, of_area text, of_service uuid, words text, first jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into referrals.from_outside (id, door, token_hash, area_id, service_id, service_words, typed, expires_at)
  values (gen_random_uuid(), 'self', fingerprint, of_area, of_service, words, first, nwd.clock() + interval '14 days');
end $$;

-- What a link stands for: `open` may be written, `sent` was, `withdrawn` was thrown away or taken back, `expired` has ended. No row: there is no such link.
-- What was typed is given while it is open only.
drop function if exists referrals.outside_of(bytea);
create function referrals.outside_of(fingerprint bytea) returns table (id uuid, state text, door text, area_id text, typed jsonb, service_words text, expires_at timestamptz,
  sent_at timestamptz, reference text, contact_name text, organisation text, asked_by_name text, owner_name text, due_on date, became text)
language sql stable security definer set search_path = pg_catalog as $$
  select f.id, s.state, f.door, f.area_id, case when s.state = 'open' then f.typed else '{}' end, f.service_words, f.expires_at, f.sent_at, f.reference, f.contact_name,
    o.name, f.asked_by_name, w.name, t.due_on,
    (select e.kind from referrals.event e where e.referral_id = f.referral_id and e.area_id = f.area_id
      and e.kind in ('sent', 'accepted', 'declined') order by e.place desc limit 1)
  from referrals.from_outside f
  cross join lateral (select case when f.sent_at is not null then 'sent' when f.withdrawn_at is not null then 'withdrawn'
    when f.expires_at <= nwd.clock() then 'expired' else 'open' end as state) s
  left join partnership.organisation o on o.id = f.organisation_id and o.area_id = f.area_id
  left join referrals.owner w on w.referral_id = f.referral_id and w.area_id = f.area_id and w.until is null
  left join referrals.standing t on t.referral_id = f.referral_id and t.area_id = f.area_id and t.until is null and t.list = 'to_allocate'
  where f.token_hash = fingerprint
$$;

-- Keeps what was typed in a section, for two weeks more; a partner's link keeps its own day. False when the link is not open.
create or replace function referrals.outside_save(fingerprint bytea, section text, answers jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update referrals.from_outside f set typed = f.typed || jsonb_build_object(section, answers), saved_at = nwd.clock(),
    area_id = case when f.door = 'self' and section = 'area' then answers ->> 'area' else f.area_id end,
    expires_at = case when f.door = 'self' then nwd.clock() + interval '14 days' else f.expires_at end
  where f.token_hash = fingerprint and f.sent_at is null and f.withdrawn_at is null and f.expires_at > nwd.clock();
  return found;
end $$;

-- Sends it, once, and wakes the program that takes it up. False when it was sent before or is not open.
create or replace function referrals.outside_send(fingerprint bytea, by_reference text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update referrals.from_outside f set sent_at = nwd.clock(), reference = by_reference
  where f.token_hash = fingerprint and f.area_id is not null and f.sent_at is null and f.withdrawn_at is null and f.expires_at > nwd.clock();
  if not found then return false; end if;
  perform pg_notify('nwd_from_outside', '');
  return true;
end $$;

-- Throws away what was typed, at the wish of whoever holds the link. False when it is not open.
create or replace function referrals.outside_forget(fingerprint bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update referrals.from_outside f set withdrawn_at = nwd.clock(), typed = '{}'
  where f.token_hash = fingerprint and f.sent_at is null and f.withdrawn_at is null;
  return found;
end $$;

-- Something happened to a referral that came by a link: its sender is told.
create or replace function referrals.tell_outside() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.kind in ('accepted', 'declined')
    and exists (select 1 from referrals.from_outside f where f.referral_id = new.referral_id and f.door = 'by_link') then
    perform pg_notify('nwd_from_outside', '');
  end if;
  return null;
end $$;
drop trigger if exists tell_outside on referrals.event;
create trigger tell_outside after insert on referrals.event for each row execute function referrals.tell_outside();

revoke all on function referrals.areas_that_take(), referrals.outside_begin(bytea, text, uuid, text, jsonb), referrals.outside_of(bytea),
  referrals.outside_save(bytea, text, jsonb), referrals.outside_send(bytea, text), referrals.outside_forget(bytea), referrals.tell_outside() from public;
grant execute on function referrals.areas_that_take(), referrals.outside_begin(bytea, text, uuid, text, jsonb), referrals.outside_of(bytea),
  referrals.outside_save(bytea, text, jsonb), referrals.outside_send(bytea, text), referrals.outside_forget(bytea) to nwd_app, nwd_worker;
