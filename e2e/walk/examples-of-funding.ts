import { sql } from 'kysely'
import { calendarDate } from '#platform/time'
// What the examples need of the nation, made by the room's own hands: the forms that make it are walked here.
import { addDataSet, propose } from '../../src/modules/funding/distribute/distributions.queries.ts'
import type { Examples, Walk } from './example.ts'
import { fillIn } from './form.ts'
import { city } from './town.ts'
import { day } from './townspeople.ts'

/** What the examples of the books are made from. */
export interface Books {
  line: string
  commitment: string
  /** Claims by what is to be done with them next. */
  claims: { claimed: string; checked: string; paid: string }
  entry: string
  distribution: string
  dataSet: string
}

const year = '2026-27'
const last = (to: string | null | undefined) => to?.split('/').at(-1) ?? ''

/** Money of the city promised to its housing association, claims of it in every state, and a distribution that another analyst proposed. */
export async function prepareBooks({ town }: Pick<Walk, 'town'>): Promise<Books> {
  const [hamish, member] = [town.as('hamish'), town.as('member')]
  for (const pence of ['90000', '10'])
    await fillIn(hamish, '/funding/allocations/new', { stream: 'YPG', year, pence, words: 'Letter of April' })
  const added = await fillIn(hamish, `/funding/lines/new?year=${year}`, {
    what: 'Training',
    stream: 'YPG',
    pence: '60000',
  })
  const line = last(added.to)
  const promised = await fillIn(hamish, `/funding/lines/${line}/promise`, {
    ...{ kind: 'grant', organisation: town.viewer('member').organisation_id ?? '', what: 'Courses', pence: '50000' },
  })
  const commitment = last(promised.to)
  const claim = async () =>
    last(
      (
        await fillIn(member, `/funding/commitments/${commitment}/claim`, {
          ...{
            pence: '100',
            costs: 'Room | 100 | Invoice 7',
            ...day('from_on', 2026, 4, 1),
            ...day('to_on', 2026, 4, 30),
          },
        })
      ).to,
    )
  const claims = { claimed: await claim(), checked: await claim(), paid: await claim() }
  for (const one of [claims.checked, claims.paid])
    await fillIn(hamish, `/funding/claims/${one}/check`, { result: 'checked', words: 'Invoice seen' })
  await fillIn(hamish, `/funding/claims/${claims.paid}/pay`, {})
  const { rows } = await sql<{ id: string }>`
    select e.id from funding.entry e where e.kind = 'allocation' and e.area_id = ${city} order by e.ordinal desc limit 1`.execute(
    town.house.asOwner,
  )
  return { line, commitment, claims, entry: rows[0]?.id ?? '', ...(await ofTheNation(town)) }
}

const ofTheNation = ({ house }: Walk['town']) =>
  house.asWorker(async (tx) => {
    const codes = (await sql<{ id: string }>`select id from partnership.area order by id`.execute(tx)).rows.map(
      ({ id }) => id,
    )
    const values = Object.fromEntries(codes.map((code, place) => [code, 100 + place]))
    const set = { name: 'Out of work', as_at: calendarDate('2026-03-31'), source: 'Made up', licence: 'None' }
    const dataSet = await addDataSet(tx, { ...set, invented: true, added_by: null }, values)
    const distribution = await propose(
      tx,
      { user_id: null, name: 'Ada Placeholder', organisation_name: '' },
      '2027-28',
      'PESF',
      {
        ...{ pence: 1_000_000, areas: codes, former: {}, floor_pence: 0, floor_percent: 90, cap_percent: null },
        indicators: [{ name: set.name, as_at: set.as_at, source: set.source, weight: 1, values }],
        phase: { year: 1, of: 1 },
      },
    )
    return { dataSet, distribution }
  })

const inTheCity = ['hamish', 'member'] as const

/** The addresses of the books and of public money. */
export function fundingExamples({ books: { line, commitment, claims, entry, distribution, dataSet } }: Walk): Examples {
  const concerned = inTheCity
  const hers = { as: 'hamish', concerned: ['hamish'] } as const
  return {
    '/funding': { as: 'hamish', at: '/funding' },
    '/funding/streams': { as: 'hamish', at: '/funding/streams' },
    '/funding/journal/:slug': { as: 'hamish', at: `/funding/journal/${year}` },
    '/funding/bought/:slug': { as: 'hamish', at: `/funding/bought/${year}` },
    '/funding/claims': { as: 'member', at: '/funding/claims' },
    '/funding/lines/:line': { as: 'hamish', concerned, at: `/funding/lines/${line}` },
    '/funding/commitments/:commitment': { as: 'member', concerned, at: `/funding/commitments/${commitment}` },
    '/funding/claims/:claim': { as: 'member', concerned, at: `/funding/claims/${claims.claimed}` },
    '/funding/allocations/new': {
      as: 'hamish',
      at: '/funding/allocations/new',
      typed: { stream: 'NOLB', year, pence: '12.50', words: 'Letter of May' },
    },
    '/funding/lines/new': {
      as: 'hamish',
      at: `/funding/lines/new?year=${year}`,
      typed: { what: 'Travel', stream: 'YPG', pence: '100' },
    },
    '/funding/lines/:line/change': {
      ...{ ...hers, at: `/funding/lines/${line}/change`, typed: { way: 'more', pence: '10', words: 'Dearer rooms' } },
    },
    '/funding/lines/:line/plan': { ...hers, at: `/funding/lines/${line}/plan`, typed: { apr: '1000', may: '2000' } },
    '/funding/lines/:line/promise': {
      ...{ ...hers, at: `/funding/lines/${line}/promise` },
      typed: (page) => ({
        ...{ kind: 'grant', what: 'Taster days', pence: '50' },
        organisation:
          page('[name=organisation][value!=""]').last().attr('value') ??
          page('[name=organisation] option').last().attr('value') ??
          '',
      }),
    },
    '/funding/commitments/:commitment/claim': {
      ...{ as: 'member', concerned, at: `/funding/commitments/${commitment}/claim` },
      typed: { pence: '5', costs: 'Fares | 5 | Tickets', ...day('from_on', 2026, 5, 1), ...day('to_on', 2026, 5, 2) },
    },
    '/funding/commitments/:commitment/release': {
      ...{ ...hers, at: `/funding/commitments/${commitment}/release`, typed: { pence: '1', words: 'Not needed' } },
    },
    '/funding/claims/:claim/check': {
      ...{
        ...hers,
        at: `/funding/claims/${claims.claimed}/check`,
        typed: { result: 'checked', words: 'Invoice seen' },
      },
    },
    '/funding/claims/:claim/pay': { ...hers, at: `/funding/claims/${claims.checked}/pay`, typed: {} },
    '/funding/claims/:claim/reclaim': { ...hers, at: `/funding/claims/${claims.paid}/reclaim`, typed: {} },
    '/funding/entries/:entry/take-back': {
      ...hers,
      at: `/funding/entries/${entry}/take-back`,
      typed: { words: 'Keyed twice' },
    },
    '/funding/years/:slug': { as: 'hamish', at: '/funding/years/2024-25', typed: {} },
    '/funding/distributions': { as: 'grace', at: '/funding/distributions' },
    '/funding/distributions/new': {
      as: 'grace',
      at: '/funding/distributions/new',
      typed: {
        stream: 'NOLB',
        year: '2027-28',
        pence: '50000',
        first: dataSet,
        first_weight: '100',
        floor_percent: '0',
        floor_pence: '0',
      },
    },
    '/funding/data-sets/new': {
      as: 'grace',
      at: '/funding/data-sets/new',
      typed: {
        ...{ name: 'People on low incomes', source: 'Made up', licence: 'None', ...day('as_at', 2026, 3, 31) },
        figures: allAreas.map((code) => `${code}, 12`).join('\n'),
      },
    },
    '/funding/distributions/:distribution': { as: 'grace', at: `/funding/distributions/${distribution}`, typed: {} },
    '/transparency': { as: 'morag', at: '/transparency' },
    '/transparency/:area': { as: 'morag', at: `/transparency/${city}` },
    '/transparency/360giving': { as: 'morag', at: '/transparency/360giving' },
  }
}

const allAreas = '05 06 08 10 11 13 14 17 18 19 20 21 23 26 27 28 29 30 33 34 35 36 38 39 40 41 42 45 47 48 49 50'
  .split(' ')
  .map((end) => `S120000${end}`)
