-- Who sees the money, and how it is moved. An area's members and coordinator see its books; analysts see everybody's. Nobody writes a line by hand: `funding.post` and
-- `funding.reverse` do, in one order of accounts, so that those who write at once wait for each other and nothing is lost.

do $$
declare
  tab text;
begin
  foreach tab in array array['budget_line', 'commitment', 'account', 'entry', 'line', 'year_closed'] loop
    execute format('alter table funding.%I enable row level security', tab);
    execute format('drop policy if exists app on funding.%I', tab);
    execute format('drop policy if exists worker on funding.%I', tab);
    execute format('create policy app on funding.%I for all to nwd_app
      using ((select nwd.viewer_role()) = ''analyst'' or area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in (''coordinator'', ''member''))
      with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = ''coordinator'')', tab);
    execute format('create policy worker on funding.%I for all to nwd_worker using (true) with check (true)', tab);
  end loop;
end $$;

-- An organisation's own member claims what it is owed; only the coordinator says what becomes of a claim.
create or replace function funding.is_promised_to_viewer(of_commitment uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.commitment c where c.id = of_commitment and c.area_id = nwd.viewer_area()
    and (nwd.viewer_role() = 'coordinator' or nwd.viewer_role() = 'member' and c.organisation_id = nwd.viewer_organisation()))
$$;
comment on function funding.is_promised_to_viewer(uuid) is 'Whether whoever is looking may claim under a commitment: its organisation''s member, or the coordinator';
revoke all on function funding.is_promised_to_viewer(uuid) from public;
grant execute on function funding.is_promised_to_viewer(uuid) to nwd_app, nwd_worker;

do $$
declare
  one record;
  books constant text := $p$(select nwd.viewer_role()) = 'analyst' or area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'member')$p$;
  coordinators constant text := $p$area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = 'coordinator'$p$;
  analysts constant text := $p$(select nwd.viewer_role()) = 'analyst'$p$;
begin
  for one in
    select * from (values
      ('claim', books, 'area_id = (select nwd.viewer_area()) and funding.is_promised_to_viewer(commitment_id)'),
      ('claim_cost', books, 'area_id = (select nwd.viewer_area()) and exists (select from funding.claim c where c.id = claim_id and c.made_by = (select nwd.viewer_user()))'),
      ('claim_moment', books, coordinators),
      ('profile', books, coordinators),
      ('data_set', 'true', analysts),
      ('data_value', 'true', analysts),
      ('distribution', analysts || ' or exists (select from funding.distribution_approval a where a.distribution_id = id)', analysts),
      ('distribution_approval', 'true', analysts),
      ('distribution_share', 'true', analysts)
    ) t (name, readable, writable)
  loop
    execute format('alter table funding.%I enable row level security', one.name);
    execute format('drop policy if exists app on funding.%I', one.name);
    execute format('drop policy if exists adds on funding.%I', one.name);
    execute format('drop policy if exists worker on funding.%I', one.name);
    execute format('create policy app on funding.%I for select to nwd_app using (%s)', one.name, one.readable);
    execute format('create policy adds on funding.%I for insert to nwd_app with check (%s)', one.name, one.writable);
    execute format('create policy worker on funding.%I for all to nwd_worker using (true) with check (true)', one.name);
  end loop;
end $$;

-- Whether whoever is looking may move money of an area: its coordinator; an analyst, who distributes the nation's; the program itself.
create or replace function funding.may_post(of_area text, of_kind text) returns boolean language sql stable
  return coalesce(nwd.viewer_role() = 'worker' or nwd.viewer_role() = 'coordinator' and nwd.viewer_area() = of_area
    or nwd.viewer_role() = 'analyst' and of_kind in ('allocation', 'reversal'), false);
comment on function funding.may_post(text, text) is 'Whether whoever is looking may write such an entry in the books of an area';

-- An account, made when it is first used.
create or replace function funding.account_of(of_area text, of_year text, of_stream text, of_kind text, of_line uuid, of_commitment uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_id uuid;
begin
  select a.id into found_id from funding.account a
    where a.area_id = of_area and a.financial_year = of_year and a.stream = of_stream and a.kind = of_kind
      and a.budget_line_id is not distinct from of_line and a.commitment_id is not distinct from of_commitment;
  if found_id is null then
    insert into funding.account (area_id, financial_year, stream, kind, budget_line_id, commitment_id)
      values (of_area, of_year, of_stream, of_kind, of_line, of_commitment) on conflict do nothing returning id into found_id;
  end if;
  if found_id is null then
    select a.id into found_id from funding.account a
      where a.area_id = of_area and a.financial_year = of_year and a.stream = of_stream and a.kind = of_kind
        and a.budget_line_id is not distinct from of_line and a.commitment_id is not distinct from of_commitment;
  end if;
  return found_id;
end $$;
comment on function funding.account_of(text, text, text, text, uuid, uuid) is 'The account of that place, made when it is first used';

-- Writes one entry. `moves`: [{ year, stream, kind, line, commitment, pence }]. Refuses, with the place in DETAIL: NWF01 too little stands there, NWF02 the year is
-- closed, NWF03 the lines do not add up, NWF04 not theirs to write.
create or replace function funding.post(entry_id uuid, of_area text, of_kind text, about text, on_day date, moves jsonb, who text default null, taking_back uuid default null)
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  ids uuid[];
  sums bigint[];
begin
  if not funding.may_post(of_area, of_kind) and not (of_kind = 'claim' and coalesce(nwd.viewer_area() = of_area, false) and (
      select coalesce(bool_and(m.kind in ('committed', 'claimed') and (m.pence < 0) = (m.kind = 'committed') and funding.is_promised_to_viewer(m.commitment)), false)
      from jsonb_to_recordset(moves) as m (kind text, commitment uuid, pence bigint))) then
    raise exception 'not theirs to write' using errcode = 'NWF04';
  end if;
  -- Closing a year waits for entries under way, and they for it.
  perform pg_advisory_xact_lock_shared(hashtext('funding.year ' || of_area));
  select array_agg(t.account_id order by t.account_id), array_agg(t.pence order by t.account_id) into ids, sums
  from (
    select x.account_id, sum(x.pence)::bigint as pence
    from (
      select funding.account_of(of_area, m.year, m.stream, m.kind, m.line, m.commitment) as account_id, m.pence
      from (select * from jsonb_to_recordset(moves) as r (year text, stream text, kind text, line uuid, commitment uuid, pence bigint)
        order by year, stream, kind, line, commitment offset 0) m
    ) x
    group by x.account_id having sum(x.pence) <> 0
  ) t;
  -- Always in the same order, so that nobody waits for somebody who waits for them.
  perform from funding.account a where a.id = any (ids) order by a.id for update;
  perform from funding.budget_line b where b.id in (select a.budget_line_id from funding.account a where a.id = any (ids)) order by b.id for update;
  insert into funding.entry (id, area_id, kind, words, on_date, reverses, posted_by, by_name)
    values (entry_id, of_area, of_kind, about, on_day, taking_back, nwd.viewer_user(), who);
  for place in 1 .. coalesce(cardinality(ids), 0) loop
    begin
      insert into funding.line (entry_id, area_id, account_id, pence) values (post.entry_id, of_area, ids[place], sums[place]);
    exception when check_violation then
      raise exception 'too little stands there' using errcode = 'NWF01',
        detail = (select jsonb_build_object('kind', a.kind, 'year', a.financial_year, 'stream', a.stream, 'line', a.budget_line_id, 'commitment', a.commitment_id,
          'has', a.pence, 'asked', -sums[place])::text from funding.account a where a.id = ids[place]);
    end;
  end loop;
end $$;
comment on function funding.post(uuid, text, text, text, date, jsonb, text, uuid) is 'Writes an entry of the journal, whole or not at all';

-- Takes an entry back by its opposite. Once.
create or replace function funding.reverse(entry_id uuid, of_entry uuid, about text, on_day date, who text default null)
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  former funding.entry;
begin
  select * into former from funding.entry e where e.id = of_entry;
  if former is null or former.kind = 'reversal' or not funding.may_post(former.area_id, former.kind) then
    raise exception 'not theirs to take back' using errcode = 'NWF04';
  end if;
  perform funding.post(reverse.entry_id, former.area_id, 'reversal', about, on_day,
    (select jsonb_agg(jsonb_build_object('year', a.financial_year, 'stream', a.stream, 'kind', a.kind, 'line', a.budget_line_id, 'commitment', a.commitment_id, 'pence', -l.pence))
     from funding.line l join funding.account a on a.id = l.account_id where l.entry_id = of_entry), who, of_entry);
end $$;
comment on function funding.reverse(uuid, uuid, text, date, text) is 'Takes an entry of the journal back by its opposite, once';

-- Closes a year of an area's books: true for the one who does, false for whoever comes second. Refuses (NWF05) while anything is open in it.
create or replace function funding.close_year(of_area text, of_year text, who text default null) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not funding.may_post(of_area, 'lapse') then
    raise exception 'not theirs to close' using errcode = 'NWF04';
  end if;
  perform pg_advisory_xact_lock(hashtext('funding.year ' || of_area));
  if exists (select from funding.year_closed c where c.area_id = of_area and c.financial_year = of_year) then
    return false;
  end if;
  if exists (select from funding.account a where a.area_id = of_area and a.financial_year = of_year and a.pence <> 0
    and a.kind in ('allocated', 'budgeted', 'committed', 'claimed')) then
    raise exception 'something is open in that year' using errcode = 'NWF05';
  end if;
  insert into funding.year_closed (area_id, financial_year, closed_by, by_name) values (of_area, of_year, nwd.viewer_user(), who);
  return true;
end $$;
comment on function funding.close_year(text, text, text) is 'Closes a year of an area''s books, once';

revoke all on function funding.may_post(text, text), funding.account_of(text, text, text, text, uuid, uuid), funding.post(uuid, text, text, text, date, jsonb, text, uuid),
  funding.reverse(uuid, uuid, text, date, text), funding.close_year(text, text, text) from public;
grant execute on function funding.post(uuid, text, text, text, date, jsonb, text, uuid), funding.reverse(uuid, uuid, text, date, text),
  funding.close_year(text, text, text) to nwd_app, nwd_worker;

-- What stands in each account, added up from the journal: what `funding.account.pence` must always be.
create or replace view funding.balance as
  select a.id as account_id, a.area_id, a.financial_year, a.stream, a.kind, a.budget_line_id, a.commitment_id, coalesce(sum(l.pence), 0)::bigint as pence
  from funding.account a left join funding.line l on l.account_id = a.id and l.area_id = a.area_id group by a.id, a.area_id;
alter view funding.balance set (security_invoker = true);
grant select on funding.balance to nwd_app, nwd_worker;
comment on view funding.balance is 'What stands in each account, added up from the journal';
comment on column funding.balance.account_id is 'Account | sensitivity: none | retention: seven years';
comment on column funding.balance.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.balance.financial_year is 'Financial year | sensitivity: none | retention: seven years';
comment on column funding.balance.stream is 'Stream | sensitivity: none | retention: seven years';
comment on column funding.balance.kind is 'Kind of account | sensitivity: none | retention: seven years';
comment on column funding.balance.budget_line_id is 'Line of the budget | sensitivity: none | retention: seven years';
comment on column funding.balance.commitment_id is 'Commitment | sensitivity: none | retention: seven years';
comment on column funding.balance.pence is 'Sum of its lines, in pence | sensitivity: none | retention: seven years';
