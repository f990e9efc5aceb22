-- One person, one record: joining two records, and parting them again (docs/decisions/0034-one-person-one-record.md). Which tables follow is read from
-- the catalogue, so that a table that is made later follows too; what is not moved is named here, with why.

-- Tables that name a person and of which the rows stay where they are.
create or replace function people.stays_behind() returns table (tab text, why text) language sql immutable set search_path = pg_catalog as $$
  values
    ('people.person', 'the two records themselves: one of them is the signpost'),
    ('people.contact_details', 'what each said of how to reach them; what is chosen is written into the one that goes on'),
    ('people.former_value', 'what each said earlier'),
    ('people.joined', 'the joining itself'),
    ('people.likely_duplicate', 'worked out anew'),
    ('audit.event', 'the trail is never altered; it is read with that of the other'),
    ('imports.former', 'rows as they were before a file, which can no longer be taken back'),
    ('measurement.fact', 'worked out anew'),
    ('measurement.fact_mark', 'gone within minutes')
$$;

-- Every table of the house that names a person in a column, from the catalogue, with what tells its rows apart.
create or replace function people.follows() returns table (tab text, col text, key text[]) language sql stable set search_path = pg_catalog as $$
  select format('%I.%I', n.nspname, c.relname), a.attname::text,
    (select array_agg(k.attname::text order by k.attnum) from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
     where i.indrelid = c.oid and i.indisprimary)
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped and a.attnum > 0 and a.atttypid = 'uuid'::regtype
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
    and (a.attname ~ '(^|_)person_id$' or exists (
      select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'people.person'::regclass and a.attnum = any (f.conkey)
        and a.attname <> 'area_id'))
    and format('%I.%I', n.nspname, c.relname) not in (select s.tab from people.stays_behind() s)
  order by 1, 2
$$;

-- What there may be only one of at a time for a person: each unique index with the person in it. `others` is what besides the person must be equal;
-- `ends` the column that is empty while a row holds, or nothing where the index has no such condition.
create or replace function people.one_of_a_kind() returns table (tab text, col text, others text[], ends text, predicate text) language sql stable set search_path = pg_catalog as $$
  select f.tab, f.col,
    array(select pg_get_indexdef(i.indexrelid, g, false) from generate_series(1, i.indnkeyatts) g where pg_get_indexdef(i.indexrelid, g, false) <> f.col),
    substring(pg_get_expr(i.indpred, i.indrelid) from '\(?(\w+) IS NULL\)?'), coalesce(pg_get_expr(i.indpred, i.indrelid), 'true')
  from people.follows() f join pg_index i on i.indrelid = f.tab::regclass and i.indisunique
  where exists (select 1 from generate_series(1, i.indnkeyatts) g where pg_get_indexdef(i.indexrelid, g, false) = f.col)
$$;

-- Notes what was changed in rows, given as they were before and with what tells them apart.
create or replace function people.note_changes(of_joining uuid, in_area text, of_side text, two uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one record;
begin
  for one in select distinct tab, col from changing loop
    execute format($q$
      insert into people.joined_row (area_id, joined_id, of_table, of_column, key, side, was, became)
      select %L, %L, c.tab, c.col, c.key, %L, d.was, d.became from changing c join %s t on t.%I = any (%L::uuid[]) and to_jsonb(t) @> c.key
      cross join lateral (select jsonb_object_agg(o.key, o.value) as was, jsonb_object_agg(o.key, to_jsonb(t) -> o.key) as became
        from jsonb_each(c.was) o where o.value is distinct from to_jsonb(t) -> o.key) d
      where c.tab = %L and c.col = %L and t.area_id = %L and d.was is not null$q$, in_area, of_joining, of_side, one.tab, one.col, two, one.tab, one.col, in_area);
  end loop;
  delete from changing;
end $$;

-- Joins two records. What of the other is chosen comes as jsonb of columns: person, contact; `answers` says whose answers at registration go on.
-- Refused in words when one of them is a signpost already: of two who join the same pair at once, or the one into the other, the second is told.
create or replace function people.join_records(goes_on uuid, other uuid, joining uuid, chosen jsonb, why_same text, told_how text, by_name text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  in_area text := nwd.viewer_area();
  one record;
  keyed text;
  gains text[];
  columns text;
  today date := (nwd.clock() at time zone 'Europe/London')::date;
begin
  perform 1 from people.person p where p.id in (goes_on, other) order by p.id for update;
  if not coalesce(nwd.viewer_role() in ('team_lead', 'coordinator'), false) or greatest(people.standing_sight(goes_on), people.standing_sight(other)) < 3 then
    raise exception 'not found' using errcode = 'no_data_found';
  end if;
  if exists (select 1 from people.joined j where j.parted_at is null and j.other_person_id in (goes_on, other)) then
    raise exception 'One of the two was joined with another record meanwhile' using errcode = 'NWD01';
  end if;
  if not people.may_join(goes_on, other) then raise exception 'not found' using errcode = 'no_data_found'; end if;
  if people.said_to_be_two(goes_on, other) then raise exception 'Somebody said that they are two people' using errcode = 'NWD02'; end if;
  gains := array(select g.organisation from people.who_gains(goes_on, other) g where g.organisation is not null);
  if cardinality(gains) > 0 and coalesce(trim(told_how), '') = '' then
    raise exception 'Somebody would see more, and the person was not told' using errcode = 'NWD03';
  end if;
  perform set_config('nwd.joining', 'on', true);
  insert into people.joined (id, area_id, person_id, other_person_id, joined_by, joined_by_name, why, told, saw_more, other_was)
  select joining, in_area, goes_on, other, nwd.viewer_user(), by_name, why_same, nullif(trim(told_how), ''), gains,
    jsonb_build_object('person', to_jsonb(p) - 'search_name', 'contact', (select to_jsonb(c) from people.contact_details c where c.person_id = other))
  from people.person p where p.id = other;
  create temporary table changing (tab text, col text, key jsonb, was jsonb) on commit drop;

  -- what the one that goes on had, so that it is known later what was written since
  for one in select * from people.follows() loop
    keyed := (select 'jsonb_build_object(' || string_agg(format('%L, t.%I', k, k), ', ') || ')' from unnest(one.key) k);
    execute format('insert into people.joined_row (area_id, joined_id, of_table, of_column, key, side) select $1, $2, %L, %L, %s, ''goes_on'' from %s t where t.%I = $3',
      one.tab, one.col, keyed, one.tab, one.col) using in_area, joining, goes_on;
  end loop;

  -- what the other had, as it was
  for one in select * from people.follows() loop
    keyed := (select 'jsonb_build_object(' || string_agg(format('%L, t.%I', k, k), ', ') || ')' from unnest(one.key) k);
    execute format('insert into changing select %L, %L, %s, to_jsonb(t) from %s t where t.%I = $1', one.tab, one.col, keyed, one.tab, one.col) using other;
  end loop;

  -- one open spell: that of the record that goes on, or else the other's; with the one that ends end its lead and stages, and who had it sees the record for four weeks yet
  if (select count(*) from journeys.spell s where s.person_id in (goes_on, other) and s.left_on is null) = 2 then
    update journeys.lead l set until = greatest(l.since, nwd.clock()), ended_by = nwd.viewer_user() from journeys.spell s
    where s.person_id = other and s.left_on is null and l.spell_id = s.id and l.until is null;
    update journeys.stage g set to_on = greatest(g.from_on, today), ended_reason = 'Two records were joined', ended_by = nwd.viewer_user(), ended_by_name = by_name
    from journeys.spell s where s.person_id = other and s.left_on is null and g.spell_id = s.id and g.to_on is null;
    update people.relationship r set until = least(coalesce(r.until, 'infinity'), nwd.clock() + interval '28 days') from journeys.spell s
    where s.person_id = other and s.left_on is null and r.person_id = other and r.closed_at is null and r.kind = 'spell' and r.because_id = s.id;
    update journeys.spell s set left_on = greatest(s.registered_on, today), left_reason = 'other', left_by = nwd.viewer_user(), left_at = nwd.clock()
    where s.person_id = other and s.left_on is null;
  end if;
  -- three hours' sight of one is not three hours' sight of both; what the partnership sees it sees once
  update people.relationship r set closed_at = nwd.clock(), closed_by = nwd.viewer_user() where r.person_id = other and r.closed_at is null
    and (r.kind = 'break_glass' or (r.kind = 'partnership' and exists (select 1 from people.relationship g
      where g.person_id = goes_on and g.holder = r.holder and g.kind = r.kind and g.sees >= r.sees and g.closed_at is null and g.until is null)));

  -- answers at registration: those of the record that goes on, unless the other's were chosen
  if chosen ->> 'answers' = 'other' and exists (select 1 from people.characteristics c where c.person_id = other and c.superseded_at is null) then
    create temporary table of_the_other on commit drop as select * from changing;
    delete from changing;
    insert into changing select 'people.characteristics', 'person_id', jsonb_build_object('id', c.id, 'area_id', c.area_id), to_jsonb(c)
    from people.characteristics c where c.person_id = goes_on and c.superseded_at is null;
    update people.characteristics c set superseded_at = nwd.clock(), superseded_by = nwd.viewer_user() where c.person_id = goes_on and c.superseded_at is null;
    perform people.note_changes(joining, in_area, 'goes_on', array[goes_on, other]);
    insert into changing select * from of_the_other;
    drop table of_the_other;
  end if;
  -- what both told about the same: both hold
  create temporary table told_other on commit drop as select * from changing;
  delete from changing;
  insert into changing select 'people.told_once', 'person_id', jsonb_build_object('id', t.id, 'area_id', t.area_id), to_jsonb(t)
  from people.told_once t where t.person_id = goes_on and t.superseded_at is null;
  update people.told_once t set codes = array(select distinct x from unnest(t.codes || o.codes) x order by x),
    words = nullif(concat_ws(E'\n', t.words, case when o.words is distinct from t.words then o.words end), '')
  from people.told_once o where t.person_id = goes_on and o.person_id = other and o.kind = t.kind and t.superseded_at is null and o.superseded_at is null;
  perform people.note_changes(joining, in_area, 'goes_on', array[goes_on, other]);
  insert into changing select * from told_other;
  drop table told_other;
  if (select count(*) from take_out.request q where q.person_id in (goes_on, other) and q.closed_at is null and q.released_at is null) > 1 then
    raise exception 'Both have asked for a copy of their record: finish one of the two first' using errcode = 'NWD04';
  end if;

  -- of what else there may be only one, the other's ends; where nothing can end, it stays with the signpost
  for one in select * from people.one_of_a_kind() loop
    if one.ends is not null then
      execute format('update %1$s t set %2$I = case when pg_typeof(t.%2$I) = ''date''::regtype then $3::text else nwd.clock()::text end::%3$s where t.%4$I = $1 and (%5$s) and exists (select 1 from %1$s g where g.%4$I = $2 and g.%2$I is null%6$s)',
        one.tab, one.ends, (select format_type(a.atttypid, a.atttypmod) from pg_attribute a where a.attrelid = one.tab::regclass and a.attname = one.ends), one.col,
        regexp_replace(one.predicate, '\m' || one.ends || '\M', 't.' || one.ends, 'g'),
        (select coalesce(string_agg(format(' and g.%1$s = t.%1$s', o), ''), '') from unnest(one.others) o)) using other, goes_on, today;
    else
      execute format('delete from changing c using %1$s t where c.tab = %2$L and c.col = %3$L and t.%3$I = $1 and to_jsonb(t) @> c.key and exists (select 1 from %1$s g where g.%3$I = $2%4$s)',
        one.tab, one.tab, one.col, (select coalesce(string_agg(format(' and g.%1$s = t.%1$s', o), ''), '') from unnest(one.others) o)) using other, goes_on;
    end if;
  end loop;

  for one in select f.* from people.follows() f loop
    execute format('update %1$s t set %2$I = $1 from changing c where c.tab = %1$L and c.col = %2$L and t.%2$I = $2 and to_jsonb(t) @> c.key', one.tab, one.col) using goes_on, other;
  end loop;
  perform people.note_changes(joining, in_area, 'other', array[goes_on, other]);

  -- who they are and how to reach them, as chosen: what it replaces is kept as always
  for one in select * from (values ('people.person', 'id', 'person'), ('people.contact_details', 'person_id', 'contact')) v (tab, col, part) loop
    continue when coalesce(chosen -> one.part, '{}') = '{}';
    execute format('insert into changing select %L, %L, jsonb_build_object(%L, t.%I, ''area_id'', t.area_id), to_jsonb(t) - ''search_name'' from %s t where t.%I = $1',
      one.tab, one.col, one.col, one.col, one.tab, one.col) using goes_on;
    select string_agg(quote_ident(k), ', ') into columns from jsonb_object_keys(chosen -> one.part) k
    where k in ('given_name', 'family_name', 'known_as', 'date_of_birth', 'aim', 'address', 'postcode', 'email', 'phone', 'ni_number', 'preferred_contact', 'best_time', 'do_not', 'adjustments');
    execute format('update %1$s t set (%2$s, changed_at, changed_by) = (select %2$s, nwd.clock(), nwd.viewer_user() from jsonb_populate_record(t, $2)) where t.%3$I = $1',
      one.tab, columns, one.col) using goes_on, chosen -> one.part;
    perform people.note_changes(joining, in_area, 'goes_on', array[goes_on, other]);
  end loop;
  delete from people.likely_duplicate d where other in (d.person_id, d.other_person_id);
  drop table changing;
  perform set_config('nwd.joining', '', true);
end $$;

-- Who would see more when two records are joined: each who sees one of them, and how much of either, where that is not the same.
create or replace function people.who_gains(one uuid, other uuid) returns table (holder uuid, organisation text, sees_one smallint, sees_other smallint)
language sql stable security definer set search_path = pg_catalog as $$
  select * from (
    select r.holder, coalesce(o.name, case when bool_or(r.kind = 'self') then 'The person themself, by their account' end) as organisation,
      coalesce(max(r.sees) filter (where r.person_id = one), 0)::smallint as sees_one, coalesce(max(r.sees) filter (where r.person_id = other), 0)::smallint as sees_other
    from people.relationship r left join partnership.organisation o on o.id = r.holder and o.area_id = r.area_id
    where r.person_id in (one, other) and r.kind <> 'break_glass' and r.closed_at is null and (r.until is null or r.until > nwd.clock()) and people.may_join(one, other)
    group by r.holder, o.name) g
  where g.sees_one <> g.sees_other order by g.organisation
$$;

-- The record that a signpost points to, as far as the viewer sees that; nothing for what is no signpost.
create or replace function people.goes_on_as(of_person uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  at uuid := of_person;
  next uuid;
begin
  loop
    select j.person_id into next from people.joined j where j.other_person_id = at and j.parted_at is null;
    exit when next is null;
    at := next;
  end loop;
  return case when at <> of_person and people.sight(at) >= 1 then at end;
end $$;

-- Records that point to this one, itself included: whose trail is read with it.
create or replace function people.records_of(of_person uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  with recursive r (id) as (select of_person union select j.other_person_id from r join people.joined j on j.person_id = r.id and j.parted_at is null)
  select case when people.sight(of_person) >= 3 then array_agg(id) else array[of_person] end from r
$$;

-- The trail of the records that point to this one, for who sees its whole record.
create or replace function people.trail_of_joined(of_person uuid) returns setof audit.event language sql stable security definer set search_path = pg_catalog as $$
  select e.* from unnest(people.records_of(of_person)) r (id) join audit.event e on e.person_id = r.id where r.id <> of_person
$$;

-- What was written into a record since another was joined to it, and is not noted as moved: each row with the day it says of itself.
create or replace function people.written_since(joining uuid) returns table (of_table text, of_column text, key jsonb, at timestamptz, says text) language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  j people.joined;
  one record;
begin
  select * into j from people.joined x where x.id = joining and x.parted_at is null;
  if not found or not (people.standing_sight(j.person_id) >= 3 and coalesce(nwd.viewer_role() in ('team_lead', 'coordinator'), false)) then return; end if;
  for one in select f.* from people.follows() f where f.tab <> 'people.relationship' loop
    return query execute format($q$
      select %1$L::text, %2$L::text, k.key, coalesce((to_jsonb(t) ->> 'recorded_at'), (to_jsonb(t) ->> 'at'), (to_jsonb(t) ->> 'created_at'), (to_jsonb(t) ->> 'written_at'), (to_jsonb(t) ->> 'changed_at'))::timestamptz,
        coalesce(to_jsonb(t) ->> 'words', to_jsonb(t) ->> 'text', to_jsonb(t) ->> 'title', to_jsonb(t) ->> 'goal')
      from %1$s t cross join lateral (select %3$s as key) k
      where t.%2$I = $1 and not exists (select 1 from people.joined_row r where r.joined_id = $2 and r.of_table = %1$L and r.of_column = %2$L and r.key = k.key)$q$,
      one.tab, one.col, (select 'jsonb_build_object(' || string_agg(format('%L, t.%I', x, x), ', ') || ')' from unnest(one.key) x)) using j.person_id, joining;
  end loop;
end $$;

-- Parts two records again: what was the other's goes back to it, what was ended or chosen by the joining is as it was unless it was changed since, and what
-- hangs on what goes back goes with it. What else was written since stays, but for the rows named in `going`. The last joined is parted first.
create or replace function people.part_records(joining uuid, why_two text, going jsonb, by_name text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  j people.joined;
  one record;
  columns text;
  ids uuid[];
  moved bigint;
  round_moved bigint;
begin
  select * into j from people.joined x where x.id = joining;
  if not found or j.area_id is distinct from nwd.viewer_area() or not coalesce(nwd.viewer_role() in ('team_lead', 'coordinator'), false) or people.standing_sight(j.person_id) < 3 then
    raise exception 'not found' using errcode = 'no_data_found';
  end if;
  perform 1 from people.person p where p.id in (j.person_id, j.other_person_id) order by p.id for update;
  select * into j from people.joined x where x.id = joining for update;
  if j.parted_at is not null then raise exception 'They were parted meanwhile' using errcode = 'NWD01'; end if;
  if exists (select 1 from people.joined x where x.parted_at is null and (x.other_person_id = j.person_id or (x.person_id = j.person_id and x.ordinal > j.ordinal))) then
    raise exception 'Another record was joined since: part that one first' using errcode = 'NWD05';
  end if;
  perform set_config('nwd.joining', 'on', true);
  update people.joined x set parted_at = nwd.clock(), parted_by = nwd.viewer_user(), parted_by_name = by_name, parted_why = why_two where x.id = joining;

  -- the other's first: then there is room for what the one that goes on had
  for one in select distinct r.of_table, r.of_column, r.side from people.joined_row r where r.joined_id = joining and r.was is not null order by r.side desc, r.of_table loop
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns from pg_attribute a
    where a.attrelid = one.of_table::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity <> 'a';
    execute format($q$
      update %1$s t set (%2$s) = (select %2$s from jsonb_populate_record(t, b.back))
      from (select r.key, jsonb_object_agg(w.key, w.value) as back from people.joined_row r cross join lateral jsonb_each(r.was) w
        join %1$s s on s.%3$I = any ($2) and to_jsonb(s) @> r.key
        where r.joined_id = $1 and r.of_table = %1$L and r.of_column = %3$L and r.side = %4$L and to_jsonb(s) -> w.key is not distinct from r.became -> w.key group by r.key) b
      where t.%3$I = any ($2) and to_jsonb(t) @> b.key$q$, one.of_table, columns, one.of_column, one.side) using joining, array[j.person_id, j.other_person_id];
  end loop;

  for one in select f.* from people.follows() f loop
    execute format('update %1$s t set %2$I = $1 from jsonb_to_recordset($3) g (of_table text, of_column text, key jsonb)
      where g.of_table = %1$L and g.of_column = %2$L and t.%2$I = $2 and to_jsonb(t) @> g.key', one.tab, one.col) using j.other_person_id, j.person_id, coalesce(going, '[]');
  end loop;

  -- whatever names a row that went back goes with it, and what names that
  loop
    ids := '{}';
    for one in select f.* from people.follows() f where f.key @> array['id'] loop
      execute format('select $1 || array(select t.id::uuid from %s t where t.%I = $2)', one.tab, one.col) into ids using ids, j.other_person_id;
    end loop;
    round_moved := 0;
    for one in select f.* from people.follows() f loop
      execute format($q$
        update %1$s t set %2$I = $1 where t.%2$I = $2
          and not exists (select 1 from people.joined_row r where r.joined_id = $3 and r.of_table = %1$L and r.of_column = %2$L and r.side = 'goes_on' and to_jsonb(t) @> r.key)
          and exists (select 1 from jsonb_each_text(to_jsonb(t)) v where v.key <> 'id' and v.value ~ '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
            and right(v.value, 36)::uuid = any ($4))$q$, one.tab, one.col) using j.other_person_id, j.person_id, joining, ids;
      get diagnostics moved = row_count;
      round_moved := round_moved + moved;
    end loop;
    exit when round_moved = 0;
  end loop;
  -- what the other was likely the same as, the one they were parted from among them, is looked for anew
  perform set_config('nwd.joining', '', true);
end $$;

-- Rows that were on their way into a signpost while it became one go on to the record it points to. Out: how many.
create or replace function people.sweep_signposts() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  j record;
  one record;
  moved bigint;
  swept bigint := 0;
begin
  perform set_config('nwd.joining', 'on', true);
  for j in select x.id, x.area_id, x.person_id, x.other_person_id from people.joined x where x.parted_at is null and x.joined_at > nwd.clock() - interval '1 hour' loop
    for one in select f.* from people.follows() f where not exists (select 1 from people.one_of_a_kind() k where k.tab = f.tab and k.col = f.col) loop
      execute format('update %1$s t set %2$I = $1 where t.%2$I = $2 and t.area_id = $3', one.tab, one.col) using j.person_id, j.other_person_id, j.area_id;
      get diagnostics moved = row_count;
      swept := swept + moved;
    end loop;
  end loop;
  perform set_config('nwd.joining', '', true);
  return swept;
end $$;

-- That a row goes with its person into another record is no amendment of the row; what was ended by it is noted with the joining.
create or replace function journeys.keep_former_row() returns trigger language plpgsql security definer set search_path = pg_catalog, journeys as $$
begin
  if coalesce(current_setting('nwd.joining', true), '') <> 'on' and to_jsonb(old) - array['changed_at', 'changed_by'] is distinct from to_jsonb(new) - array['changed_at', 'changed_by'] then
    insert into journeys.former_row (area_id, person_id, of_table, row_id, was, from_at)
    values (old.area_id, old.person_id, tg_table_name, old.id, to_jsonb(old), old.changed_at);
  end if;
  return new;
end $$;

revoke all on function people.stays_behind(), people.follows(), people.one_of_a_kind(), people.note_changes(uuid, text, text, uuid[]),
  people.join_records(uuid, uuid, uuid, jsonb, text, text, text), people.who_gains(uuid, uuid), people.goes_on_as(uuid), people.records_of(uuid),
  people.trail_of_joined(uuid), people.written_since(uuid), people.part_records(uuid, text, jsonb, text), people.sweep_signposts() from public;
grant execute on function people.join_records(uuid, uuid, uuid, jsonb, text, text, text), people.who_gains(uuid, uuid), people.goes_on_as(uuid),
  people.records_of(uuid), people.trail_of_joined(uuid), people.written_since(uuid), people.part_records(uuid, text, jsonb, text) to nwd_app;
grant execute on function people.sweep_signposts() to nwd_worker;
