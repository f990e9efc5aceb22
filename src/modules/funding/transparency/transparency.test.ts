import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { partnershipTown } from '../../partnership/partnership.testing.ts'
import { routes } from '../funding.routes.ts'
import { fiveYearsOfEveryArea } from './five-years.testing.ts'
import { publicMoney, together } from './public-money.queries.ts'
import { grantsSchema } from './three-sixty.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house, house.clock, routes)
const nobody = { ask: async (path: string) => town.app.request(`http://127.0.0.1:3000${path}`) }
const read = async (path: string) => {
  const answer = await nobody.ask(path)
  return { status: answer.status, words: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

beforeAll(async () => {
  await sql.raw(fiveYearsOfEveryArea).execute(house.asOwner)
})

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
