-- What everybody may read of public money: where it came from and how far it came, by area, year and stream; and to which organisations it was promised. No line of a budget,
-- no claim and no evidence, whose words might tell of somebody; no employer by name, because an employer who was paid for one placement points to one person.

create or replace function funding.public_money()
returns table (area_id text, financial_year text, stream text, came bigint, carried_in bigint, budget bigint, promised bigint, claimed bigint, paid bigint, reclaimed bigint,
  carried bigint, lapsed bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select a.area_id, a.financial_year, a.stream,
    -coalesce(sum(a.pence) filter (where a.kind in ('source', 'carried_in')), 0)::bigint,
    -coalesce(sum(a.pence) filter (where a.kind = 'carried_in'), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind in ('budgeted', 'committed', 'claimed', 'paid', 'reclaimed')), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind in ('committed', 'claimed', 'paid', 'reclaimed')), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind in ('claimed', 'paid', 'reclaimed')), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind in ('paid', 'reclaimed')), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind = 'reclaimed'), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind = 'carried'), 0)::bigint,
    coalesce(sum(a.pence) filter (where a.kind = 'lapsed'), 0)::bigint
  from funding.account a group by a.area_id, a.financial_year, a.stream order by a.area_id, a.financial_year, a.stream
$$;
comment on function funding.public_money() is 'The money of every area and year by stream, for everybody';

create or replace function funding.public_promises()
returns table (id uuid, area_id text, financial_year text, stream text, kind text, number int, what text, organisation_id uuid, organisation text,
  from_on date, to_on date, made_on date, pence bigint, paid bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.area_id, b.financial_year, b.stream, c.kind, c.number, c.what, c.organisation_id, o.name, c.from_on, c.to_on, c.made_on,
    coalesce(sum(a.pence), 0)::bigint, coalesce(sum(a.pence) filter (where a.kind in ('paid', 'reclaimed')), 0)::bigint
  from funding.commitment c
  join funding.budget_line b on b.id = c.budget_line_id and b.area_id = c.area_id
  join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
  left join funding.account a on a.commitment_id = c.id and a.area_id = c.area_id
  where o.kind <> 'employer'
  group by c.id, c.area_id, b.id, b.area_id, o.name having coalesce(sum(a.pence), 0) > 0
  order by b.financial_year desc, c.area_id, o.name, c.number
$$;
comment on function funding.public_promises() is 'Grants and contracts of organisations that are no employers, for everybody';

create or replace function funding.any_public_grant() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.commitment c join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
    join funding.account a on a.commitment_id = c.id and a.area_id = c.area_id where c.kind = 'grant' and o.kind <> 'employer' and a.pence > 0)
$$;
comment on function funding.any_public_grant() is 'Whether there is a grant that everybody may read of';

revoke all on function funding.any_public_grant(), funding.public_money(), funding.public_promises() from public;
grant execute on function funding.any_public_grant(), funding.public_money(), funding.public_promises() to nwd_app, nwd_worker;
