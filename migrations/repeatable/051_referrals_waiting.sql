-- Places on waiting lists, and changes after sending: whoever was sent the referral sees them.
call nwd.protect('referrals.waiting', 'person_id', '2', null, $$(waiting.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.amendment', 'person_id', '2', null,
  $$(amendment.shared_as = any (r.parts) and (amendment.referral_id = r.referral_id or 'history' = any (r.parts)))$$);

-- Which place somebody has on an organisation's waiting list, of how many, and how fast the list moved in the last thirteen weeks: how many were taken from it, and
-- how many of these before their turn. Counts only, since whoever asks may not see the others; nothing for who does not see the person.
create or replace function referrals.waiting_place(of_referral uuid)
returns table (place int, of_all int, taken int, out_of_turn int)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  mine record;
begin
  select w.organisation_id, w.area_id, w.joined_at, w.referral_id, w.person_id into mine
  from referrals.waiting w where w.referral_id = of_referral and w.ended_at is null;
  if not found or people.sight(mine.person_id) < 2 then return; end if;
  return query
  select count(*) filter (where (w.joined_at, w.referral_id) <= (mine.joined_at, mine.referral_id))::int, count(*)::int,
    (select count(*)::int from referrals.waiting t where t.organisation_id = mine.organisation_id and t.area_id = mine.area_id
      and t.ended_how = 'taken' and t.ended_at > nwd.clock() - interval '91 days'),
    (select count(*)::int from referrals.waiting t where t.organisation_id = mine.organisation_id and t.area_id = mine.area_id
      and t.ended_how = 'taken' and t.out_of_turn is not null and t.ended_at > nwd.clock() - interval '91 days')
  from referrals.waiting w where w.organisation_id = mine.organisation_id and w.area_id = mine.area_id and w.ended_at is null;
end $$;
revoke all on function referrals.waiting_place(uuid) from public;
grant execute on function referrals.waiting_place(uuid) to nwd_app;

-- The last day of a place on a waiting list has passed: whoever had it no longer sees the person because of it. For the nightly work alone.
create or replace function referrals.end_lapsed_offer(of_referral uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended record;
begin
  update referrals.offer set ended_at = nwd.clock() where referral_id = of_referral and ended_at is null returning id, person_id into ended;
  update people.relationship set closed_at = nwd.clock()
  where person_id = ended.person_id and because_kind = 'offer' and because_id = ended.id and closed_at is null;
end $$;
revoke all on function referrals.end_lapsed_offer(uuid) from public;
grant execute on function referrals.end_lapsed_offer(uuid) to nwd_worker;

call nwd.protect('referrals.onward', 'person_id', '2', null, $$(onward.referral_id = r.referral_id or 'history' = any (r.parts))$$);
create or replace function referrals.onward_waits() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_onward', '');
  return null;
end $$;
drop trigger if exists waits on referrals.onward;
create trigger waits after insert on referrals.onward for each statement execute function referrals.onward_waits();
revoke all on function referrals.onward_waits() from public;
