-- What became of referrals after registration: when support began, and whether it has ended. For whoever sees how the person gets on because of that referral, which
-- may be less than the spell itself: the day on which it ended and why are the spell's own, and read under its policy.
create or replace function referrals.support_after(of_referrals uuid[])
returns table (referral_id uuid, started_on date, ended boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select s.referral_id, min(s.registered_on), bool_and(s.left_on is not null)
  from journeys.spell s
  where s.referral_id = any (of_referrals) and exists (
    select from people.relationship r
    where r.person_id = s.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock()) and r.sees >= 1
      and (r.parts is null or r.referral_id = s.referral_id or 'history' = any (r.parts)))
  group by s.referral_id
$$;
revoke all on function referrals.support_after(uuid[]) from public;
grant execute on function referrals.support_after(uuid[]) to nwd_app;
