-- Notices are an account's own: nobody else reads them, and they say of nobody what happened.
alter table referrals.notice enable row level security;
alter table referrals.notice_choice enable row level security;
alter table referrals.mute enable row level security;
drop policy if exists app on referrals.notice;
drop policy if exists worker on referrals.notice;
drop policy if exists app on referrals.notice_choice;
drop policy if exists worker on referrals.notice_choice;
drop policy if exists app on referrals.mute;
drop policy if exists worker on referrals.mute;
create policy app on referrals.notice for all to nwd_app using (to_user = (select nwd.viewer_user())) with check (to_user = (select nwd.viewer_user()));
create policy worker on referrals.notice for all to nwd_worker using (true) with check (true);
create policy app on referrals.notice_choice for all to nwd_app using (user_id = (select nwd.viewer_user())) with check (user_id = (select nwd.viewer_user()));
create policy worker on referrals.notice_choice for all to nwd_worker using (true) with check (true);
create policy app on referrals.mute for all to nwd_app using (user_id = (select nwd.viewer_user())) with check (user_id = (select nwd.viewer_user()));
create policy worker on referrals.mute for all to nwd_worker using (true) with check (true);

-- Tells one account that something happened. What is urgent is sent whether or not the case is muted.
create or replace function referrals.tell(of_area text, of_referral uuid, account uuid, what text, at_once boolean) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into referrals.notice (area_id, referral_id, to_user, kind, urgent, muted)
  values (of_area, of_referral, account, what, at_once, not at_once and exists (
    select 1 from referrals.mute m where m.user_id = account and m.referral_id = of_referral and m.area_id = of_area and m.ended_at is null
      and m.until_on >= (nwd.clock() at time zone 'Europe/London')::date));
  select pg_notify('nwd_notices', '');
$$;

-- Whatever way something happens to a referral, those concerned are told, but for whoever did it: its sender and owner, whoever is asked, and the
-- coordinators of what is new to them. What is brought in from another time tells nobody.
create or replace function referrals.tell_of_event() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  account uuid;
  receiver uuid;
begin
  if new.kind in ('sent', 'resent') then
    for account in select m.user_id from partnership.membership m join partnership.organisation o on o.id = m.organisation_id and o.area_id = m.area_id
      where o.area_id = new.area_id and o.kind = 'partnership' and m.role = 'coordinator' and m.until is null and m.user_id is distinct from new.by_user
    loop
      perform referrals.tell(new.area_id, new.referral_id, account, new.kind, false);
    end loop;
    return null;
  end if;
  if new.kind in ('given', 'reviewed', 'parked', 'closed') then return null; end if;
  select o.user_id into receiver from referrals.offer o where o.referral_id = new.referral_id and o.area_id = new.area_id and o.ended_at is null;
  for account in
    select r.sender_user_id from referrals.referral r where r.id = new.referral_id and r.area_id = new.area_id
    union select w.user_id from referrals.owner w where w.referral_id = new.referral_id and w.area_id = new.area_id and w.until is null
    union select receiver where receiver is not null
  loop
    if account is distinct from new.by_user then
      perform referrals.tell(new.area_id, new.referral_id, account, new.kind,
        account is not distinct from receiver and new.kind in ('unshared', 'withdrawn'));
    end if;
  end loop;
  return null;
end $$;
drop trigger if exists tell_of_event on referrals.event;
create trigger tell_of_event after insert on referrals.event for each row
  when (new.at > nwd.clock() - interval '1 day') execute function referrals.tell_of_event();

create or replace function referrals.tell_of_offer() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.user_id is distinct from new.given_by then perform referrals.tell(new.area_id, new.referral_id, new.user_id, 'given', false); end if;
  return null;
end $$;
drop trigger if exists tell_of_offer on referrals.offer;
create trigger tell_of_offer after insert on referrals.offer for each row when (new.ended_at is null and new.given_at > nwd.clock() - interval '1 day') execute function referrals.tell_of_offer();

revoke all on function referrals.tell(text, uuid, uuid, text, boolean), referrals.tell_of_event(), referrals.tell_of_offer() from public;
grant execute on function referrals.tell(text, uuid, uuid, text, boolean) to nwd_worker;
