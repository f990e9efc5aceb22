import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day, last, partnershipTown } from '../partnership/partnership.testing.ts'
import { routes } from './funding.routes.ts'
import { wrongInTheBooks } from './funding.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house, house.clock, routes)
const year = '2025-26'
let line: string
let contract: string

/** What stands in the books of the year, by kind of account: added up from the journal, not read off the accounts. */
async function standing(): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; pence: number }>`
    select kind, sum(pence)::bigint as pence from funding.balance where financial_year = ${year} group by kind having sum(pence) <> 0`.execute(
    house.asOwner,
  )
  return Object.fromEntries(rows.map(({ kind, pence }) => [kind, pence]))
}

beforeAll(async () => {
  await town.send('hamish', '/funding/allocations/new', {
    stream: 'NOLB',
    year,
    pence: '100,000',
    words: 'Letter of 3 April',
  })
  const added = await town.send('hamish', `/funding/lines/new?year=${year}`, {
    ...{ what: 'Key workers', stream: 'NOLB', pence: '60000.50' },
  })
  line = last(added.to)
  const promised = await town.send('hamish', `/funding/lines/${line}/promise`, {
    ...{ kind: 'contract', organisation: town.place('charity'), what: 'Two key workers', pence: '50000' },
    ...day('from_on', '2025-05-01'),
    ...day('to_on', '2026-02-28'),
  })
  contract = last(promised.to)
})

const claiming = (pence: string, costs: string, from = '2025-05-01', to = '2025-07-31') =>
  town.send('mo', `/funding/commitments/${contract}/claim`, {
    ...day('from_on', from),
    ...day('to_on', to),
    pence,
    costs,
  })

test('money is given, set aside and promised, and each is a part of the one before', async () => {
  expect(await standing()).toEqual({
    source: -10_000_000,
    allocated: 3_999_950,
    budgeted: 1_000_050,
    committed: 5_000_000,
  })
  const { words } = await town.read('mo', `/funding?year=${year}`)
  expect(words).toContain('£100,000 came in, £50,000 of it is promised and £0 is paid')
  expect(words).toContain('£39,999.50 is set aside for nothing yet')
})

test('more than there is is refused with the place and what stands there, and nothing moves', async () => {
  const before = await standing()
  const budget = await town.send('hamish', `/funding/lines/new?year=${year}`, {
    what: 'Training',
    stream: 'NOLB',
    pence: '40000',
  })
  expect(budget.said).toBe('£39,999.50 is allocated and not yet budgeted in 2025-26, and £40,000 was asked for')
  const promised = await town.send('hamish', `/funding/lines/${line}/promise`, {
    ...{ kind: 'grant', organisation: town.place('college'), what: 'Courses', pence: '10000.51' },
  })
  expect(promised.said).toBe(
    '£10,000.50 is budgeted here and not yet committed in 2025-26, and £10,000.51 was asked for',
  )
  const outside = await town.send('hamish', `/funding/lines/${line}/promise`, {
    ...{
      kind: 'grant',
      organisation: town.place('college'),
      what: 'Courses',
      pence: '10',
      ...day('to_on', '2026-04-01'),
    },
  })
  expect(outside.said).toContain('the day must be from 1 April 2025 to 31 March 2026')
  expect(await standing()).toEqual(before)
  const { rows } = await sql`select from funding.budget_line`.execute(house.asOwner)
  expect(rows).toHaveLength(1)
})

describe('a claim', () => {
  const refused = [
    [
      'above what is left',
      '50000.01',
      'Wages | 50000.01 | Ledger',
      '2025-05-01',
      '2025-07-31',
      '£50,000 is left of what was committed in 2025-26, and £50,000.01 was asked for',
    ],
    [
      'of costs before the first day',
      '100',
      'Wages | 100 | Ledger',
      '2025-04-30',
      '2025-07-31',
      'Costs may be claimed from 1 May 2025 only, and these begin on 30 April 2025',
    ],
    [
      'of costs after the last day',
      '100',
      'Wages | 100 | Ledger',
      '2026-02-01',
      '2026-03-01',
      'Costs may be claimed until 28 February 2026 only, and these end on 1 March 2026',
    ],
    [
      'whose costs come to something else',
      '100',
      'Wages | 60 | Ledger\nRent | 39.99 | Invoice 7',
      '2025-05-01',
      '2025-07-31',
      'The costs come to £99.99, the claim is for £100',
    ],
    [
      'with a cost that nothing proves',
      '100',
      'Wages | 60 | Ledger\nRent | 40',
      '2025-05-01',
      '2025-07-31',
      'Line 2 must be: what was paid for | how much | what proves it',
    ],
    [
      'with a cost that is no amount',
      '100',
      'Wages | a lot | Ledger',
      '2025-05-01',
      '2025-07-31',
      'Line 1: “a lot” must be an amount in pounds, like 12 or 12.60',
    ],
  ] as const
  test.each(refused)('%s is refused, and nothing moves', async (_, pence, costs, from, to, words) => {
    const before = await standing()
    expect((await claiming(pence, costs, from, to)).said).toBe(words)
    expect(await standing()).toEqual(before)
  })

  test('is made by the organisation that was promised the money, checked by somebody else, paid, and only once', async () => {
    const { to } = await claiming('20000.25', 'Wages, May to July | £20,000.25 | Payroll summary EK-12')
    expect(await standing()).toMatchObject({ committed: 2_999_975, claimed: 2_000_025 })
    expect((await town.read('hassan', to ?? '')).status).toBe(404)
    expect((await town.read('hassan', `/funding/commitments/${contract}/claim`)).status).toBe(404)
    expect((await town.read('hamish', `${to}/pay`)).status).toBe(404)
    await town.send('hamish', `${to}/check`, { result: 'checked', words: 'Payroll summary seen' })
    await town.send('hamish', `${to}/pay`, {})
    expect(await standing()).toMatchObject({ committed: 2_999_975, paid: 2_000_025 })
    expect((await town.read('hamish', `${to}/pay`)).status).toBe(404)
    expect((await town.read('mo', to ?? '')).words).toContain('Payroll summary seen')
    // Paid in November, long after the year: it counts for the year's last month.
    expect((await town.read('mo', `/funding/lines/${line}`)).words).toContain(
      'March 2026not planned£20,000.25£0£20,000.25',
    )
  })

  test('made by the coordinator is checked by another', async () => {
    const { to } = await town.send('hamish', `/funding/commitments/${contract}/claim`, {
      ...{ ...day('from_on', '2025-08-01'), ...day('to_on', '2025-08-31'), pence: '10', costs: 'Fares | 10 | Tickets' },
    })
    const checked = await town.send('hamish', `${to}/check`, { result: 'checked', words: 'Seen' })
    expect(checked.said).toBe('You made this claim yourself: somebody else must check it')
    const before = (await standing()).committed ?? 0
    expect((await town.send('hamish', `${to}/check`, { result: 'sent_back', words: 'No tickets' })).to).toBe(to)
    expect((await standing()).committed).toBe(before + 1000)
  })
})

test('a year that is not over is not closed, and one with something open is not, with each place and why', async () => {
  const early = await town.read('hamish', '/funding/years/2026-27')
  expect(early.words).toContain('The year ends on 31 March 2027')
  expect(early.page('main button')).toHaveLength(0)
  const said = (await town.send('hamish', `/funding/years/${year}`, {})).said
  expect(said).toContain('Harbour Fictus Trust, contract 1: £29,999.75. Promised and not claimed')
  expect(said).toContain('Key workers: £10,000.50. In the budget and not promised')
})

test('a year is closed by one of two who try at once; what its stream allows is carried over, the rest goes back', async () => {
  await town.send('hamish', `/funding/commitments/${contract}/release`, { pence: '29999.75', words: 'Fewer weeks' })
  await town.send('hamish', `/funding/lines/${line}/change`, { way: 'less', pence: '40000.25', words: 'Not needed' })
  // Both have the page before them when they press.
  const presses = await Promise.all(
    [1, 2].map(async () => {
      const browser = town.as('hamish')
      const { page } = await browser.ask(`/funding/years/${year}`)
      const body = new URLSearchParams(
        page('main form')
          .serializeArray()
          .map(({ name, value }) => [name, value]),
      )
      return () => browser.ask(`/funding/years/${year}`, { method: 'POST', body })
    }),
  )
  const both = await Promise.all(presses.map((press) => press()))
  expect(both.filter(({ to }) => to !== null)).toHaveLength(1)
  expect(both.map(({ page }) => page('.ds_error-summary li').text()).join('')).toContain(
    'Somebody else has closed the books of 2025-26',
  )
  // Ten per cent of £100,000 may be carried over; £79,999.75 was unused.
  expect(await standing()).toEqual({ source: -10_000_000, paid: 2_000_025, carried: 1_000_000, lapsed: 6_999_975 })
  expect((await town.read('mo', '/funding?year=2026-27')).words).toContain('£10,000 carried in')
  const late = await town.send('hamish', '/funding/allocations/new', {
    stream: 'NOLB',
    year,
    pence: '1',
    words: 'Late',
  })
  expect(late.said).toBe('The books of 2025-26 are closed: nothing can be written in them any more')
  expect(await wrongInTheBooks(house)).toEqual([])
})

test('an island’s coordinator sees nothing of the city’s money', async () => {
  for (const path of [`/funding/lines/${line}`, `/funding/commitments/${contract}`])
    expect((await town.read('ailsa', path)).status).toBe(404)
  expect((await town.read('ailsa', `/funding/journal/${year}`)).words).toContain('Nothing is written')
})
