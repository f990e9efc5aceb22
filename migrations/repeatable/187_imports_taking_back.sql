-- Who works with the files of an area: its coordinators; an administrator with those of their own. What waits for a decision is also seen by whoever sees
-- the person it may be.

do $$
declare
  own constant text := 'area_id = (select nwd.viewer_area()) and ((select nwd.viewer_role()) = ''coordinator'' or ((select nwd.viewer_role()) = ''administrator'' and uploaded_by = (select nwd.viewer_user())))';
  of_file constant text := 'exists (select 1 from imports.file f where f.id = file_id and f.area_id = %1$I.area_id)';
  tab text;
begin
  foreach tab in array array['file', 'file_part', 'staged_row', 'problem', 'work', 'mapping', 'former'] loop
    execute format('alter table imports.%I enable row level security', tab);
    execute format('drop policy if exists app on imports.%I', tab);
    execute format('drop policy if exists worker on imports.%I', tab);
    if tab <> 'former' then
      execute format('create policy worker on imports.%I for all to nwd_worker using (true) with check (true)', tab);
    end if;
  end loop;
  execute format('create policy app on imports.file for all to nwd_app using (%s) with check (%s)', own, own);
  foreach tab in array array['file_part', 'problem'] loop
    execute format('create policy app on imports.%I for all to nwd_app using (%s)', tab, format(of_file, tab));
  end loop;
end $$;

create policy app on imports.staged_row for select to nwd_app using (
  exists (select 1 from imports.file f where f.id = file_id and f.area_id = staged_row.area_id)
  or exists (select 1 from imports.likely_match m where m.area_id = staged_row.area_id and m.participant_id = staged_row.key and m.decision is null));
create policy app on imports.work for all to nwd_app
  using (exists (select 1 from imports.file f where f.id = file_id and f.area_id = work.area_id))
  with check (asked_by = (select nwd.viewer_user()) and area_id = (select nwd.viewer_area())
    and ((select nwd.viewer_role()) in ('coordinator', 'administrator') or what = 'decided'));
create policy app on imports.mapping for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'administrator'))
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'administrator') and by_user = (select nwd.viewer_user()));

-- Whether this very file is being brought in already, though the viewer may not see by whom.
create or replace function imports.under_way(in_area text, of_kind text, print text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from imports.file where area_id = in_area and area_id = nwd.viewer_area() and kind = of_kind and fingerprint = print and ended_at is null)
$$;

-- Asks that those who were decided on are brought in: one piece of work for each of the files in which they wait. For whoever may decide.
create or replace function imports.bring_in_decided(by_name text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare asked int;
begin
  if nwd.viewer_role() not in ('coordinator', 'team_lead') then
    raise exception 'only who decides may ask' using errcode = 'insufficient_privilege';
  end if;
  insert into imports.work (id, area_id, file_id, what, asked_by, asked_by_name)
  select gen_random_uuid(), s.area_id, s.file_id, 'decided', nwd.viewer_user(), by_name
  from imports.staged_row s
  where s.area_id = nwd.viewer_area() and exists (select 1 from imports.import i where i.file_id = s.file_id and i.area_id = s.area_id and i.taken_back_at is null)
    and exists (select 1 from imports.likely_match m where m.area_id = s.area_id and m.participant_id = s.key and m.decision is not null)
    and not exists (select 1 from imports.likely_match m where m.area_id = s.area_id and m.participant_id = s.key and m.decision is null)
  group by s.area_id, s.file_id
  on conflict do nothing;
  get diagnostics asked = row_count;
  return asked;
end $$;

-- The tables in which a file of people is stored, children first: as key, what tells a row of one from another within its area.
create or replace function imports.stored_in() returns table (ord int, tab text, key text, ends text) language sql immutable set search_path = pg_catalog as $$
  values
    (1, 'outcomes.outcome', 't.id::text', 'superseded_at = nwd.clock(), superseded_by = nwd.viewer_user(), superseded_reason = ''The file was taken back'' where t.superseded_at is null'),
    (2, 'outcomes.follow_up', 't.id::text', 'superseded_at = nwd.clock(), superseded_by = nwd.viewer_user() where t.superseded_at is null'),
    (3, 'outcomes.job', 't.id::text', 'superseded_at = nwd.clock(), superseded_by = nwd.viewer_user(), superseded_reason = ''The file was taken back'' where t.superseded_at is null'),
    (4, 'journeys.lead', 't.id::text', null),
    (5, 'journeys.stage', 't.id::text', null),
    (6, 'journeys.spell', 't.id::text', null),
    (7, 'people.characteristics', 't.id::text', 'superseded_at = nwd.clock(), superseded_by = nwd.viewer_user() where t.superseded_at is null'),
    (8, 'people.relationship', 't.id::text', 'closed_at = nwd.clock(), closed_by = nwd.viewer_user() where t.closed_at is null'),
    (9, 'people.contact_details', 't.person_id::text', null),
    (10, 'people.person', 't.id::text', null),
    (11, 'imports.person_row', 't.import_id || '' '' || t.row', 'superseded_at = nwd.clock(), superseded_by = $1 where t.superseded_at is null')
$$;

-- Keeps the rows of people whom a file is about to change, as they are. For the program, in the transaction that stores.
create or replace function imports.remember(of_import uuid, in_area text, people uuid[]) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare one record;
begin
  for one in select * from imports.stored_in() loop
    execute format('insert into imports.former (import_id, area_id, person_id, of_table, key, was)
      select $1, t.area_id, p.id, %L, %s, to_jsonb(t) from unnest($3) p (id) join %s t on t.area_id = $2 and t.%s = p.id',
      one.tab, one.key, one.tab, case one.tab when 'people.person' then 'id' else 'person_id' end) using of_import, in_area, people;
  end loop;
end $$;

-- What was done since with those whom a file brought or changed, newest first. What is only looked at is no work, nor is what was itself taken back.
create or replace function imports.worked_on(of_import uuid) returns table (person_id uuid, event text, by_user uuid, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select r.person_id, r.area_id, i.at, r.standing from imports.import i join imports.person_row r on r.import_id = i.id and r.area_id = i.area_id
    where i.id = of_import
  )
  select e.person_id, e.event, e.user_id, e.at
  from mine m join audit.event e on e.person_id = m.person_id and e.at >= m.at and e.subject_id is distinct from of_import
  where e.event !~ '\.(viewed|people_viewed|listed|printed|downloaded|exported|shown|made|read|opened)$' and e.event !~ '^imports\.match\.'
    and not (e.event like 'imports.%' and exists (select 1 from imports.import o where o.id = e.subject_id and o.taken_back_at is not null))
  order by e.at desc, e.person_id
$$;

-- Makes everything that a file added or changed as it was before it. Whom it brought goes; of whom it changed, every row is again as it was, and what it
-- had added is superseded, but for a spell, which has no such end, and what hangs on it. The audit trail stays, and says that it was taken back.
create or replace function imports.take_back(of_import uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  one record;
  columns text;
  person text;
  brought constant text := '(select r.person_id, r.area_id from imports.person_row r where r.import_id = $1 and r.standing = ''new'')';
  known constant text := '(select distinct f.person_id, f.area_id from imports.former f where f.import_id = $1)';
begin
  insert into audit.event (id, area_id, user_id, role, event, person_id, subject_kind, subject_id)
  select gen_random_uuid(), r.area_id, nwd.viewer_user(), nwd.viewer_role(), 'imports.person.taken_back', r.person_id, 'import', of_import
  from imports.person_row r where r.import_id = of_import;
  delete from imports.likely_match m where m.import_id = of_import and m.decision is null;

  -- whom it brought
  for one in
    select x.tab, 'person_id' as person from unnest(array['imports.likely_match', 'people.former_value', 'journeys.former_row', 'people.timeline']) x (tab)
    union all select * from (select s.tab, case s.tab when 'people.person' then 'id' else 'person_id' end from imports.stored_in() s where s.tab <> 'imports.person_row' order by s.ord) o
  loop
    execute format('delete from %s t using %s b where t.%I = b.person_id and t.area_id = b.area_id', one.tab, brought, one.person) using of_import;
  end loop;
  delete from imports.person_row r where r.import_id = of_import and r.standing = 'new';

  -- whom it changed: what it added hangs on a spell that it added, and goes with it, or else is superseded
  for one in select * from imports.stored_in() order by ord loop
    person := case one.tab when 'people.person' then 'id' else 'person_id' end;
    if one.tab in ('outcomes.outcome', 'outcomes.job', 'journeys.lead', 'journeys.stage') then
      if one.tab = 'outcomes.job' then
        execute format('delete from outcomes.follow_up u using outcomes.job t, %s k where u.job_id = t.id and u.area_id = t.area_id and t.person_id = k.person_id
          and t.area_id = k.area_id and not exists (select 1 from imports.former f where f.import_id = $1 and f.of_table = ''journeys.spell'' and f.key = t.spell_id::text)
          and not exists (select 1 from imports.former f where f.import_id = $1 and f.of_table = ''outcomes.job'' and f.key = t.id::text)', known) using of_import;
      end if;
      execute format('delete from %s t using %s k where t.person_id = k.person_id and t.area_id = k.area_id
        and not exists (select 1 from imports.former f where f.import_id = $1 and f.of_table = ''journeys.spell'' and f.key = t.spell_id::text)
        and not exists (select 1 from imports.former f where f.import_id = $1 and f.of_table = %L and f.key = %s)', one.tab, known, one.tab, one.key) using of_import;
    end if;
    if one.tab in ('journeys.lead', 'journeys.stage', 'journeys.spell') then
      execute format('delete from %s t using %s k where t.person_id = k.person_id and t.area_id = k.area_id
        and not exists (select 1 from imports.former f where f.import_id = $1 and f.of_table = %L and f.key = %s)', one.tab, known, one.tab, one.key) using of_import;
    elsif one.ends is not null then
      execute format('update %s t set %s and (t.person_id, t.area_id) in %s
        and not exists (select 1 from imports.former f where f.import_id = $1 and f.of_table = %L and f.key = %s)', one.tab, one.ends, known, one.tab, one.key) using of_import;
    end if;
  end loop;
  for one in select * from imports.stored_in() order by ord desc loop
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns from pg_attribute a
    where a.attrelid = one.tab::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '';
    execute format('update %1$s t set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, f.was))
      from imports.former f where f.import_id = $1 and f.of_table = %3$L and f.area_id = t.area_id and f.key = %4$s and to_jsonb(t) is distinct from f.was',
      one.tab, columns, one.tab, one.key) using of_import;
  end loop;
  insert into people.timeline (id, area_id, person_id, at, kind, words, sees, organisation_id, user_id, by_name)
  select gen_random_uuid(), k.area_id, k.person_id, nwd.clock(), 'imports.taken_back', 'What a file changed was taken back', 3, o.id, nwd.viewer_user(), o.name || ', from a file'
  from (select distinct f.person_id, f.area_id from imports.former f where f.import_id = of_import) k
  join partnership.organisation o on o.area_id = k.area_id and o.kind = 'partnership';
  delete from imports.former f where f.import_id = of_import;
  update imports.import set taken_back_at = nwd.clock(), taken_back_by = nwd.viewer_user() where id = of_import;
end $$;

-- Whether something else hangs on those whom a file brought, of whatever table: the table's name, where there is such a row.
create or replace function imports.hangs_on(of_import uuid) returns table (person_id uuid, of_table text) language plpgsql stable security definer set search_path = pg_catalog as $$
declare one record;
begin
  for one in
    select distinct c.conrelid::regclass::text as tab from pg_constraint c
    where c.contype = 'f' and c.confrelid = 'people.person'::regclass and c.conrelid::regclass::text not in ('people.timeline', 'people.former_value', 'imports.likely_match')
      and c.conrelid::regclass::text not in (select s.tab from imports.stored_in() s)
  loop
    return query execute format('select t.person_id, %L::text from imports.person_row r join %s t on t.person_id = r.person_id and t.area_id = r.area_id
      where r.import_id = $1 and r.standing = ''new''', one.tab, one.tab) using of_import;
  end loop;
end $$;

revoke all on function imports.remember(uuid, text, uuid[]), imports.worked_on(uuid), imports.take_back(uuid), imports.hangs_on(uuid), imports.under_way(text, text, text),
  imports.bring_in_decided(text) from public;
grant execute on function imports.remember(uuid, text, uuid[]), imports.worked_on(uuid), imports.take_back(uuid), imports.hangs_on(uuid) to nwd_worker;
grant execute on function imports.under_way(text, text, text), imports.bring_in_decided(text) to nwd_app;
grant execute on function imports.stored_in() to nwd_worker;

-- Forgets what there was before files that were stored thirty days ago: they can no longer be taken back.
create or replace function imports.forget_former() returns void language sql security definer set search_path = pg_catalog as $$
  delete from imports.former f using imports.import i where i.id = f.import_id and i.area_id = f.area_id and i.at < nwd.clock() - interval '30 days'
$$;
revoke all on function imports.forget_former() from public;
grant execute on function imports.forget_former() to nwd_worker;
