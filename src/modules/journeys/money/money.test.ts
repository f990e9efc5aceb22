import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceList, ruleOn } from '#platform/reference'
import { calendarDate } from '#platform/time'
import { estimate, type Told } from './estimate.ts'
import { inOneSentence } from './money-words.tsx'

const years = ['2025-06-01', '2026-11-23'].map((day) => {
  const rates = ruleOn('money-rates', 'scotland', calendarDate(day))
  if (rates === undefined) throw new Error(day)
  return rates
})
const alone: Told = {
  age: '25',
  household: 'single',
  children: 0,
  eldest_before_2017: false,
  under_16: 0,
  rent: 0,
  limited_capability: false,
  hours: 16,
  wage: 1271,
  childcare: 0,
  in_childcare: 0,
}
const anybody = fc
  .record({
    age: fc.constantFrom('18', '21', '25') as fc.Arbitrary<Told['age']>,
    household: fc.constantFrom('single', 'couple_under_25', 'couple') as fc.Arbitrary<Told['household']>,
    children: fc.integer({ min: 0, max: 5 }),
    eldest_before_2017: fc.boolean(),
    under_16: fc.integer({ min: 0, max: 5 }),
    rent: fc.constantFrom(0, 45_000, 70_000),
    limited_capability: fc.boolean(),
    hours: fc.integer({ min: 1, max: 60 }),
    wage: fc.integer({ min: 1000, max: 9000 }),
    childcare: fc.integer({ min: 0, max: 200_000 }),
    in_childcare: fc.integer({ min: 0, max: 3 }),
  })
  .map((told) => ({
    ...told,
    under_16: Math.min(told.under_16, told.children),
    in_childcare: Math.min(told.in_childcare, told.children),
  }))

/** The same in another way: pounds as fractions, tax by the pound from the rate that the last pound of each stretch bears. */
function another(told: Told, rates: (typeof years)[number], hours: number) {
  const year = (told.wage / 100) * hours * 52
  const by = (bands: readonly { above: number; percent: number }[]) => {
    let [due, rest] = [0, year]
    for (const { above, percent } of bands.toReversed()) {
      const over = Math.max(0, rest - above / 100)
      due += (over * percent) / 100
      rest -= over
    }
    return due
  }
  const net = (year - by(rates.tax_bands) - by(rates.insurance_bands)) / 12
  const standard =
    {
      single: told.age === '25' ? rates.single : rates.single_under_25,
      couple: rates.couple,
      couple_under_25: rates.couple_under_25,
    }[told.household] / 100
  let credit = standard + told.rent / 100
  for (let child = 0; child < told.children; child++) {
    if (rates.two_children_at_most && child > 1) break
    credit += (child === 0 && told.eldest_before_2017 ? rates.first_child_before_2017 : rates.child) / 100
  }
  const pays = hours > 0 && told.in_childcare > 0 ? told.childcare / 100 : 0
  credit += Math.min(pays * 0.85, (told.in_childcare > 1 ? rates.childcare_more : rates.childcare_one) / 100)
  const free =
    told.children > 0 || told.limited_capability
      ? (told.rent > 0 ? rates.work_allowance_with_housing : rates.work_allowance) / 100
      : 0
  credit = Math.max(0, credit - Math.max(0, net - free) * 0.55)
  return { net, credit, left: net + credit - pays }
}

describe('an estimate', () => {
  it('is what a second calculation in pounds gives, to five pence', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom(...years), (told, rates) => {
        const { in_work } = estimate(told, rates)
        const second = another(told, rates, told.hours)
        expect(Math.abs(in_work.universal_credit / 100 - second.credit)).toBeLessThan(0.05)
        expect(Math.abs((in_work.left - in_work.child_payment) / 100 - second.left)).toBeLessThan(0.06)
      }),
      { numRuns: 500 },
    )
  })

  it('never leaves less for an hour more, but where Universal Credit ends and takes Scottish Child Payment with it', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom(...years), (told, rates) => {
        const [fewer, more] = [
          estimate(told, rates).in_work,
          estimate({ ...told, hours: told.hours + 1 }, rates).in_work,
        ]
        const cliff = fewer.universal_credit > 0 && more.universal_credit === 0 ? fewer.child_payment : 0
        expect(more.left + cliff).toBeGreaterThanOrEqual(fewer.left)
      }),
      { numRuns: 500 },
    )
  })

  it('by hand: alone, 25, 16 hours at £12.71 from April 2026', () => {
    // 16 × 12.71 × 52 / 12 = 881.22; under the threshold, so all in the hand; 55 % of it is 484.67, more than 424.90
    const { in_work, out_of_work } = estimate(alone, years[1] ?? fail())
    expect([in_work.wages, in_work.tax, in_work.insurance, in_work.universal_credit, in_work.left]).toEqual([
      88_122, 0, 0, 0, 88_122,
    ])
    expect(out_of_work.left).toBe(42_490)
  })

  it('by hand: a mother of two with rent and childcare, 25 hours at £13 from April 2026', () => {
    // 1,408.33 a month, 16,900 a year: tax 19 % of 3,967 and 20 % of 363 (826.33 a year), insurance 8 % of 4,330 (346.40): 97.72 a month; 1,310.61 in the hand
    const told = {
      ...alone,
      children: 2,
      under_16: 2,
      rent: 60_000,
      hours: 25,
      wage: 1300,
      childcare: 40_000,
      in_childcare: 2,
    }
    const { in_work } = estimate(told, years[1] ?? fail())
    expect(in_work.wages - in_work.tax - in_work.insurance).toBe(140_833 - 9772)
    // 424.90 + 2 × 303.94 + 600 + 340 = 1,972.78, less 55 % of (1,310.61 − 427)
    expect(in_work.universal_credit).toBe(197_278 - Math.floor((131_061 - 42_700) * 0.55))
    expect(in_work.child_payment).toBe(Math.floor((2 * 2820 * 52) / 12))
  })

  it('knows the two-child limit while it held', () => {
    const three = { ...alone, children: 3 }
    const credit = (at: number) => estimate(three, years[at] ?? fail()).out_of_work.universal_credit
    expect(credit(0)).toBe(40_014 + 2 * 29_281)
    expect(credit(1)).toBe(42_490 + 3 * 30_394)
  })

  it('has rates for days without a gap, and none for a day that nobody knows', () => {
    expect(ruleOn('money-rates', 'scotland', calendarDate('2025-04-05'))).toBeUndefined()
    expect(ruleOn('money-rates', 'scotland', calendarDate('2027-04-06'))).toBeUndefined()
    for (const day of ['2025-04-06', '2026-04-05', '2026-04-06', '2027-04-05'])
      expect(referenceList('money-rates', calendarDate(day))).toHaveLength(1)
  })

  it('is said as a range, in words', () => {
    const said = (out: number, from: number, to: number) =>
      inOneSentence({ out_of_work: { ...estimate(alone, years[1] ?? fail()).out_of_work, left: out }, from, to })
    expect(said(40_000, 71_000, 75_200)).toBe('About £310 to £350 more a month in work')
    expect(said(75_000, 40_000, 41_000)).toBe('About £340 to £350 less a month in work')
    expect(said(40_000, 39_000, 42_000)).toBe('Between about £10 less and £20 more a month in work')
    expect(said(40_000, 40_000, 40_100)).toBe('About the same each month, in work or out of it')
  })
})

function fail(): never {
  throw new Error('no rates')
}
