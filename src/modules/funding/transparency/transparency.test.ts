import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { partnershipTown } from '../../partnership/partnership.testing.ts'
import { routes } from '../funding.routes.ts'
import { publicMoney, together } from './public-money.queries.ts'
import { grantsSchema } from './three-sixty.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house, house.clock, routes)
const nobody = { ask: async (path: string) => town.app.request(`http://127.0.0.1:3000${path}`) }
const read = async (path: string) => {
  const answer = await nobody.ask(path)
  return { status: answer.status, words: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

/** Five years of every area's books, each with four streams, two lines each with two promises. */
async function fillTheNation() {
  await sql
    .raw(`
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
    analyze`)
    .execute(house.asOwner)
}

beforeAll(fillTheNation)

test('every area and the nation are read without signing in, and the sums are those of the journal', async () => {
  const { status, words } = await read('/transparency?year=2026-27')
  expect(status).toBe(200)
  // 32 areas, four streams, two lines, two promises, a pound of each paid and another to come.
  expect(words).toContain('£1,024 came in, £1,024 of it is promised to organisations and £512 is paid')
  expect(words).toContain('Na h-Eileanan Siar £32 £32 £16')
  const area = await read('/transparency/S12000005?year=2024-25')
  expect(area.words).toContain('Public money in Clackmannanshire')
  expect(area.words).toContain('Trust of Clackmannanshire')
  const journal = await sql<{
    paid: number
  }>`select sum(pence)::bigint as paid from funding.balance where kind in ('paid', 'reclaimed')`.execute(house.asOwner)
  const all = await house.asNobody(publicMoney)
  expect(together(all).paid).toBe(journal.rows[0]?.paid)
})

test('nobody who is not signed in reads a row of the books themselves', async () => {
  for (const table of ['account', 'line', 'entry', 'budget_line', 'commitment', 'claim', 'profile'])
    await expect(
      house.asNobody(
        async (tx) => (await sql`select from ${sql.table(`funding.${table}`)} limit 1`.execute(tx)).rows.length,
      ),
    ).resolves.toBe(0)
})

test('an employer who was paid for a placement is in the sums and not by name', async () => {
  for (const path of ['/transparency', '/transparency/S12000005?year=2026-27', '/transparency/360giving'])
    expect((await read(path)).words).not.toContain('Small Boats')
})

test('grants are valid 360Giving data, and no two have one identifier', async () => {
  const answer = await nobody.ask('/transparency/360giving')
  const data: unknown = await answer.json()
  const ajv = new Ajv({ allErrors: true })
  addFormats.default(ajv)
  const valid = ajv.compile<{ grants: { id: string; amountAwarded: number; recipientOrganization: unknown[] }[] }>(
    grantsSchema,
  )
  expect(valid(data), ajv.errorsText(valid.errors)).toBe(true)
  if (!valid(data)) return
  expect(data.grants).toHaveLength(32 * 5 * 4 * 2)
  expect(new Set(data.grants.map(({ id }) => id)).size).toBe(data.grants.length)
  expect(data.grants[0]?.amountAwarded).toBe(2)
  expect(valid({ ...data, grants: [{ ...data.grants[0], amountAwarded: '2' }] })).toBe(false)
})
