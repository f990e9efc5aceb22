-- Who sees a partnership's plans while they are written: everybody who works in its area, but no referrer. Members and the coordinator write;
-- what is published, everybody reads (plans.edition).

create or replace procedure plans.let(tab regclass, seen_by text, written_by text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('drop policy if exists app on %s', tab);
  execute format('drop policy if exists worker on %s', tab);
  execute format('create policy app on %s for all to nwd_app using (%s) with check (%s)', tab, seen_by, written_by);
  execute format('create policy worker on %s for all to nwd_worker using (true) with check (true)', tab);
end $$;

do $$
declare
  staff constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role())
    in (''coordinator'', ''member'', ''team_lead'', ''key_worker'', ''provider_worker'', ''employer_officer''))';
  writers constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in (''coordinator'', ''member''))';
  coordinator constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')';
  tab text;
begin
  foreach tab in array array['text', 'held_text', 'ready', 'figure'] loop
    call plans.let(format('plans.%I', tab)::regclass, staff, writers);
  end loop;
  foreach tab in array array['comment', 'suggestion'] loop
    call plans.let(format('plans.%I', tab)::regclass, staff, staff);
  end loop;
  foreach tab in array array['plan', 'item', 'section_owner', 'review'] loop
    call plans.let(format('plans.%I', tab)::regclass, staff, coordinator);
  end loop;
  call plans.let('plans.edition', '(published_at is not null or ' || staff || ')', coordinator);
  -- A member speaks for their own organisation, the coordinator for one that said it at a meeting.
  call plans.let('plans.sign_off', staff, '(area_id = (select nwd.viewer_area()) and ((select nwd.viewer_role()) = ''coordinator''
    or (select nwd.viewer_role()) = ''member'' and organisation_id = (select nwd.viewer_organisation())))');
end $$;

-- What was put before the partnership stays as it was: words and figures are never written again, and what is published stays published.
create or replace function plans.keep_edition() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.published_at is not null and (new.published_at is distinct from old.published_at or new.agreement is distinct from old.agreement
    or new.without <> old.without) then
    raise exception 'a published edition never changes: put the next one before the partnership' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger keep_edition before update on plans.edition for each row execute function plans.keep_edition();
