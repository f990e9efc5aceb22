-- Good practice is seen by every partnership once it is published, before that by its own area and, once submitted, by the analyst.
do $$
declare
  own constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) <> ''administrator'')';
  analyst constant text := '(select nwd.viewer_role()) = ''analyst''';
begin
  call checklists.let('checklists.good_practice_version',
    format('%s or (%s and submitted_at is not null) or (decision = ''published'' and withdrawn_at is null and (select nwd.viewer_area()) is not null)', own, analyst),
    format('%s or %s', own, analyst));
  call checklists.let('checklists.good_practice', 'exists (select 1 from checklists.good_practice_version v where v.practice_id = id)', own);
end $$;

-- Who may do which step. What was submitted stays as it was submitted; what was decided, and taken from view, stays so.
create or replace function checklists.keep_practice() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  worker constant boolean := current_user = 'nwd_worker';
  coordinates constant boolean := nwd.viewer_role() = 'coordinator' and nwd.viewer_area() = new.area_id;
  reviews constant boolean := nwd.viewer_role() = 'analyst';
  words_changed boolean := false;
begin
  if tg_op = 'INSERT' then
    if not worker and (new.submitted_at is not null or new.decided_at is not null or new.withdrawn_at is not null or new.area_id is distinct from nwd.viewer_area()) then
      raise exception 'an example of good practice begins as a draft of its own area' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  words_changed := (new.version_id, new.section, new.item, new.title, new.done, new.changed, new.contact_role)
    is distinct from (old.version_id, old.section, old.item, old.title, old.done, old.changed, old.contact_role);
  if words_changed and (old.submitted_at is not null or (reviews and not worker)) then
    raise exception 'what was submitted never changes: write the next version' using errcode = 'check_violation';
  end if;
  if new.submitted_at is distinct from old.submitted_at and (old.submitted_at is not null or not (coordinates or worker)) then
    raise exception 'the area''s coordinator submits, once' using errcode = 'check_violation';
  end if;
  if new.decided_at is distinct from old.decided_at and (old.decided_at is not null or not (reviews or worker)) then
    raise exception 'the analyst decides, once' using errcode = 'check_violation';
  end if;
  if (new.decision, new.decided_why) is distinct from (old.decision, old.decided_why) and old.decided_at is not null then
    raise exception 'what was decided stays decided' using errcode = 'check_violation';
  end if;
  if (new.withdrawn_at, new.withdrawn_why) is distinct from (old.withdrawn_at, old.withdrawn_why)
    and (old.withdrawn_at is not null or not (reviews or coordinates or worker)) then
    raise exception 'the area''s coordinator or the analyst takes it from view, once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger keep_practice before insert or update on checklists.good_practice_version for each row execute function checklists.keep_practice();

-- Once a version is published, its instrument keeps its name: rounds and reports are known by it.
create or replace function checklists.keep_named() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select 1 from checklists.instrument_version v where v.instrument_id = new.id and v.published_at is not null) then
    raise exception 'an instrument with a published version keeps its name' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger keep_named before update on checklists.instrument for each row execute function checklists.keep_named();
