/** Statements that write five years of every area's books, each with four streams, two lines and two promises of each; for tests and the bench, as the owner. */
export const fiveYearsOfEveryArea = `
insert into partnership.organisation (id, area_id, name, kind) select gen_random_uuid(), id, 'Trust of ' || name, 'charity' from partnership.area;
insert into partnership.organisation (id, area_id, name, kind) select gen_random_uuid(), id, 'Small Boats of ' || name, 'employer' from partnership.area;
with years as (select y || '-' || lpad(((y + 1) % 100)::text, 2, '0') as year, y from generate_series(2022, 2026) y)
insert into funding.budget_line (id, area_id, financial_year, stream, what)
  select gen_random_uuid(), a.id, year, s, 'Line ' || n from partnership.area a, years, unnest(array['NOLB', 'PESF', 'YPG', 'UKSPF']) s, generate_series(1, 2) n;
insert into funding.commitment (id, area_id, number, budget_line_id, kind, organisation_id, what, from_on, to_on, made_on)
  select gen_random_uuid(), b.area_id, row_number() over (partition by b.area_id), b.id, case when o.kind = 'charity' then 'grant' else 'contract' end, o.id, 'Help on the quay',
    make_date(left(b.financial_year, 4)::int, 4, 1), make_date(left(b.financial_year, 4)::int + 1, 3, 31), make_date(left(b.financial_year, 4)::int, 4, 2)
  from funding.budget_line b join partnership.organisation o on o.area_id = b.area_id and (o.name like 'Trust of %' or o.name like 'Small Boats of %');
insert into funding.account (area_id, financial_year, stream, kind) select distinct b.area_id, b.financial_year, b.stream, k from funding.budget_line b, unnest(array['source', 'allocated']) k;
insert into funding.account (area_id, financial_year, stream, kind, budget_line_id) select b.area_id, b.financial_year, b.stream, 'budgeted', b.id from funding.budget_line b;
insert into funding.account (area_id, financial_year, stream, kind, budget_line_id, commitment_id)
  select b.area_id, b.financial_year, b.stream, k, b.id, c.id from funding.commitment c join funding.budget_line b on b.id = c.budget_line_id, unnest(array['committed', 'paid']) k;
analyze;
alter table funding.line disable trigger user;
alter table funding.entry disable trigger user;
with new as (insert into funding.entry (id, area_id, kind, words, on_date) select gen_random_uuid(), a.id, 'payment', 'Told', '2026-04-02' from partnership.area a returning id, area_id),
  sides as (select n.id, a.area_id, a.id as account, a.financial_year, a.stream, 100 as pence from new n join funding.account a on a.area_id = n.area_id where a.kind in ('committed', 'paid'))
insert into funding.line (entry_id, area_id, account_id, pence)
  select id, area_id, account, pence from sides
  union all select s.id, s.area_id, a.id, -sum(s.pence) from sides s
    join funding.account a on a.area_id = s.area_id and a.financial_year = s.financial_year and a.stream = s.stream and a.kind = 'source' group by s.id, s.area_id, a.id;
alter table funding.line enable trigger user;
alter table funding.entry enable trigger user;
analyze;
update funding.account a set pence = b.pence from funding.balance b where b.account_id = a.id;
analyze`
