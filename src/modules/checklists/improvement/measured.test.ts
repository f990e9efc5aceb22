import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { movingClock } from '../checklists.testing.ts'
import { type Measured, measuredOf, strongest } from './measured.ts'
import { mergeEdits } from './merge-edits.ts'
import { city, workshopTown } from './plan.testing.ts'

const clock = movingClock('2026-01-12T09:00:00Z')
const house = await testDatabase(clock)
const town = await workshopTown(house, clock)
const measured = () => house.asViewer(town.viewer('chair'), (tx) => measuredOf(tx, city))
const thenAndNow = async (item: string): Promise<[number | null, number | null | undefined, string | undefined]> => {
  const one = (await measured()).find((each) => each.item === item) as Measured
  return [strongest(one.before), one.after && strongest(one.after), one.why]
}

/** The share of the strongest answer, counted from the rows of the answers in another way. */
async function counted(key: string, item: string): Promise<number> {
  const { rows } = await sql<{ share: number }>`
    select round(100.0 * avg((a.answer = 'fully')::int), 1)::float8 as share from checklists.answer a
    join checklists.round r on r.id = a.round_id where r.key = ${key} and a.item = ${item} and a.superseded_at is null`.execute(
    house.asOwner,
  )
  return rows[0]?.share ?? Number.NaN
}

describe('what was chosen in one round is measured by the next', () => {
  test('there is nothing to compare with at first', async () => {
    const baseline = await town.told('baseline', { '1.1': 'fffpp', '2.5': 'fppnnn', '3.1': 'ffnnnn-' })
    await town.send('hamish', `/checklists/${baseline.id}/improve`, { points: ['2.5', '3.1'] })
    expect(await thenAndNow('2.5')).toEqual([await counted('baseline', '2.5'), undefined, 'Not asked again yet.'])
  })

  test('an open round shows nothing of what is being answered', async () => {
    clock.moveTo('2026-06-01T09:00:00Z')
    await town.told('under-way', { '2.5': 'ffffff', '3.1': 'ffffff' }, { open: true })
    expect(await thenAndNow('2.5')).toEqual([16.7, undefined, 'Measured when Round under-way has a report.'])
  })

  test('four organisations are too few to measure anything by', async () => {
    clock.moveTo('2026-07-01T09:00:00Z')
    await town.told('few', { '2.5': 'ffff' })
    expect((await thenAndNow('2.5'))[1]).toBeUndefined()
  })

  test('then the figures of both rounds stand beside each other, as another calculation has them', async () => {
    clock.moveTo('2026-09-01T09:00:00Z')
    await town.told('next', { '1.1': 'fffff', '2.5': 'ffppppn', '3.1': 'fnnnnn' })
    for (const item of ['2.5', '3.1'])
      expect(await thenAndNow(item)).toEqual([await counted('baseline', item), await counted('next', item), undefined])
    const { page, words } = await town.read('chair', '/checklists/plan')
    expect(words).toContain('What changed since the baseline')
    const rows = page('.nwd-chart tbody tr')
      .toArray()
      .map((row) => page(row).text())
    expect(rows.find((row) => row.startsWith('2.5'))).toMatch(/16\.7%28\.6%\+11\.9$/)
    expect(rows.find((row) => row.startsWith('3.1'))).toMatch(/33\.3%16\.7%−16\.6$/)
    expect(words).toContain('One organisation is 14 to 17 points.')
  })

  test('a statement that the next round words otherwise is not compared with', async () => {
    clock.moveTo('2026-10-01T09:00:00Z')
    const later = await town.told('reworded', { '2.5': 'fffff', '3.1': 'fffff' })
    await sql
      .raw(`
      insert into checklists.instrument_version (id, instrument_id, number, holds_from, source)
        select '01900000-0000-7000-8000-000000000001', instrument_id, 99, '2026-10-01', 'a test' from checklists.instrument_version where id = '${later.version_id}';
      insert into checklists.section select '01900000-0000-7000-8000-000000000001', number, title from checklists.section where version_id = '${later.version_id}';
      insert into checklists.scale_answer select '01900000-0000-7000-8000-000000000001', code, position, label from checklists.scale_answer where version_id = '${later.version_id}';
      insert into checklists.statement (version_id, item, section, number, text)
        select '01900000-0000-7000-8000-000000000001', item, section, number, case when item = '2.5' then 'Something else' else text end from checklists.statement where version_id = '${later.version_id}';
      update checklists.instrument_version set published_at = now() where id = '01900000-0000-7000-8000-000000000001';
    `)
      .execute(house.asOwner)
    await sql`update checklists.round set version_id = '01900000-0000-7000-8000-000000000001' where id = ${later.id}`.execute(
      house.asOwner,
    )
    expect(await thenAndNow('2.5')).toEqual([16.7, undefined, 'Round reworded asked it in other words.'])
    expect(await thenAndNow('3.1')).toEqual([33.3, 100, undefined])
  })
})

test('what two people change at once: alone it is kept, the same twice is one change, and different words clash', () => {
  const words = fc.record({
    a: fc.constantFrom('', 'x', 'y'),
    b: fc.constantFrom('', 'x', 'y'),
    c: fc.constantFrom('', 'x', 'y'),
  })
  fc.assert(
    fc.property(words, words, words, (base, mine, theirs) => {
      const { value, clashes } = mergeEdits(base, mine, theirs)
      for (const field of ['a', 'b', 'c'] as const) {
        const changedBy = [mine, theirs].filter((one) => one[field] !== base[field])
        const different = new Set(changedBy.map((one) => one[field])).size
        expect(clashes.includes(field)).toBe(different === 2)
        if (different < 2) expect(value[field]).toBe(changedBy[0]?.[field] ?? base[field])
        else expect(value[field]).toBe(mine[field])
      }
    }),
    { numRuns: 300 },
  )
})
