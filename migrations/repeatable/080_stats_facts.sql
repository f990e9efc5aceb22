-- How facts are kept (0135): worked out again for whom a mark was left, or for everybody. What they say is stats.participant_live of the next file.

-- Few beside all there are: then each is worked out by itself, and otherwise all in one go, which reads every record there is.
create or replace function measurement.few_marked() returns boolean language sql stable security definer set search_path = '' as $$
  select (select count(*) from (select from measurement.fact_mark limit greatest(0, known / 50)::bigint + 1) m) * 50 <= known
  from (select reltuples as known from pg_catalog.pg_class where oid = 'measurement.fact'::regclass) k
$$;

-- The marked, as their records are now.
create or replace function measurement.marked() returns setof measurement.fact language plpgsql stable security definer set search_path = '' rows 100 as $$
declare
  one record;
begin
  if not exists (select from measurement.fact_mark) then
    return;
  elsif measurement.few_marked() then
    for one in select distinct area_id, person_id from measurement.fact_mark loop
      return query select * from stats.participant_live l where l.area_id = one.area_id and l.person_id = one.person_id;
    end loop;
  else
    return query select l.* from stats.participant_live l join (select distinct area_id, person_id from measurement.fact_mark) m
      on m.area_id = l.area_id and m.person_id = l.person_id;
  end if;
end $$;

-- What the rules of the facts are: whatever changes in them changes this.
create or replace function measurement.fact_fingerprint() returns text language plpgsql stable security definer set search_path = '' as $$
begin
  return pg_catalog.md5(pg_catalog.pg_get_viewdef('stats.participant_live'::regclass) || (
    select pg_catalog.string_agg(pg_catalog.pg_get_functiondef(f.oid), '' order by f.oid::regprocedure::text)
    from pg_catalog.pg_proc f where f.pronamespace = 'stats'::regnamespace and f.provolatile = 'i'));
end $$;

-- Works the facts of the marked out again, and of everybody when the rules are not those they were worked out by or when most are marked. One at a time.
-- The marks that its first statement sees are taken, and records are read after that: a change that came between has a mark of its own. Out: how many people.
create or replace function measurement.fold_facts() returns bigint language plpgsql security definer set search_path = '' as $$
declare
  rules constant text := measurement.fact_fingerprint();
  folded bigint := 0;
  one record;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('measurement.fact'));
  if measurement.few_marked() and exists (select from measurement.fact_rules where fingerprint = rules) then
    for one in with taken as (delete from measurement.fact_mark returning area_id, person_id) select distinct area_id, person_id from taken loop
      delete from measurement.fact f where f.area_id = one.area_id and f.person_id = one.person_id;
      insert into measurement.fact select * from stats.participant_live l where l.area_id = one.area_id and l.person_id = one.person_id;
      folded := folded + 1;
    end loop;
    return folded;
  end if;
  delete from measurement.fact_mark;
  delete from measurement.fact;
  insert into measurement.fact select * from stats.participant_live;
  get diagnostics folded = row_count;
  delete from measurement.fact_rules;
  insert into measurement.fact_rules (fingerprint) values (rules);
  analyze measurement.fact;
  return folded;
end $$;

revoke execute on all functions in schema measurement from public;
grant execute on function measurement.marked() to nwd_stats;
grant execute on function measurement.fold_facts() to nwd_worker;

comment on function measurement.few_marked() is 'Whether the marked are few enough beside all there are to be worked out one by one';
comment on function measurement.marked() is 'The facts of the marked, from their records as they are now';
comment on function measurement.fact_fingerprint() is 'Fingerprint of the rules that facts are worked out by';
comment on function measurement.fold_facts() is 'Works the facts of the marked out again, or everybody''s under other rules; says of how many people';
