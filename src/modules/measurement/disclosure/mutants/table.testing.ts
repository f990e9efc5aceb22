import fc from 'fast-check'
import { calendarDate } from '#platform/time'
import type { Statistics, StatisticsRow } from '../../statistics.ts'
import type { Told } from './exhaustive.testing.ts'

/** People of a gender who registered in a quarter: how many, and of these how many began a job, were due after four weeks, answered, and said yes. */
interface Few {
  gender: string
  quarter: string
  numbers: readonly number[]
}

const measures = [
  ['started', 0, -1],
  ['entered_employment', 1, 0],
  ['answered_4w', 3, 2],
  ['in_work_4w', 4, 2],
] as const

type TableMeasure = (typeof measures)[number][0]

/** What a small table tells: `all` for a gender is everybody, without genders. */
interface Kind {
  genders: readonly string[]
  quarters: readonly string[]
  only: readonly TableMeasure[]
}

/** A table as it is counted: everybody and each gender, by quarter, year and all periods. */
function tableOf(few: readonly Few[], only: readonly TableMeasure[]): Statistics {
  const sums = new Map<string, { period: string; gender: string; numbers: number[] }>()
  for (const { gender, quarter, numbers } of few)
    for (const period of ['all', quarter.split(' ')[0] ?? '', quarter])
      for (const category of new Set(['all', gender])) {
        const key = `${period} ${category}`
        const sum = sums.get(key)?.numbers ?? [0, 0, 0, 0, 0]
        sums.set(key, { period, gender: category, numbers: sum.map((number, at) => number + (numbers[at] ?? 0)) })
      }
  const rows = [...sums.values()].flatMap(({ period, gender, numbers }) =>
    measures
      .filter(([measure]) => only.includes(measure))
      .map(([measure, count, of]): StatisticsRow => {
        const figures = { count: numbers[count] ?? 0, denominator: of < 0 ? null : (numbers[of] ?? 0), rate: null }
        return {
          measure,
          period,
          dimension: gender === 'all' ? 'all' : 'gender',
          category: gender,
          ...figures,
          status: 'final',
        }
      }),
  )
  return { as_at: calendarDate('2026-11-22'), scope: 'national', rows }
}

/** The table as somebody publishes it who thought that to be enough. */
export const published = ({ table, hidden }: Told): Statistics => ({
  ...table,
  rows: table.rows.map((row, r) =>
    hidden.has(r) ? { ...row, count: null, denominator: null, rate: null, status: 'suppressed' } : row,
  ),
})

const falling = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.nat(6), fc.nat(4), fc.nat(4), fc.nat(4))
  .map(([started, ...less]): number[] => {
    const numbers = [started]
    for (const one of less) numbers.push(Math.max(0, (numbers.at(-1) ?? 0) - one))
    return numbers
  })

const people = ({ genders, quarters }: Kind) =>
  fc.tuple(
    ...genders.flatMap((gender) =>
      quarters.map((quarter) => falling.map((numbers): Few => ({ gender, quarter, numbers }))),
    ),
  )
const some = ({ rows }: Statistics) =>
  fc
    .subarray(
      rows.map((_, r) => r),
      { maxLength: 7 },
    )
    .map((places) => new Set(places))
const told = (table: Statistics) => fc.record({ table: fc.constant(table), hidden: some(table) })

/** A small table, and rows of it that somebody thought it enough to hide. */
export const attempts = (kind: Kind): fc.Arbitrary<Told> => people(kind).chain((few) => told(tableOf(few, kind.only)))

/** The same beside one of an earlier day, since when some people were added. */
export const successions = (kind: Kind): fc.Arbitrary<{ now: Told; before: Told }> =>
  fc.tuple(people(kind), fc.array(fc.nat(7), { minLength: 12, maxLength: 12 })).chain(([few, more]) => {
    const grown = few.map((one, n) => ({
      ...one,
      numbers: one.numbers.map((number) => number + Math.max(0, (more[n % 12] ?? 0) - 3)),
    }))
    return fc.record({ now: told(tableOf(grown, kind.only)), before: told(tableOf(few, kind.only)) })
  })

const quarters = ['2024-25 Q1', '2024-25 Q2']

/** The sorts of tables that are small enough to try every world of them. */
export const everyKind: readonly Kind[] = [
  { genders: ['woman', 'man', 'other'], quarters, only: ['started'] },
  { genders: ['woman', 'man'], quarters, only: ['started', 'entered_employment'] },
  { genders: ['all'], quarters, only: ['started', 'entered_employment', 'answered_4w', 'in_work_4w'] },
]
