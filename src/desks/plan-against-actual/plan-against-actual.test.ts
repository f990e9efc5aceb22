import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { planners } from '../../modules/plans/planning.testing.ts'
import { isFar } from './compare.ts'
import { planAgainstActualRoutes } from './plan-against-actual.ts'

const house = await testDatabase()
const town = await planners(house, planAgainstActualRoutes)
const { city, island } = town.areas
await town.registered('2026-06-01', 40, 12)
await town.registered('2026-06-01', 30, 6, 'man')

const add = async (target_group: string, more: Record<string, string> = {}) =>
  (
    await town.send('coordinator', '/requirements/new?year=2026-27', {
      target_group,
      budget: '100000',
      sources: 'Council',
      volume: '60',
      ...more,
    })
  ).to
const women = await add('Women returning to work')
const other = await add('Anybody else')

const [line, service] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b']
await sql`insert into funding.budget_line (id, area_id, financial_year, stream, what, pence) values (${line}, ${city}, '2026-27', 'NOLB', 'Returners', 9000000)`.execute(
  house.asOwner,
)
await sql`with c as (insert into funding.commitment (id, area_id, number, budget_line_id, kind, organisation_id, what, from_on, to_on, made_on)
    select gen_random_uuid(), ${city}, 1, ${line}, 'grant', id, 'Groups', '2026-04-01', '2027-03-31', '2026-04-01' from partnership.organisation where area_id = ${city} limit 1
    returning id)
  insert into funding.account (area_id, financial_year, stream, kind, budget_line_id, commitment_id, pence)
  select ${city}, '2026-27', 'NOLB', k.kind, ${line}, c.id, k.pence from c, (values ('paid', 6000000), ('claimed', 500000)) k (kind, pence)`.execute(
  house.asOwner,
)
await sql`insert into directory.service (id, area_id, name, status, last_modified, review_by) values (${service}, ${city}, 'Back to Work Café', 'active', now(), '2027-01-01')`.execute(
  house.asOwner,
)
const tied = {
  group: 'gender:woman',
  measure: 'entered_employment',
  expected: '30',
  budget_lines: line,
  services: service,
}

describe('a line of requirements', () => {
  test('tied to nothing says so', async () => {
    expect((await town.read('member', `${women}/actual`)).words).toMatch(/People who started 60 not tied to figures/)
  })

  test('tied to figures, money and a service stands beside what happened', async () => {
    expect((await town.send('coordinator', `${women}/tie?find=caf`, tied)).status).toBe(303)
    const { words } = await town.read('member', `${women}/actual`)
    // 237 of 365 days have passed: 39 of 60 people, £64,931 of £100,000, 19 of 30 into work are a line near plan.
    expect(words).toMatch(/People who started 60 40 Near plan/)
    expect(words).toMatch(/Money spent £100,000 £60,000 Near plan/)
    expect(words).toMatch(/Outcome 30 12 Far from plan/)
    expect(words).toContain('Entered work: 30 people')
    expect(words).toContain('Back to Work Café')
  })

  test('says what each start and each outcome of its group cost, with the range of the outcome’s', async () => {
    const { words } = await town.read('member', '/requirements/actual?year=2026-27')
    // £60,000 for 40 starts is £1,500, for 12 of them in work £5,000. Wilson's 95 % interval of 12 of 40, by its formula: 18.1 % to 45.4 %.
    const [p, n, z] = [12 / 40, 40, 1.959964]
    const [middle, half] = [p + (z * z) / (2 * n), z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))]
    const at = (share: number) => 60_000 / (40 * (share / (1 + (z * z) / n)))
    expect(words).toContain('£1,500')
    const said = /£5,000, likely £([\d,]+) to £([\d,]+)/.exec(words)
    const [low, high] = [said?.[1], said?.[2]].map((one) => Number(one?.replaceAll(',', '')))
    expect(Math.abs((low ?? 0) - at(middle + half))).toBeLessThan(20)
    expect(Math.abs((high ?? 0) - at(middle - half))).toBeLessThan(20)
  })

  test('far from plan asks why until somebody says; the words are kept with both figures and the day', async () => {
    const before = (await town.read('coordinator', '/requirements/actual?year=2026-27')).words
    expect(before).toContain('1 line is far from plan, and nobody has said why')
    expect(before).toContain('Say why: outcome')
    await town.send('member', `${women}/explain?about=outcome`, { words: 'The course began late' })
    await town.registered('2026-09-01', 20, 20)
    const { words } = await town.read('coordinator', `${women}/actual`)
    expect(words).toMatch(/23 November 2026 Outcome 30 12 The course began late/)
    expect(words).toMatch(/Outcome 30 32 Far from plan/)
    expect((await town.read('coordinator', '/requirements/actual?year=2026-27')).words).toContain(
      'The course began late',
    )
  })

  test('a line of the budget pays for one line, and is of the same area', async () => {
    const { said } = await town.send('coordinator', `${other}/tie`, { group: 'all:all', budget_lines: line })
    expect(said).toContain('One of these pays for line 1 already')
    await expect(
      sql`insert into plans.requirement_budget (id, area_id, requirement_id, budget_line_id, by_name)
        select gen_random_uuid(), ${island}, ${women.slice(-36)}::uuid, ${line}, 'x'`.execute(house.asOwner),
    ).rejects.toThrow(/foreign key/)
    await town.send('coordinator', `${women}/tie`, { ...tied, budget_lines: [] })
    expect((await town.send('coordinator', `${other}/tie`, { group: 'all:all', budget_lines: line })).status).toBe(303)
  })

  test('fewer than five people are not shown, nor is a measure without a number', async () => {
    const { said } = await town.send('member', `${other}/tie`, { group: 'all:all', measure: 'volunteering' })
    expect(said).toContain('Enter of how many people it is expected')
    await town.registered('2026-06-02', 3, 0, 'other')
    await town.send('member', `${other}/tie`, { group: 'gender:other' })
    expect((await town.read('member', `${other}/actual`)).words).toMatch(/People who started 60 fewer than 5/)
  })

  test('is looked at by those who read the books, and by nobody of another area', async () => {
    expect((await town.read('worker', '/requirements/actual')).status).toBe(404)
    expect((await town.read('islander', `${women}/actual`)).status).toBe(404)
  })
})

test('far from plan is symmetrical about the share of the year, and nothing is far before it begins', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (planned, actual, elapsed) => {
        const share = planned * elapsed
        // The share itself is never far, and what is further away on the same side is far whenever something nearer is.
        expect(isFar(planned, share, elapsed)).toBe(false)
        if (isFar(planned, actual, elapsed))
          expect(isFar(planned, actual > share ? actual + 1 : actual - 1, elapsed)).toBe(true)
        expect(isFar(planned, actual, 0)).toBe(false)
        expect(isFar(null, actual, elapsed) || isFar(planned, null, elapsed)).toBe(false)
      },
    ),
  )
})
