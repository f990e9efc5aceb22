-- Policies as nwd.protect() writes them since docs/decisions/0007-speed.md.
-- Who sees a referral. That there is one, where it stands and who owns it: whoever sees the person's progress, so that a sender can
-- follow it after the handover. What was sent, and everything said about it: whoever was sent it.

-- Whoever is shown chosen parts sees the rows of the referral that they were sent, and those of others only when the person chose to share what was before.
call nwd.protect('referrals.referral', 'person_id', '1', null, $$(referral.id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.owner', 'person_id', '1', null, $$(owner.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.standing', 'person_id', '1', null, $$(standing.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.content', 'person_id', '2', null, $$('needs' = any (r.parts) and (content.referral_id = r.referral_id or 'history' = any (r.parts)))$$);
call nwd.protect('referrals.event', 'person_id', '2', null, $$(event.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.offer', 'person_id', '2', null, $$(offer.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.handover_note', 'person_id', '2', null, $$(handover_note.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.meeting', 'person_id', '2', null, $$(meeting.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.met', 'person_id', '2', null, $$(met.referral_id = r.referral_id or 'history' = any (r.parts))$$);
call nwd.protect('referrals.reminder', 'person_id', '3');

alter table referrals.draft enable row level security;
drop policy if exists app on referrals.draft;
drop policy if exists worker on referrals.draft;
create policy app on referrals.draft for all to nwd_app
  using (owner = (select nwd.viewer_user())) with check (owner = (select nwd.viewer_user()));
create policy worker on referrals.draft for all to nwd_worker using (true);

-- A spell that names a referral as its cause settles it, in the transaction of the registration and by whichever way it came
-- (page, import, another system): nobody has to remember to. Before all three have met it settles nothing; the third confirmation
-- then asks the same question again.
create or replace function referrals.settle_registered(of_referral uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  open_standing record;
begin
  if to_regclass('journeys.spell') is null then return false; end if;
  select s.id, s.area_id, s.person_id into open_standing
  from referrals.standing s
  where s.referral_id = of_referral and s.until is null and s.list = 'to_register'
    and exists (select 1 from journeys.spell j where j.referral_id = of_referral and j.person_id = s.person_id)
  for update;
  if not found then return false; end if;
  insert into referrals.event (id, area_id, person_id, referral_id, place, kind, by_user, by_name)
  select gen_random_uuid(), open_standing.area_id, open_standing.person_id, of_referral, max(e.place) + 1, 'registered', nwd.viewer_user(), 'Registration'
  from referrals.event e where e.referral_id = of_referral;
  update referrals.standing set until = nwd.clock() where referral_id = of_referral and until is null;
  update referrals.owner set until = nwd.clock() where referral_id = of_referral and until is null;
  update referrals.offer set ended_at = nwd.clock() where referral_id = of_referral and ended_at is null;
  return true;
end $$;

create or replace function referrals.spell_settles_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.referral_id is not null then perform referrals.settle_registered(new.referral_id); end if;
  return null;
end $$;

do $$
begin
  if to_regclass('journeys.spell') is not null then
    drop trigger if exists settles_referral on journeys.spell;
    create trigger settles_referral after insert or update of referral_id on journeys.spell
      for each row execute function referrals.spell_settles_referral();
  end if;
end $$;

revoke all on function referrals.settle_registered(uuid), referrals.spell_settles_referral() from public;
grant execute on function referrals.settle_registered(uuid) to nwd_app, nwd_worker;
