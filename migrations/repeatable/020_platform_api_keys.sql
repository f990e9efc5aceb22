-- Whom a key stands for: while it is not ended, its organisation takes part, and who answers for it still acts for that organisation.
-- Notes the use, once a minute and without waiting for another use of the same key; whatever refers to the key meanwhile does not wait either.

create or replace function platform.caller_by_key(hash bytea)
returns table (key_id uuid, area_id text, organisation_id uuid, organisation_name text, scopes text[], user_id uuid, user_name text)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  update platform.api_key k set last_used_at = nwd.clock()
  where k.id = (select n.id from platform.api_key n where n.key_hash = hash and n.ended_at is null
    and (n.last_used_at is null or n.last_used_at < nwd.clock() - interval '1 minute') for no key update skip locked);
  return query select k.id, k.area_id, o.id, o.name, k.scopes, m.user_id, m.name
  from platform.api_key k
  join partnership.organisation o on o.id = k.organisation_id and o.area_id = k.area_id and o.ended_at is null
  join lateral (select m.user_id, m.name from partnership.membership m
    where m.user_id = k.responsible and m.organisation_id = k.organisation_id and m.until is null order by m.since limit 1) m on true
  where k.key_hash = hash and k.ended_at is null;
end $$;
