-- Who may read what of the checklists. Answers and comments: the organisation that gave them, and nobody else; not the coordinator, not the
-- analyst, not an administrator. Everybody else gets counts, from the functions below, and only of a part that has closed with five organisations
-- or more. docs/decisions/0015-checklists.md says why no two reports can be told apart by fewer than five.

-- The organisation whose answers the viewer may read and write: the one they act for. A coordinator acts for the partnership, an administrator for
-- accounts, an analyst for the nation: none of them for an organisation that answers.
create or replace function checklists.my_organisation() returns uuid language sql stable parallel safe as $$
  select case when nwd.viewer_role() in ('member', 'team_lead', 'key_worker', 'provider_worker', 'employer_officer', 'referrer')
    then nwd.viewer_organisation() end
$$;

-- Somebody with the link of an invitation and no account: the link's secret is the key, and only its hash is kept. Every letter has a link of its own.
-- A link lets nobody in once the part has closed; for a day more it lets read whoever is in, so that they can take their copy.
create or replace function checklists.invitation_held() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select i.id from checklists.letter l
  join checklists.invitation i on i.id = l.invitation_id
  join checklists.round r on r.id = i.round_id
  join checklists.round_area a on a.round_id = i.round_id and a.area_id = i.area_id
  where l.token_hash = encode(sha256(convert_to(nullif(current_setting('nwd.invitation', true), ''), 'UTF8')), 'hex')
    and i.withdrawn_at is null and coalesce(least(a.closed_at, r.closes_at) > nwd.clock() - interval '1 day', true)
$$;
create or replace function checklists.invited_organisation() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select i.organisation_id from checklists.invitation i where i.id = checklists.invitation_held()
$$;
create or replace function checklists.invited_round() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select i.round_id from checklists.invitation i where i.id = checklists.invitation_held()
$$;
create or replace function checklists.invited_instrument() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select v.instrument_id from checklists.round r join checklists.instrument_version v on v.id = r.version_id where r.id = checklists.invited_round()
$$;

create or replace function checklists.may_author(of_area text) returns boolean language sql stable parallel safe as $$
  select coalesce((nwd.viewer_role() = 'analyst' and of_area is null) or (nwd.viewer_role() = 'coordinator' and of_area = nwd.viewer_area()), false)
$$;

create or replace procedure checklists.let(tab regclass, seen_by text, written_by text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('drop policy if exists app on %s', tab);
  execute format('drop policy if exists worker on %s', tab);
  execute format('create policy app on %s for all to nwd_app using (%s) with check (%s)', tab, seen_by, written_by);
  execute format('create policy worker on %s for all to nwd_worker using (true) with check (true)', tab);
end $$;

do $$
declare
  own constant text := '(organisation_id = (select checklists.my_organisation())
    or (organisation_id = (select checklists.invited_organisation()) and round_id = (select checklists.invited_round())))';
  own_area constant text := '(area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')';
  analyst constant text := '(select nwd.viewer_role()) = ''analyst''';
  tab text;
begin
  call checklists.let('checklists.instrument', 'area_id is null or area_id = (select nwd.viewer_area()) or id = (select checklists.invited_instrument())', '(select checklists.may_author(area_id))');
  call checklists.let('checklists.instrument_version', 'published_at is not null or (select checklists.may_author(area_id))', '(select checklists.may_author(area_id))');
  foreach tab in array array['scale_answer', 'section', 'statement', 'comment_box'] loop
    call checklists.let(format('checklists.%I', tab)::regclass, 'exists (select 1 from checklists.instrument_version v where v.id = version_id)',
      'exists (select 1 from checklists.instrument_version v where v.id = version_id and checklists.may_author(v.area_id))');
  end loop;
  call checklists.let('checklists.official_wording', 'true', analyst);

  call checklists.let('checklists.round',
    format('area_id is null or area_id = (select nwd.viewer_area()) or id = (select checklists.invited_round()) or %s', analyst), '(select checklists.may_author(area_id))');
  call checklists.let('checklists.round_area', format('area_id = (select nwd.viewer_area()) or round_id = (select checklists.invited_round()) or %s', analyst),
    format('%s or %s', own_area, analyst));
  call checklists.let('checklists.invitation', format('%s or id = (select checklists.invitation_held()) or organisation_id = (select checklists.my_organisation())', own_area), own_area);
  call checklists.let('checklists.letter', own_area, own_area);
  call checklists.let('checklists.response', format('%s or %s', own, own_area), own);
  call checklists.let('checklists.submission', format('%s or %s', own, own_area), own);
  call checklists.let('checklists.draft', own, own);
  call checklists.let('checklists.answer', own, own);
  call checklists.let('checklists.comment', own, own);
  call checklists.let('checklists.clearing', 'false', 'false');
end $$;

-- What is published stays as it was published.
create or replace function checklists.keep_published() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare of_version uuid;
begin
  if tg_table_name = 'instrument_version' then
    if old.published_at is not null then
      raise exception 'a published version of an instrument never changes: begin the next version' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  of_version := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
  if exists (select 1 from checklists.instrument_version v where v.id = of_version and v.published_at is not null) then
    raise exception 'a published version of an instrument never changes: begin the next version' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and new.version_id <> old.version_id then
    raise exception 'a row stays in its version' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create or replace trigger keep_published before update on checklists.instrument_version for each row execute function checklists.keep_published();
create or replace trigger keep_published before insert or update or delete on checklists.scale_answer for each row execute function checklists.keep_published();
create or replace trigger keep_published before insert or update or delete on checklists.section for each row execute function checklists.keep_published();
create or replace trigger keep_published before insert or update or delete on checklists.statement for each row execute function checklists.keep_published();
create or replace trigger keep_published before insert or update or delete on checklists.comment_box for each row execute function checklists.keep_published();

-- A part closes once. A time of closing that has come is not moved; an area does not join a round that is over.
create or replace function checklists.keep_closed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'round' then
    if new.closes_at is distinct from old.closes_at and (old.closes_at <= nwd.clock() or new.closes_at <= nwd.clock()) then
      raise exception 'the round has closed: a time of closing is moved only before it comes, to one that is still to come' using errcode = 'check_violation';
    end if;
  elsif tg_op = 'UPDATE' then
    if old.closed_at is not null then
      raise exception 'a part of a round that has closed never opens again' using errcode = 'check_violation';
    end if;
  elsif exists (select 1 from checklists.round r where r.id = new.round_id and (r.closes_at <= nwd.clock() or (r.area_id is not null and r.area_id <> new.area_id)))
    or (exists (select 1 from checklists.round_area a where a.round_id = new.round_id)
      and not exists (select 1 from checklists.round_area a where a.round_id = new.round_id and a.closed_at is null)) then
    raise exception 'this area cannot join the round: it is another area''s, or over' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger keep_closed before update on checklists.round for each row execute function checklists.keep_closed();
create or replace trigger keep_closed before insert or update on checklists.round_area for each row execute function checklists.keep_closed();

create or replace function checklists.is_open(of_round uuid, in_area text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from checklists.round_area a join checklists.round r on r.id = a.round_id
    where a.round_id = of_round and a.area_id = in_area and a.closed_at is null and r.opens_at <= nwd.clock() and (r.closes_at is null or r.closes_at > nwd.clock()))
$$;

-- Nothing is answered in a part that is not open. The part is locked against closing until the answer is in, so that a report made after the
-- closing holds every answer that was let in before it.
create or replace function checklists.only_while_open() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform 1 from checklists.round_area a where (a.round_id, a.area_id) in (select n.round_id, n.area_id from given n) order by a.round_id, a.area_id for share;
  if exists (select 1 from (select distinct n.round_id, n.area_id from given n) n where not checklists.is_open(n.round_id, n.area_id)) then
    raise exception 'this part of the round is not open' using errcode = 'check_violation';
  end if;
  return null;
end $$;
do $$
declare tab text;
begin
  foreach tab in array array['response', 'submission', 'draft', 'answer', 'comment'] loop
    execute format('create or replace trigger only_while_open after insert on checklists.%I referencing new table as given for each statement execute function checklists.only_while_open()', tab);
  end loop;
  foreach tab in array array['submission', 'draft', 'answer', 'comment'] loop
    execute format('create or replace trigger only_while_open_again after update on checklists.%I referencing new table as given for each statement execute function checklists.only_while_open()', tab);
  end loop;
end $$;

-- Closes what has come to its time. Asked before every report, because a report is shown only of a part whose closing is written down.
create or replace function checklists.close_what_is_due() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('transaction_read_only')::boolean then return; end if;
  update checklists.round_area a set closed_at = r.closes_at from checklists.round r
  where r.id = a.round_id and r.closes_at <= nwd.clock() and a.closed_at is null;
end $$;

-- How many organisations have answered, by area: never what.
create or replace function checklists.responses(of_round uuid) returns table (area_id text, responses int, closed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select a.area_id, (select count(distinct s.response_id) from checklists.submission s where s.round_id = a.round_id and s.area_id = a.area_id)::int, a.closed_at
  from checklists.round_area a where a.round_id = of_round
$$;

-- How many are asked and have answered in each area that the viewer may know about: an analyst all, others their own.
create or replace function checklists.progress(of_round uuid) returns table (area_id text, invited int, responses int, closed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select p.area_id, (select count(*) from (
      select i.organisation_id from checklists.invitation i where i.round_id = of_round and i.area_id = p.area_id and i.withdrawn_at is null
      union select s.organisation_id from checklists.submission s where s.round_id = of_round and s.area_id = p.area_id) asked)::int,
    p.responses, p.closed_at
  from checklists.responses(of_round) p
  where nwd.viewer_role() in ('analyst', 'worker') or p.area_id = nwd.viewer_area()
$$;

create or replace function checklists.least_responses() returns int language sql immutable parallel safe as $$ select 5 $$;

-- The areas whose answers a national report holds: those closed with five organisations or more, each as it closes; and once all have closed the
-- smaller ones together, when together they are five or more. An area under five is never the only difference between two things shown.
create or replace function checklists.national_areas(of_round uuid) returns table (area_id text, responses int, held boolean)
language sql stable security definer set search_path = pg_catalog as $$
  with part as (select * from checklists.responses(of_round) p where p.responses > 0),
  small as (select coalesce(sum(p.responses), 0) as responses from part p where p.responses < checklists.least_responses()),
  over as (select bool_and(p.closed_at is not null) as all_closed from checklists.responses(of_round) p)
  select p.area_id, p.responses, p.closed_at is not null and (p.responses >= checklists.least_responses()
    or (over.all_closed and small.responses >= checklists.least_responses()))
  from part p, small, over
$$;

-- What the answers of an area come to; no row unless its part has closed with five organisations or more, and the viewer is of the area or an analyst.
create or replace function checklists.local_counts(of_round uuid, in_area text) returns table (item text, answer text, answers int)
language sql stable security definer set search_path = pg_catalog as $$
  select a.item, a.answer, count(*)::int from checklists.answer a
  where a.round_id = of_round and a.area_id = in_area and a.superseded_at is null
    and (nwd.viewer_role() in ('analyst', 'worker') or in_area = nwd.viewer_area())
    and exists (select 1 from checklists.responses(of_round) p
      where p.area_id = in_area and p.closed_at is not null and p.responses >= checklists.least_responses())
  group by a.item, a.answer
$$;

-- The same for every area that has such a report, beside each other: for the analyst.
create or replace function checklists.area_counts(of_round uuid) returns table (area_id text, item text, answer text, answers int)
language sql stable security definer set search_path = pg_catalog as $$
  select a.area_id, a.item, a.answer, count(*)::int from checklists.answer a
  where a.round_id = of_round and a.superseded_at is null and nwd.viewer_role() in ('analyst', 'worker')
    and a.area_id in (select p.area_id from checklists.responses(of_round) p where p.closed_at is not null and p.responses >= checklists.least_responses())
  group by a.area_id, a.item, a.answer
$$;

-- What the answers of the nation come to.
create or replace function checklists.national_counts(of_round uuid) returns table (item text, answer text, answers int)
language sql stable security definer set search_path = pg_catalog as $$
  select a.item, a.answer, count(*)::int from checklists.answer a
  where a.round_id = of_round and a.superseded_at is null
    and a.area_id in (select n.area_id from checklists.national_areas(of_round) n where n.held)
  group by a.item, a.answer
$$;

-- Whether the viewer is who reads comments before anybody else does: the coordinator for their area, the analyst for the nation.
create or replace function checklists.may_clear(for_scope text, in_area text) returns boolean language sql stable parallel safe as $$
  select coalesce((for_scope = 'local' and nwd.viewer_role() = 'coordinator' and in_area = nwd.viewer_area())
    or (for_scope = 'national' and nwd.viewer_role() = 'analyst'), false)
$$;

-- The comments that the viewer may clear, without the organisation, in an order that says nothing; only of parts closed with five organisations or
-- more. The nation's are those that an area has cleared, in the words it cleared, without the area.
create or replace function checklists.comments_to_clear(of_round uuid, for_scope text, in_area text)
returns table (id uuid, section smallint, box text, words text, decision text, shown_text text, theme text, decided_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.section, c.box, case when for_scope = 'local' then c.text else l.shown_text end, d.decision, d.shown_text, coalesce(d.theme, l.theme), d.decided_at
  from checklists.comment c
  join checklists.responses(of_round) p on p.area_id = c.area_id and p.closed_at is not null and p.responses >= checklists.least_responses()
  left join checklists.clearing l on l.comment_id = c.id and l.scope = 'local' and l.superseded_at is null and for_scope = 'national'
  left join checklists.clearing d on d.comment_id = c.id and d.scope = for_scope and d.superseded_at is null
  where c.round_id = of_round and c.superseded_at is null
    and case when for_scope = 'local' then c.area_id = in_area else l.decision = 'cleared' end
    and checklists.may_clear(for_scope, c.area_id)
  order by c.section, c.box, c.id
$$;

-- Clears or withholds one of them. False when the viewer may not, or there is no such comment.
create or replace function checklists.decide_comment(of_comment uuid, for_scope text, to_be text, in_words text, about_theme text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare c checklists.comment;
begin
  select * into c from checklists.comment where id = of_comment and superseded_at is null for update;
  if not found or not exists (select 1 from checklists.comments_to_clear(c.round_id, for_scope, c.area_id) t where t.id = of_comment) then
    return false;
  end if;
  update checklists.clearing set superseded_at = nwd.clock() where comment_id = of_comment and scope = for_scope and superseded_at is null;
  insert into checklists.clearing (area_id, round_id, comment_id, scope, decision, shown_text, theme, decided_by)
  values (c.area_id, c.round_id, of_comment, for_scope, to_be, in_words, about_theme, nwd.viewer_user());
  return true;
end $$;

-- What may be quoted: in an area's own report to its people, in the nation's to everybody who is signed in.
create or replace function checklists.cleared_comments(of_round uuid, for_scope text, in_area text)
returns table (section smallint, box text, words text, theme text) language sql stable security definer set search_path = pg_catalog as $$
  select c.section, c.box, d.shown_text, d.theme
  from checklists.comment c
  join checklists.clearing l on l.comment_id = c.id and l.scope = 'local' and l.superseded_at is null and l.decision = 'cleared'
  join checklists.clearing d on d.comment_id = c.id and d.scope = for_scope and d.superseded_at is null and d.decision = 'cleared'
  where c.round_id = of_round and c.superseded_at is null
    and case when for_scope = 'local' then c.area_id = in_area and (in_area = nwd.viewer_area() or nwd.viewer_role() = 'worker') else nwd.viewer_role() is not null end
  order by c.section, c.box, d.theme nulls last, c.id
$$;

revoke all on all functions in schema checklists from public;
revoke all on procedure checklists.let(regclass, text, text) from public;
grant execute on function checklists.my_organisation(), checklists.invitation_held(), checklists.invited_organisation(), checklists.invited_round(), checklists.invited_instrument(),
  checklists.may_author(text), checklists.is_open(uuid, text), checklists.close_what_is_due(), checklists.progress(uuid), checklists.least_responses(),
  checklists.national_areas(uuid), checklists.local_counts(uuid, text), checklists.area_counts(uuid), checklists.national_counts(uuid),
  checklists.may_clear(text, text), checklists.comments_to_clear(uuid, text, text), checklists.decide_comment(uuid, text, text, text, text),
  checklists.cleared_comments(uuid, text, text) to nwd_app, nwd_worker;
