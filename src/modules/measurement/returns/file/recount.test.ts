import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { dimensions } from '../../measures.ts'
import { type StatisticsRow, statistics } from '../../statistics.ts'
import { store, worldsOf } from '../../world.testing.ts'
import { freeze, frozenReturn } from '../freeze/freeze.ts'
import { city, hamish } from '../returns.testing.ts'
import { statisticsOf } from './figures-csv.ts'
import { frozenFile } from './files.queries.ts'

const house = await testDatabase()

type Line = Record<string, string>
const of = (line: Line, column: string) => line[column] ?? ''
const days = (date: string) => Date.parse(date) / 86_400_000

/** The categories of a person of the file, in plain words over its cells; a blank cell is unknown. */
const categoriesOf = (line: Line): [string, string][] => {
  const known = (column: string) => of(line, column) || 'unknown'
  const ethnic = known('ethnic_group')
  return [
    ['all', 'all'],
    ...['gender', 'age_band', 'disabled', 'parent', 'simd_quintile', 'urban_rural', 'stream', 'trans'].map(
      (name): [string, string] => [name, known(name)],
    ),
    [
      'ethnic_group',
      ['mixed', 'asian', 'african_caribbean_black', 'other'].includes(ethnic) ? 'minority_ethnic' : ethnic,
    ],
    ['area', city],
    ...of(line, 'priority_families')
      .split(';')
      .map((code): [string, string] => ['priority_family', code]),
  ]
}

const did = {
  entered_employment: 'job_started_on',
  entered_fe_he: 'fe_he_on',
  entered_training: 'training_on',
  gained_qualification: 'qualification_on',
  work_experience: 'work_experience_on',
  volunteering: 'volunteering_on',
  school_reengaged: 'school_reengaged_on',
  left: 'left_on',
}

const counted = (
  lines: readonly Line[],
  { measure, dimension, category }: StatisticsRow,
  as_at: string,
): [number, number | null] => {
  const group = lines.filter((line) =>
    categoriesOf(line).some(([name, code]) => name === dimension && code === category),
  )
  if (measure === 'started') return [group.length, null]
  const column = did[measure as keyof typeof did]
  if (column !== undefined) return [group.filter((line) => of(line, column) !== '').length, group.length]
  const weeks = Number(/\d+/.exec(measure)?.[0])
  const due = group.filter(
    (line) => of(line, 'job_started_on') !== '' && days(of(line, 'job_started_on')) + weeks * 7 <= days(as_at),
  )
  const right = measure.startsWith('in_work') ? ['yes'] : ['yes', 'no']
  return [due.filter((line) => right.includes(of(line, `in_work_${weeks}w`))).length, due.length]
}

it('the figures of a return are those of the moment, and can be counted again from its person-level file', async () => {
  await fc.assert(
    fc.asyncProperty(
      worldsOf({ minLength: 1, maxLength: 40 }, 1),
      fc.constantFrom('2024-06-30', '2025-09-30', '2026-03-31'),
      async (world, as_at) => {
        await store(house, world)
        const day = calendarDate(as_at)
        const live = await house.asStatistician((tx) => statistics(tx, { as_at: day, area: city, by: dimensions }))
        const [frozen, people] = await house.asViewer(hamish, async (tx) => {
          const { id } = await freeze(tx, { area: city, as_at: day, today: house.clock.today(), by_name: hamish.name })
          return [await statisticsOf(tx, await frozenReturn(tx, id)), await frozenFile(tx, id, 'people')]
        })
        expect(frozen).toEqual(live)
        const lines: Line[] = parse(people?.csv ?? '', { columns: true })
        for (const row of frozen?.rows.filter(({ period, status }) => period === 'all' && status !== 'too_early') ?? [])
          expect([row.measure, row.dimension, row.category, ...counted(lines, row, as_at)]).toEqual([
            row.measure,
            row.dimension,
            row.category,
            row.count,
            row.denominator,
          ])
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
