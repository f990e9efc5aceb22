-- Whoever was sent a person reads of what they told the parts that they chose to share; only who sees the record writes it down.
call nwd.protect('people.told_once', 'person_id', '2', '3', 'told_once.part = any (r.parts)');

-- By which way a program may write to a person now. The one rule for reminders, follow-ups and notices alike: nothing goes out when they asked not to
-- be contacted, when a sentence or a flag stands there that only a person can read, or by a way, number or address that they ruled out; and otherwise only as
-- they chose themselves. A text rings and lies open on a telephone, so it also keeps away from who wants no messages left or named hours not to call.
-- No row for a viewer who sees too little of the person to know how to reach them.
create or replace function people.ways_to_reach(of_person uuid)
returns table (email text, text_to text, never boolean, refused text[], why text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  c people.contact_details;
  reads boolean := nwd.viewer_role() is not distinct from 'worker' or people.reads(of_person, 'contact');
  told jsonb;
  ways text[];
  outbox text;
  box text;
begin
  if not (reads or people.sight(of_person) >= 2) then return; end if;
  select * into c from people.contact_details d where d.person_id = of_person;
  select coalesce(jsonb_object_agg(t.kind, jsonb_build_object('codes', t.codes, 'words', t.words)), '{}') into told
  from people.told_once t where t.person_id = of_person and t.superseded_at is null;
  ways := array(select jsonb_array_elements_text(coalesce(told -> 'not_by' -> 'codes', '[]')));
  outbox := case c.preferred_contact when 'email' then 'email' when 'text' then 'text' end;
  box := case outbox when 'email' then c.email when 'text' then c.phone end;
  never := told ? 'no_contact';
  refused := ways;
  why := case
    when never then 'no_contact'
    when coalesce(trim(c.do_not), '') <> '' or exists (
      select 1 from people.flag f where f.person_id = of_person and f.kind = 'safe_contact' and f.ended_at is null) then 'read_first'
    when coalesce(c.preferred_contact, 'unknown') = 'unknown' then 'never_asked'
    when outbox is null then 'other_way'
    when outbox = any (ways) then 'refused_way'
    when outbox = 'text' and (told ? 'no_message' or told ? 'not_when') then 'refused_way'
    when box is null or (outbox = 'text' and box !~ '^07\d{9}$') then 'no_address'
    when people.is_ruled_out(told -> 'not_these' ->> 'words', box) then 'refused_way' end;
  email := case when why is null and outbox = 'email' and reads then box end;
  text_to := case when why is null and outbox = 'text' and reads then box end;
  return next;
end $$;

-- Whether a number or address stands among those that must not be used, however it was typed: spaces, capitals and the country's code set aside.
create or replace function people.is_ruled_out(listed text, box text) returns boolean language sql immutable set search_path = pg_catalog as $$
  select exists (
    select 1 from regexp_split_to_table(lower(coalesce(listed, '')), '[\n,;]+') line
    where regexp_replace(regexp_replace(line, '[^a-z0-9@._+-]', '', 'g'), '^(\+|00)44', '0')
      = regexp_replace(regexp_replace(lower(box), '[^a-z0-9@._+-]', '', 'g'), '^(\+|00)44', '0')
    or (box !~ '@' and position(regexp_replace(box, '\D', '', 'g') in regexp_replace(regexp_replace(line, '^\D*(\+|00)44', '0'), '\D', '', 'g')) > 0)
    or (box ~ '@' and position(lower(trim(box)) in line) > 0))
$$;

-- Whether a person ruled an address or number out, or any contact at all, for a letter that they ask for themselves or that a worker sends by hand.
create or replace function people.rules_out(of_person uuid, box text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select 1 from people.told_once t where t.person_id = of_person and t.superseded_at is null
    and (t.kind = 'no_contact' or (t.kind = 'not_by' and case when box ~ '@' then 'email' else 'text' end = any (t.codes))
      or (t.kind = 'not_these' and people.is_ruled_out(t.words, box))));
end $$;

revoke all on function people.ways_to_reach(uuid), people.rules_out(uuid, text), people.is_ruled_out(text, text) from public;
grant execute on function people.ways_to_reach(uuid), people.rules_out(uuid, text) to nwd_app, nwd_worker;
