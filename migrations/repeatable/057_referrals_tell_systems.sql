-- Whatever happens to a referral, by whichever way, is told to the systems of the organisation that sent it: that it happened and to which
-- referral, nothing else. For each statement, so that a million rows brought in cost one look at who is to be told.

create or replace function referrals.tell_systems() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select 1 from platform.webhook where ended_at is null) then return null; end if;
  insert into platform.webhook_delivery (id, area_id, webhook_id, event, subject_kind, subject_id)
  select gen_random_uuid(), a.area_id, w.id, 'referral.' || a.kind, 'referral', a.referral_id
  from added a
  join referrals.referral r on r.id = a.referral_id and r.area_id = a.area_id
  join platform.webhook w on w.organisation_id = r.sender_organisation_id and w.area_id = r.area_id and w.ended_at is null
  order by a.place;
  return null;
end $$;
revoke all on function referrals.tell_systems() from public;
drop trigger if exists tells_systems on referrals.event;
create trigger tells_systems after insert on referrals.event referencing new table as added for each statement execute function referrals.tell_systems();

-- How a record stands now, for whoever is told that something happened to it; null of what is gone.
create or replace function platform.state_of(of_kind text, of_record uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select case of_kind when 'referral' then (
    select coalesce((select s.list from referrals.standing s where s.referral_id = r.id and s.area_id = r.area_id and s.until is null), 'ended')
    from referrals.referral r where r.id = of_record limit 1) end
$$;
comment on function platform.state_of(text, uuid) is 'How a record stands now, as a word that names nobody';
revoke all on function platform.state_of(text, uuid) from public;
grant execute on function platform.state_of(text, uuid) to nwd_worker;
