-- Nobody but the program reads the table itself; people read by people.flags_of.
alter table people.flag enable row level security;
drop policy if exists worker on people.flag;
create policy worker on people.flag for all to nwd_worker using (true) with check (true);

-- Who must know: of safe contact everybody who may contact the person, those who were sent them as far as they chose; of risk and of lone working
-- those who meet people and see the record. The person's own page shows none (decision 33).
create or replace function people.knows_flags(of_person uuid, as_kind text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return case
    when nwd.viewer_role() = 'worker' then true
    when nwd.viewer_role() in ('key_worker', 'provider_worker', 'team_lead') and people.sight(of_person) >= 3 then true
    when as_kind = 'safe_contact' and nwd.viewer_role() is distinct from 'participant' then people.reads(of_person, 'safe_contact')
    else false end;
end $$;

create or replace function people.flags_of(of_people uuid[])
returns table (id uuid, area_id text, person_id uuid, kind text, words text, raised_at timestamptz, raised_by_name text, review_on date, follows uuid,
  ended_at timestamptz, ended_by_name text, ended_words text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select f.id, f.area_id, f.person_id, f.kind, f.words, f.raised_at, f.raised_by_name, f.review_on, f.follows, f.ended_at, f.ended_by_name, f.ended_words
  from people.flag f where f.person_id = any (of_people) and people.knows_flags(f.person_id, f.kind)
  order by f.ended_at desc nulls first, f.kind = 'lone_working', f.kind = 'risk', f.raised_at desc, f.id;
end $$;

create or replace function people.raise_flag(flag_id uuid, of_person uuid, as_kind text, why text, look_again_on date, by_name text)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if nwd.viewer_role() not in ('key_worker', 'provider_worker', 'team_lead') or people.standing_sight(of_person) < 3 then
    raise exception 'you do not see enough of this person to raise a flag' using errcode = 'insufficient_privilege';
  end if;
  insert into people.flag (id, area_id, person_id, kind, words, raised_by, raised_by_name, review_on)
  select flag_id, p.area_id, p.id, as_kind, why, nwd.viewer_user(), by_name, look_again_on from people.person p where p.id = of_person;
end $$;

-- Looks at a flag again, once: ends it with what was found, and raises it anew when it still holds. Returns whether it was still open.
create or replace function people.look_again(flag_id uuid, found_words text, by_name text, next_id uuid, next_words text, next_on date)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  one people.flag;
begin
  select * into one from people.flag f where f.id = flag_id and f.ended_at is null for update;
  if not found or nwd.viewer_role() not in ('key_worker', 'provider_worker', 'team_lead') or people.standing_sight(one.person_id) < 3 then
    return false;
  end if;
  update people.flag set ended_at = nwd.clock(), ended_by = nwd.viewer_user(), ended_by_name = by_name, ended_words = found_words where id = flag_id;
  if next_id is not null then
    insert into people.flag (id, area_id, person_id, kind, words, raised_by, raised_by_name, review_on, follows)
    values (next_id, one.area_id, one.person_id, one.kind, next_words, nwd.viewer_user(), by_name, next_on, flag_id);
  end if;
  return true;
end $$;

revoke all on function people.knows_flags(uuid, text), people.flags_of(uuid[]), people.raise_flag(uuid, uuid, text, text, date, text),
  people.look_again(uuid, text, text, uuid, text, date) from public;
grant execute on function people.flags_of(uuid[]), people.raise_flag(uuid, uuid, text, text, date, text), people.look_again(uuid, text, text, uuid, text, date)
  to nwd_app, nwd_worker;
