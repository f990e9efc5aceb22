-- Who may read what of a release. Anybody: what is published. Analysts: everything. An early reader: one version, in the 24 hours before, by what
-- their one-time link left in their browser. Before 09:30 the database itself gives a figure to nobody else.

create or replace function measurement.is_analyst() returns boolean language sql stable parallel safe
  return nwd.viewer_role() is not distinct from 'analyst';
comment on function measurement.is_analyst() is 'Whether a national analyst is looking';

-- Half past nine of the day for which a version was last scheduled; null when it is not, or no longer.
create or replace function measurement.release_moment_of(version uuid) returns timestamptz
language sql stable security definer set search_path = pg_catalog as $$
  select case when not exists (select from measurement.release_moment w where w.version_id = version and w.state = 'withdrawn')
    then (select m.for_moment from measurement.release_moment m where m.version_id = version and m.state = 'scheduled' order by m.at desc, m.id desc limit 1) end
$$;
comment on function measurement.release_moment_of(uuid) is 'When a version is to be published; null when it is not scheduled or was withdrawn';

-- The version that the early reader who is looking may read now, and who that is.
create or replace function measurement.early_reading(out reader uuid, out version uuid) returns record
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.version_id
  from measurement.release_link l join measurement.release_reader r on r.id = l.reader_id
  where l.reading_hash = nullif(current_setting('nwd.early_reading', true), '') and r.removed_at is null
    and nwd.clock() >= measurement.release_moment_of(r.version_id) - interval '24 hours'
    and nwd.clock() < measurement.release_moment_of(r.version_id)
$$;
comment on function measurement.early_reading() is 'The early reader who is looking, and the version they may read; nothing outside the 24 hours';

-- Versions that were ever published, withdrawn ones among them: that they were is public.
create or replace function measurement.known_versions() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.version_id), '{}') from measurement.release_moment m where m.state = 'published'
$$;
comment on function measurement.known_versions() is 'Versions that were published, withdrawn ones among them';

-- Versions whose figures and words the one who is looking may read.
create or replace function measurement.readable_versions() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(v.id), '{}') from (
    select m.version_id as id from measurement.release_moment m
    where m.state = 'published' and not exists (select from measurement.release_moment w where w.version_id = m.version_id and w.state = 'withdrawn')
    union all select early.version from measurement.early_reading() early where early.version is not null
  ) v
$$;
comment on function measurement.readable_versions() is 'Versions whose figures whoever is looking may read: published and not withdrawn, or theirs to read early';

-- Uses a one-time link: once, by a reader still on the list, within the 24 hours. Gives the version, or nothing.
create or replace function measurement.use_early_link(link text, reading text) returns uuid
language sql volatile security definer set search_path = pg_catalog as $$
  update measurement.release_link l set opened_at = nwd.clock(), reading_hash = reading
  from measurement.release_reader r
  where l.link_hash = link and l.opened_at is null and r.id = l.reader_id and r.removed_at is null
    and nwd.clock() >= measurement.release_moment_of(r.version_id) - interval '24 hours'
    and nwd.clock() < measurement.release_moment_of(r.version_id)
  returning r.version_id
$$;
comment on function measurement.use_early_link(text, text) is 'Uses a one-time link once and gives the version to read';

-- Whether a link could be used now, for the page that says so before it is.
create or replace function measurement.early_link_opens(link text) returns timestamptz
language sql stable security definer set search_path = pg_catalog as $$
  select measurement.release_moment_of(r.version_id)
  from measurement.release_link l join measurement.release_reader r on r.id = l.reader_id
  where l.link_hash = link and l.opened_at is null and r.removed_at is null
    and nwd.clock() >= measurement.release_moment_of(r.version_id) - interval '24 hours'
    and nwd.clock() < measurement.release_moment_of(r.version_id)
$$;
comment on function measurement.early_link_opens(text) is 'When what a link leads to is published; null when the link cannot be used now';

create or replace function measurement.log_early_look() returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into measurement.release_look (id, reader_id) select gen_random_uuid(), early.reader from measurement.early_reading() early where early.reader is not null
$$;
comment on function measurement.log_early_look() is 'Writes down that the early reader who is looking looked';

revoke all on function measurement.release_moment_of(uuid), measurement.early_reading(), measurement.known_versions(), measurement.readable_versions(),
  measurement.use_early_link(text, text), measurement.early_link_opens(text), measurement.log_early_look() from public;
grant execute on function measurement.release_moment_of(uuid), measurement.early_reading(), measurement.known_versions(), measurement.readable_versions(),
  measurement.use_early_link(text, text), measurement.early_link_opens(text), measurement.log_early_look() to nwd_app, nwd_worker;

do $$
declare
  one record;
begin
  for one in
    select * from (values
      ('release', 'exists (select from measurement.release_version v where v.release_id = release.id)', 'true'),
      ('release_version', 'id = any ((select measurement.known_versions() || measurement.readable_versions())::uuid[])', 'true'),
      ('release_moment', 'version_id = any ((select measurement.known_versions() || measurement.readable_versions())::uuid[])', 'true'),
      ('release_figure', 'version_id = any ((select measurement.readable_versions())::uuid[])', 'true'),
      ('release_passage', 'version_id = any ((select measurement.readable_versions())::uuid[])', 'true'),
      ('release_source', 'version_id = any ((select measurement.readable_versions())::uuid[])', 'true'),
      ('release_finding', 'false', 'true'),
      ('release_reader', 'version_id = any ((select measurement.known_versions())::uuid[])', 'true'),
      ('release_link', 'false', 'true'),
      ('release_look', 'false', 'true'),
      ('release_date', 'true', 'true')
    ) t (name, readable, worker)
  loop
    execute format('alter table measurement.%I enable row level security', one.name);
    execute format('drop policy if exists app on measurement.%I', one.name);
    execute format('drop policy if exists worker on measurement.%I', one.name);
    execute format(
      'create policy app on measurement.%I for all to nwd_app using ((select measurement.is_analyst()) or %s) with check ((select measurement.is_analyst()))',
      one.name, one.readable);
    execute format('create policy worker on measurement.%I for all to nwd_worker using (true) with check (true)', one.name);
  end loop;
end $$;

-- The order of what may happen to a version, whoever asks: nobody approves what they prepared, nothing is published before its time, and a version
-- that was withdrawn stays so.
create or replace function measurement.release_moment_in_order() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  had text[];
begin
  perform from measurement.release_version v where v.id = new.version_id for key share;
  select coalesce(array_agg(m.state), '{}') into had from measurement.release_moment m where m.version_id = new.version_id;
  if 'withdrawn' = any (had) then
    raise exception 'the version was withdrawn' using errcode = 'check_violation';
  elsif new.state in ('checked', 'approved', 'scheduled') and 'published' = any (had) then
    raise exception 'the version is published' using errcode = 'check_violation';
  elsif new.state = 'approved' and not 'checked' = any (had) then
    raise exception 'the version was not checked' using errcode = 'check_violation';
  elsif new.state = 'approved'
    and exists (select from measurement.release_version v where v.id = new.version_id and (v.prepared_by = new.by_user or not v.attack_passed)) then
    raise exception 'a second analyst approves, and only what stood the attack' using errcode = 'check_violation';
  elsif new.state = 'scheduled' and not 'approved' = any (had) then
    raise exception 'the version was not approved' using errcode = 'check_violation';
  elsif new.state = 'published' and (measurement.release_moment_of(new.version_id) is null or measurement.release_moment_of(new.version_id) > nwd.clock()) then
    raise exception 'the version is not to be published yet' using errcode = 'check_violation';
  elsif new.state = 'amended' and not 'published' = any (had) then
    raise exception 'the version was not published' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function measurement.release_moment_in_order() is 'Refuses what may not happen to a version of a release yet, or any more';
drop trigger if exists in_order on measurement.release_moment;
create trigger in_order before insert on measurement.release_moment for each row execute function measurement.release_moment_in_order();

-- Figures and words are written while a version is being prepared, and never after it was checked.
create or replace function measurement.release_content_is_frozen() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from measurement.release_moment m join written w on w.version_id = m.version_id where m.state <> 'prepared') then
    raise exception 'the version is frozen' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function measurement.release_content_is_frozen() is 'Refuses figures or words added to a version that was checked';
do $$
declare
  one text;
begin
  foreach one in array array['release_figure', 'release_passage', 'release_source'] loop
    execute format('drop trigger if exists frozen on measurement.%I', one);
    execute format(
      'create trigger frozen after insert on measurement.%I referencing new table as written for each statement execute function measurement.release_content_is_frozen()', one);
  end loop;
end $$;

-- Whoever publishes is told that something was scheduled.
create or replace function measurement.release_scheduled() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_releases', '');
  return null;
end $$;
comment on function measurement.release_scheduled() is 'Wakes the job that publishes, once the transaction is kept';
drop trigger if exists scheduled on measurement.release_moment;
create trigger scheduled after insert on measurement.release_moment for each row when (new.state = 'scheduled') execute function measurement.release_scheduled();
