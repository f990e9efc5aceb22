import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { nothing, type World } from '../../by-hand.testing.ts'
import { rowsByHand } from '../../by-hand-rows.testing.ts'
import type { Statistics } from '../../statistics.ts'
import { asAtDays, worldsOf } from '../../world.testing.ts'
import { attack } from '../attack.ts'
import { blocksToHide } from '../blocks.ts'
import { choosing } from './choose-cells.ts'

/** The rows to hide, where all that is hidden could be proved to be open. */
const cellsToHide = (statistics: Statistics, threshold: number) => {
  const choice = choosing(statistics, threshold, false)
  return choice?.open() === 0 ? choice.hidden() : undefined
}

const counted = (world: World, as_at: string, by: readonly string[]): Statistics => ({
  as_at: calendarDate(as_at),
  scope: 'national',
  rows: rowsByHand(world, as_at, by),
})

const without = (statistics: Statistics, hidden: ReadonlySet<number>): Statistics => ({
  ...statistics,
  rows: statistics.rows.map((row, r) =>
    hidden.has(r) && row.status !== 'too_early'
      ? { ...row, count: null, denominator: null, rate: null, status: 'suppressed' }
      : row,
  ),
})

const isFew = (threshold: number) => (count: number | null) => count !== null && count > 0 && count < threshold
const weak = async (statistics: Statistics, hidden: ReadonlySet<number>, threshold = 5) =>
  (await attack(without(statistics, hidden), { threshold })).weak.map(({ words }) => words)

describe('rows hidden one by one, in any world', () => {
  it('show nobody few, and give nothing away', async () => {
    let chosen = 0
    await fc.assert(
      fc.asyncProperty(
        worldsOf({ minLength: 40, maxLength: 160 }),
        fc.constantFrom(...asAtDays),
        fc.subarray(['gender', 'disabled', 'parent', 'priority_family', 'area', 'stream'], {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom(3, 5, 10),
        async (world, day, by, threshold) => {
          const statistics = counted(world, day, by)
          const hidden = cellsToHide(statistics, threshold)
          if (hidden === undefined) return
          chosen += 1
          const few = isFew(threshold)
          for (const row of without(statistics, hidden).rows) {
            const left = row.denominator === null || row.count === null ? null : row.denominator - row.count
            expect([row.count, row.denominator, left].some(few)).toBe(false)
          }
          expect(await weak(statistics, hidden, threshold)).toEqual([])
        },
      ),
      { numRuns: 4 },
    )
    expect(chosen).toBeGreaterThan(0)
  }, 60_000)
})

interface Many {
  area?: string
  on?: string
  gender?: string
  children?: number
  left?: string
}

/** So many people of a kind, each registered on a day in an area. */
const people = (...kinds: [number, Many][]): World => {
  const world = nothing()
  for (const [number, { area = 'S12000049', on = '2024-05-01', gender = 'woman', children = 0, left }] of kinds) {
    for (let n = 0; n < number; n++) {
      const id = `${world.people.length}`
      world.people.push({ id, area_id: area, date_of_birth: '1980-01-01' })
      world.characteristics.push({
        person_id: id,
        current: true,
        gender,
        trans: 'unknown',
        ethnic_group: 'white',
        condition_12_months: 'no',
        condition_limits: 'unknown',
        lone_parent: children > 0 ? 'yes' : 'no',
        children,
        youngest_child_born: null,
        disabled_child: 'no',
      })
      world.spells.push({ id, person_id: id, stream: 'NOLB', registered_on: on, left_on: left ?? null })
    }
  }
  return world
}

const day = '2024-12-31'
const hiddenOf = (statistics: Statistics) => {
  const hidden = cellsToHide(statistics, 5)
  if (hidden === undefined) throw new Error('nothing could be proved')
  const key = (r: number) => {
    const { measure, dimension, category, period } = statistics.rows[r] ?? {}
    return `${measure} ${dimension} ${category} ${period}`
  }
  return { hidden, names: [...hidden].map(key) }
}
const naive = (statistics: Statistics) =>
  new Set(statistics.rows.flatMap((row, r) => ([row.count, row.denominator].some(isFew(5)) ? [r] : [])))

describe('hard cases', () => {
  it('nothing is hidden where nobody is few', () => {
    expect(hiddenOf(counted(people([40, {}], [60, { gender: 'man' }]), day, ['gender'])).names).toEqual([])
  })

  it.each<[string, World, string[]]>([
    ['one person in a group', people([40, {}], [60, { gender: 'man' }], [1, { gender: 'other' }]), ['gender']],
    [
      'two small groups whose sum is published',
      people([40, {}], [2, { gender: 'man' }], [1, { gender: 'other' }]),
      ['gender'],
    ],
    [
      'a quarter that differs from its year by one',
      people([40, {}], [1, { on: '2024-08-01' }], [60, { on: '2023-08-01' }]),
      [],
    ],
    [
      'a category that only one area has',
      people([40, {}], [60, { area: 'S12000023' }], [3, { area: 'S12000023', gender: 'other' }]),
      ['gender', 'area'],
    ],
    [
      'an island of 20 people',
      people(
        [18, { area: 'S12000023' }],
        [2, { area: 'S12000023', on: '2024-08-01' }],
        [300, { gender: 'man' }],
        [300, { on: '2024-08-01' }],
      ),
      ['area'],
    ],
  ])(
    '%s: what is small is hidden, the attack finds nothing, and hiding only that would not do',
    async (_, world, by) => {
      const statistics = counted(world, day, by)
      const { hidden } = hiddenOf(statistics)
      expect([...naive(statistics)].every((r) => hidden.has(r))).toBe(true)
      expect(await weak(statistics, hidden)).toEqual([])
      expect((await weak(statistics, naive(statistics))).length).toBeGreaterThan(0)
    },
  )

  it('who did not is hidden when they are few, with the count that tells it', () => {
    const { names } = hiddenOf(
      counted(people([37, { left: '2024-11-01' }], [3, {}], [50, { on: '2024-08-01' }]), day, []),
    )
    expect(names).toContain('left all all 2024-25 Q1')
    expect(names.every((name) => name.startsWith('left'))).toBe(true)
  })

  it('a group of families that overlaps others may be hidden alone: nothing adds up to it', async () => {
    const statistics = counted(people([40, {}], [30, { children: 1 }], [3, { children: 4 }]), day, [
      'parent',
      'priority_family',
    ])
    const { hidden, names } = hiddenOf(statistics)
    expect(names.filter((name) => name.startsWith('started'))).toEqual([
      'started priority_family three_or_more_children 2024-25',
      'started priority_family three_or_more_children 2024-25 Q1',
      'started priority_family three_or_more_children all',
    ])
    expect(await weak(statistics, hidden)).toEqual([])
  })

  it('hides less than whole blocks do, and keeps everybody', () => {
    const statistics = counted(
      people(
        [40, {}],
        [60, { gender: 'man' }],
        [3, { gender: 'other' }],
        [90, { on: '2024-08-01' }],
        [80, { on: '2024-08-01', gender: 'man' }],
      ),
      day,
      ['gender'],
    )
    const { hidden, names } = hiddenOf(statistics)
    expect(hidden.size).toBeLessThan(blocksToHide(statistics).size)
    expect(names).not.toContain('started all all all')
  })

  it('says that it cannot, of rows that do not add up', () => {
    const statistics = counted(people([40, {}], [60, { gender: 'man' }]), day, ['gender'])
    expect(cellsToHide({ ...statistics, rows: statistics.rows.slice(1) }, 5)).toBeUndefined()
  })
})
