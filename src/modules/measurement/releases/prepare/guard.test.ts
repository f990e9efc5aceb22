import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { attack } from '../../disclosure/index.ts'
import { figuresOf } from '../content.queries.ts'
import { keyOf } from '../figure.ts'
import { releaseAsItWent } from '../publish/as-it-went.ts'
import type { Version } from '../release.ts'
import { analyst, arrange } from '../releases.testing.ts'

const house = await testDatabase()
const releases: Version[] = []

/** A release as it is made, with nothing in the place of disclosure control. Out: what its attack said. */
async function release(period: string, on: string, next: string) {
  const version = await releaseAsItWent(
    { database: house.database },
    {
      ...{ preparer: analyst('Ada Invented'), approver: analyst('Grace Madeup'), period, on: calendarDate(on) },
      ...{ contact_name: 'Team', contact_email: 'team@nation.example', change_note: null, readers: [] },
      ...{ revisions_note: 'Late checks of eligibility', reasons: { otherwise: 'So it is' } },
      next: { period: next, on_date: calendarDate('2027-02-09') },
    },
  )
  if (version !== undefined) releases.push(version)
  const { rows } = await sql<{ says: string }>`
    select attack_says as says from measurement.release_version order by prepared_at desc limit 1`.execute(
    house.asOwner,
  )
  return rows[0]?.says
}

const statisticsOf = async ({ id, as_at }: Version) => ({
  as_at,
  scope: 'national',
  rows: await house.asNobody((tx) => figuresOf(tx, id)),
})

const big = { area: 'S12000049', registered_on: '2025-05-01' }

beforeAll(() =>
  arrange(house, [
    { ...big, people: 600, jobs: { begun: 220, on: '2025-09-01', yes: 120, no: 60 } },
    { ...big, people: 450, gender: 'man', jobs: { begun: 90, on: '2026-01-05', yes: 40, no: 30 } },
    { ...big, people: 3, gender: 'other' },
    { ...big, people: 80, registered_on: '2026-05-05' },
    { area: 'S12000023', people: 12, registered_on: '2025-06-02', gender: 'man' },
  ]),
)

describe('two releases through disclosure control itself', () => {
  test('the first stands its attack and comes out, with figures to read and some hidden', async () => {
    expect(await release('2026-27 Q1', '2026-08-11', '2026-27 Q2')).toContain('none is given away')
    const [first] = await Promise.all(releases.map(statisticsOf))
    const rows = first?.rows ?? []
    const shown = rows.filter(({ count }) => count !== null)
    expect(shown.length).toBeGreaterThan(20)
    expect(rows.some(({ status }) => status === 'suppressed')).toBe(true)
    const few = (n: number | null) => n !== null && n > 0 && n < 5
    const small = ({ count, denominator }: (typeof shown)[number]) =>
      few(count) || few(denominator) || (denominator !== null && few(denominator - (count ?? 0)))
    expect(shown.filter(small)).toEqual([])
  })

  test('the next, one person more, stands it beside the first: no group or area differs by a few people', async () => {
    await arrange(house, [{ area: 'S12000023', people: 1, registered_on: '2026-08-03', gender: 'man' }])
    expect(await release('2026-27 Q2', '2026-11-10', '2026-27 Q3')).toContain('none is given away')
    const [first, second] = await Promise.all(releases.map(statisticsOf))
    if (first === undefined || second === undefined) throw new Error('two releases should be out')
    expect((await attack(second)).weak).toEqual([])
    const before = new Map(first.rows.map((row) => [keyOf(row), row.count]))
    const differ = second.rows.filter((row) => {
      const was = before.get(keyOf(row))
      if (row.dimension === 'all' || row.count === null || was == null) return false
      return Math.abs(row.count - was) > 0 && Math.abs(row.count - was) < 5
    })
    expect(differ).toEqual([])
  })
})
