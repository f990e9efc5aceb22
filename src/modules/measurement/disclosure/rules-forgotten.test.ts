import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import type { Statistics } from '../statistics.ts'
import { parentOf } from './groups.ts'
import { attack, protectAndAttack } from './index.ts'
import { day, few, glasgow, hide, island, type Kind, scotland, told, whole } from './small-worlds.testing.ts'

describe('as it is', () => {
  it('stands the attack, with an island of 30 people and a rare group, and shows some of it', async () => {
    const { shown, attack: found } = await protectAndAttack(whole(scotland))
    expect(found.outcome).toBe('stood')
    expect(shown.rows.filter(few)).toEqual([])
    const started = shown.rows.filter(({ measure, count }) => measure === 'started' && count !== null)
    expect(started.length).toBeGreaterThan(8)
  })

  it('shows how many started in all, however many small groups there are', async () => {
    const { shown } = await protectAndAttack(whole([...scotland, [1, 'unknown', '2024-06-01']]))
    const total = shown.rows.find((row) => row.measure === 'started' && row.dimension === 'all' && row.period === 'all')
    expect(total?.count).toBe(373)
  })
})

const genders = ['woman', 'man', 'other', 'unknown', 'prefer_not_to_say']
const kind: fc.Arbitrary<Kind> = fc.tuple(
  fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 90 })),
  fc.constantFrom(...genders),
  fc.constantFrom('2023-05-01', '2023-11-01', '2024-05-01', '2024-08-01', '2024-11-05'),
  fc.constantFrom(glasgow, glasgow, island),
)
const kinds = fc.array(kind, { minLength: 3, maxLength: 14 })

describe('in any small world', () => {
  it('a release gives nothing away, nor does the next one, nor the two together', async () => {
    const outcomes: string[] = []
    await fc.assert(
      fc.asyncProperty(kinds, fc.array(kind, { minLength: 1, maxLength: 3 }), async (before, more) => {
        const limits = { work: 500_000, seconds: 3 }
        const first = await protectAndAttack(whole(before), { limits })
        const second = await protectAndAttack(whole([...before, ...more]), { earlier: [first.shown], limits })
        for (const { shown, attack: found } of [first, second]) {
          expect(found.outcome).not.toBe('given away')
          expect(shown.rows.filter(few)).toEqual([])
          outcomes.push(found.outcome)
        }
      }),
      { numRuns: 30, interruptAfterTimeLimit: 30_000 },
    )
    // One that only ever gave up would prove nothing.
    expect(outcomes.filter((outcome) => outcome === 'stood').length).toBeGreaterThan(outcomes.length / 2)
  }, 60_000)
})

describe('a rule forgotten is noticed by the attack', () => {
  it('a threshold that is one too low', async () => {
    const low = await protectAndAttack(whole([...scotland, [4, 'unknown', '2024-08-09']]), { threshold: 4 })
    expect(low.shown.rows.some(({ count }) => count === 4)).toBe(true)
    const five = await protectAndAttack(whole([...scotland, [4, 'unknown', '2024-08-09']]))
    expect(five.shown.rows.some(({ count }) => count === 4)).toBe(false)
  })

  it('what is left of a total: only the small counts are hidden', async () => {
    const { outcome } = await attack(hide(told([...scotland, [1, 'unknown', '2024-06-01']]), few))
    expect(outcome).toBe('given away')
  })

  it('quarters and their year: enough is hidden in each period, each by itself', async () => {
    const rows = told([...scotland, [30, 'other', '2024-08-20']])
    const small = new Set(rows.rows.filter(few).map(({ dimension, period }) => `${dimension} ${period}`))
    const apart = hide(rows, ({ dimension, period }) => small.has(`${dimension} ${period}`))
    expect((await attack(apart)).outcome).toBe('given away')
    const of = new Set([...small].map((key) => parentOf(key.slice(key.indexOf(' ') + 1))))
    expect(of).toEqual(new Set(['2024-25']))
  })

  it('who did not', async () => {
    const rows = whole(scotland, [])
    // All but two of those who registered in the first quarter have left, and nobody of any other.
    const inFirst =
      rows.rows.find(({ measure, period }) => measure === 'started' && period === '2024-25 Q1')?.count ?? 0
    const left = rows.rows.map((row) =>
      row.measure === 'left' && ['2024-25 Q1', '2024-25', 'all'].includes(row.period)
        ? { ...row, count: inFirst - 2, rate: null }
        : row,
    )
    const hidden = hide({ ...rows, rows: left }, (row) => row.measure === 'left' && row.period === '2024-25 Q1')
    expect((await attack(hidden)).outcome).toBe('given away')
  })

  it('an earlier release: nothing is given away by itself, and somebody is beside the one before', async () => {
    const first = (await protectAndAttack(whole(scotland))).shown
    const later = whole([...scotland, [2, 'man', '2024-05-09']])
    const forgetful = await protectAndAttack(later)
    expect(forgetful.attack.outcome).toBe('stood')
    const beside = await attack(forgetful.shown, { earlier: [first] })
    expect(beside.outcome).toBe('given away')
    expect(beside.weak.some(({ what }) => what === 'change')).toBe(true)
    const mindful = await protectAndAttack(later, { earlier: [first] })
    expect(mindful.attack.outcome).toBe('stood')
  })
})

const everybody = (count: number): Statistics => ({
  ...{ as_at: calendarDate(day), scope: 'national' },
  rows: ['all', '2024-25', '2023-24', '2022-23'].map((period) => ({
    ...{ measure: 'started', period, dimension: 'all', category: 'all', denominator: null, rate: null },
    ...{ status: 'final', count: period === 'all' ? count + 300 : period === '2024-25' ? count : 150 },
  })),
})

describe('totals of everybody beside an earlier release', () => {
  it.each([
    [80, 'stood'],
    [81, 'given away'],
    [84, 'given away'],
    [76, 'given away'],
    [85, 'stood'],
  ])('from 80 to %i: %s', async (count, outcome) => {
    expect((await attack(everybody(count), { earlier: [everybody(80)] })).outcome).toBe(outcome)
  })

  it('80 to 81: the total is hidden, and so much beside it that nobody knows whether anybody came', async () => {
    const { shown, attack: found } = await protectAndAttack(everybody(81), { earlier: [everybody(80)] })
    expect(found.outcome).toBe('stood')
    expect(shown.rows.find(({ period }) => period === '2024-25')?.count).toBeNull()
    expect(shown.rows.find(({ period }) => period === 'all')?.count).toBeNull()
  })
})

describe('the attack itself', () => {
  it('says that it did not finish, and how far it came', async () => {
    const { shown } = await protectAndAttack(whole(scotland))
    const { outcome, tried, attacked } = await attack(shown, { limits: { work: 0, seconds: 60 } })
    expect(outcome).toBe('not finished')
    expect(tried).toBeLessThan(attacked)
  })

  it('believes no world that does not fit what is published', async () => {
    const truth = told(
      [
        [43, 'woman', '2024-05-01'],
        [20, 'man', '2024-05-01'],
        [3, 'other', '2024-05-01'],
      ],
      ['gender'],
    )
    const places = [{ dimension: 'gender', category: 'other', period: 'all' }]
    const witnesses = { truth, places, worlds: [Int32Array.from([0, 9])], earlier: new Map() }
    const found = await attack(hide(truth, few), { witnesses })
    expect([found.outcome, found.worlds]).toEqual(['given away', 1])
  })
})
