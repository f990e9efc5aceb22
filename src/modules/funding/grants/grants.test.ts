import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays } from '#platform/time'
import { day, last, partnershipTown, type Somebody } from '../../partnership/partnership.testing.ts'
import { routes } from '../funding.routes.ts'
import { wrongInTheBooks } from '../funding.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house, house.clock, routes)
const today = house.clock.today()
let call: string
let lots: string[]
let line: string

const saying = {
  what: 'Work taster days',
  pence: '20000',
  need: 'Young carers told us',
  delivery: 'Two workers, from May to March',
  outcome: 'Forty try, ten go on',
}
const fair = { pays_living_wage: 'yes', workers_heard: 'yes', fair_work_words: 'A works council' }
const at = (application: string, step = '') => `/funding/applications/${application}${step}`
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`funding.${table}`)}`.execute(house.asOwner))
    .rows[0]?.n

/** An organisation's application for a lot, written; sent where nothing else is said. */
async function applied(who: Somebody, lot: number, more: Record<string, string> = {}, send = true): Promise<string> {
  const begun = await town.send(who, `/funding/calls/${call}/apply`, { lot: lots[lot] ?? '' })
  const application = begun.to?.split('/').at(-2) ?? ''
  await town.send(who, at(application, '/write'), { ...saying, ...fair, ...more })
  if (send) expect((await town.send(who, at(application, '/send'), { signed: 'yes' })).status).toBe(303)
  return application
}

/** The call closes: its last day is put into the past. */
const close = () =>
  sql`update funding.call set opens_on = ${addDays(today, -30)}, closes_on = ${addDays(today, -1)}`.execute(
    house.asOwner,
  )
const declare = (who: Somebody, application: string, interest = 'none', words = '') =>
  town.send(who, at(application, '/declare'), { interest, words })
const score = (who: Somebody, application: string, points: readonly [number, number]) =>
  town.send(who, at(application, '/score'), {
    points_0: String(points[0]),
    why_0: 'They say how they know',
    points_1: String(points[1]),
    why_1: 'It adds up',
  })

beforeAll(async () => {
  await town.send('hamish', '/funding/allocations/new', {
    stream: 'NOLB',
    year: '2026-27',
    pence: '100,000',
    words: 'Letter of April',
  })
  const added = await town.send('hamish', '/funding/lines/new?year=2026-27', {
    what: 'Small grants',
    stream: 'NOLB',
    pence: '60000',
  })
  line = last(added.to)
  const made = await town.send('hamish', '/funding/calls/new', {
    kind: 'grant',
    title: 'Small grants',
    about: 'For people furthest from work',
    criteria: 'Knows those it is for | 60\nWorth its money | 40',
    ...day('opens_on', addDays(today, -10)),
    ...day('closes_on', addDays(today, 10)),
    panel_least: '2',
  })
  call = made.to?.split('/').at(-3) ?? ''
  const lot = (what: string, pence: string) =>
    town.send('hamish', `/funding/calls/${call}/lots/new`, { what, line, pence })
  await lot('Young carers', '30000')
  await lot('Lone parents', '25000')
  const { rows } = await sql<{ id: string }>`select id from funding.call_lot order by number`.execute(house.asOwner)
  lots = rows.map(({ id }) => id)
  for (const who of ['chair', 'vice', 'mo'] as const)
    await town.send('hamish', `/funding/calls/${call}/panel`, { who: town.seat(who) })
})

describe('a call', () => {
  test('is read by the partnership, with its lots and what it is scored by; made by the coordinator alone', async () => {
    const { words } = await town.read('hassan', `/funding/calls/${call}`)
    expect(words).toContain('Knows those it is for: 60')
    expect(words).toContain('1. Young carers')
    for (const path of ['/funding/calls/new', `/funding/calls/${call}/lots/new`, `/funding/calls/${call}/panel`])
      expect((await town.read('mo', path)).status).toBe(404)
    for (const who of ['morag', 'ailsa', 'rory'] as const)
      expect((await town.read(who, `/funding/calls/${call}`)).status).toBe(404)
  })

  test('whose weights do not come to 100, or whose lot is above what its line has left, is refused', async () => {
    const { said } = await town.send('hamish', '/funding/calls/new', {
      kind: 'grant',
      title: 'X',
      about: 'X',
      criteria: 'One | 60\nTwo | 30',
      panel_least: '2',
      ...day('opens_on', today),
      ...day('closes_on', today),
    })
    expect(said).toBe('The weights come to 90, and must come to 100')
    const lot = await town.send('hamish', `/funding/calls/${call}/lots/new`, {
      what: 'Too much',
      line,
      pence: '60000.01',
    })
    expect(lot.said).toBe('“Small grants” has £60,000 left to promise, and £60,000.01 was asked for')
  })
})

describe('an application', () => {
  let theirs: string
  let ours: string
  let other: string

  beforeAll(async () => {
    theirs = await applied('hassan', 0)
    ours = await applied('mo', 0, { pence: '15000' })
    other = await applied('hassan', 1, { pays_living_wage: 'no', fair_work_words: 'We cannot yet' }, false)
  })

  test('is a draft that nobody else sees, sent only when all of it is written, once', async () => {
    for (const who of ['hamish', 'chair', 'mo'] as const)
      expect((await town.read(who, at(other))).status, who).toBe(404)
    expect((await town.read('hamish', `/funding/calls/${call}`)).words).not.toContain('Draft')
    await town.send('hassan', at(other, '/write'), { need: '' })
    expect((await town.send('hassan', at(other, '/send'), { signed: 'yes' })).said).toBe(
      'Still to be written: whom it is for',
    )
    await town.send('hassan', at(other, '/write'), { need: 'Lone parents told us', pence: '25000.01' })
    expect((await town.send('hassan', at(other, '/send'), { signed: 'yes' })).said).toContain(
      'At most £25,000 may be asked for',
    )
    await town.send('hassan', at(other, '/write'), { pence: '10000' })
    expect((await town.send('hassan', at(other, '/send'), { signed: 'yes' })).status).toBe(303)
    expect((await town.read('hassan', at(other, '/write'))).status).toBe(404)
  })

  test('is sealed until the call has closed, for the coordinator and the panel too', async () => {
    expect((await town.read('hamish', `/funding/calls/${call}`)).words).toContain('Harbour Housing')
    expect((await town.read('hamish', at(theirs))).status).toBe(404)
    expect((await declare('chair', theirs)).status).toBe(303)
    expect((await town.read('chair', at(theirs, '/score'))).status).toBe(404)
    const sealed = await house.asViewer(town.viewer('hamish'), (tx) =>
      sql`select from funding.application_words`.execute(tx),
    )
    expect(sealed.rows).toHaveLength(0)
    await close()
    expect((await town.read('hamish', at(theirs))).words).toContain('Young carers told us')
  })

  test('is neither read nor scored by whoever has an interest, or comes from the organisation that applies', async () => {
    expect((await declare('mo', ours)).status, 'her own organisation’s').toBe(404)
    expect((await declare('vice', theirs, 'conflict')).said).toBe('Say what the interest is')
    await declare('vice', theirs, 'conflict', 'My sister works there')
    expect((await town.read('vice', at(theirs, '/score'))).status).toBe(404)
    expect((await town.read('vice', at(ours, '/score'))).status, 'who has said nothing yet').toBe(404)
    expect((await declare('mo', theirs)).status, 'whose own organisation applies for the same lot').toBe(404)
    const read = (who: Somebody, application: string) =>
      house.asViewer(town.viewer(who), (tx) =>
        sql`select from funding.application_words where application_id = ${application}`.execute(tx),
      )
    expect((await read('vice', theirs)).rows).toHaveLength(0)
    expect((await read('chair', theirs)).rows).toHaveLength(1)
    expect((await read('mo', theirs)).rows).toHaveLength(0)
    const smuggled = house.asViewer(town.viewer('vice'), (tx) =>
      sql`insert into funding.score (id, area_id, application_id, criterion_id, user_id, points, why, by_name)
        select gen_random_uuid(), area_id, ${theirs}::uuid, id, ${town.viewer('vice').user_id}::uuid, 5, 'x', 'x' from funding.call_criterion limit 1`.execute(
        tx,
      ),
    )
    await expect(smuggled).rejects.toThrow(/row-level security/)
    expect((await town.read('hassan', at(theirs, '/score'))).status, 'who is not on the panel').toBe(404)
  })

  test('is awarded only when enough of the panel have scored it; each sees their own scores, the coordinator all', async () => {
    await score('chair', theirs, [4, 3])
    const award = { pence: '20000', words: 'Well known to those it is for', conditions: 'A report in January' }
    expect((await town.send('hamish', at(theirs, '/award'), award)).said).toBe(
      '1 of the panel has scored it, and 2 must have',
    )
    await declare('vice', theirs, 'none', 'She left in spring')
    await score('vice', theirs, [5, 1])
    const seen = await house.asViewer(town.viewer('vice'), (tx) => sql`select from funding.score`.execute(tx))
    expect(seen.rows, 'their own two').toHaveLength(2)
    // By hand: (4 + 5) / 2 of 5 for 60, (3 + 1) / 2 of 5 for 40: 54 + 16.
    const { words } = await town.read('hamish', at(theirs))
    expect(words).toContain('70.0 of 100, scored by 2')
    const before = await count('line')
    expect((await town.send('hamish', at(theirs, '/award'), { ...award, pence: '20000.01' })).said).toContain(
      'award at most £20,000',
    )
    expect(await count('line'), 'the books are as they were').toBe(before)
    const awarded = await town.send('hamish', at(theirs, '/award'), award)
    expect(awarded.to).toContain('/funding/commitments/')
    const told = (await town.read('hassan', at(theirs))).words
    expect(told).toContain('Awarded. The panel gave it 70 of 100.')
    expect(told).toContain('Conditions: A report in January')
    expect((await town.read('hassan', awarded.to ?? '')).words).toContain('Left to claim£20,000')
    expect(await wrongInTheBooks(house)).toEqual([])
    expect((await town.read('hamish', at(theirs, '/award'))).status, 'once').toBe(404)
  })

  test('for a grant is refused without Fair Work First, unless an exemption is in the log', async () => {
    for (const who of ['chair', 'vice'] as const) {
      await declare(who, other)
      await score(who, other, [3, 3])
    }
    const award = { pence: '10000', words: 'It is needed' }
    const refused = await town.send('hamish', at(other, '/award'), award)
    expect(refused.said).toBe(
      'The organisation does not pay the real Living Wage: log an exemption first, or do not award',
    )
    await town.send('hamish', at(other, '/exempt'), {
      criterion: 'real_living_wage',
      why: 'Trainees of a new charity, reviewed in a year',
      agreed_by: 'Head of service',
      ...day('agreed_on', today),
    })
    expect((await town.send('hamish', at(other, '/award'), award)).status).toBe(303)
    const { words } = await town.read('chair', '/funding/exemptions')
    expect(words).toContain('1 agreed.')
    expect(words).toContain(
      'Harbour Housing Small grants The real Living Wage'
        .replaceAll(' Small', 'Small')
        .replace('grants The', 'grantsThe'),
    )
  })

  test('in a lot with too little left is awarded less, and is declined in words that its organisation reads', async () => {
    for (const who of ['chair', 'vice'] as const) {
      await declare(who, ours)
      await score(who, ours, [2, 2])
    }
    const { said } = await town.send('hamish', at(ours, '/award'), { pence: '15000', words: 'x' })
    expect(said).toContain('£15,000 was asked for and £10,000 is left in the lot: award at most £10,000')
    await town.send('hamish', at(ours, '/decline'), { words: 'Others know those it is for better' })
    const { words } = await town.read('mo', at(ours))
    expect(words).toContain('Not awarded. The panel gave it 40 of 100. Others know those it is for better')
    expect((await town.read('mo', at(ours, '/withdraw'))).status, 'decided is decided').toBe(404)
  })

  test('decided by two at once is decided once, and the books balance', async () => {
    const contract = await town.send('hamish', '/funding/calls/new', {
      kind: 'contract',
      title: 'Wage advice',
      about: 'In lots',
      criteria: 'Price | 100',
      panel_least: '2',
      ...day('opens_on', addDays(today, -1)),
      ...day('closes_on', addDays(today, 5)),
    })
    const second = contract.to?.split('/').at(-3) ?? ''
    call = second
    await town.send('hamish', `/funding/calls/${second}/lots/new`, { what: 'North', line, pence: '5000' })
    const { rows } = await sql<{ id: string }>`select id from funding.call_lot where call_id = ${second}`.execute(
      house.asOwner,
    )
    lots = rows.map(({ id }) => id)
    for (const who of ['chair', 'vice'] as const)
      await town.send('hamish', `/funding/calls/${second}/panel`, { who: town.seat(who) })
    const application = await applied('hassan', 0, { pence: '5000', pays_living_wage: 'no', workers_heard: 'no' })
    await close()
    for (const who of ['chair', 'vice'] as const) {
      await declare(who, application)
      await town.send(who, at(application, '/score'), { points_0: '4', why_0: 'Fair' })
    }
    const promises = await count('commitment')
    const forms = await Promise.all(
      [0, 1].map(async () => {
        const browser = town.as('hamish')
        const { page } = await browser.ask(at(application, '/award'))
        const body = new URLSearchParams(
          page('main form')
            .serializeArray()
            .map(({ name, value }) => [name, value]),
        )
        body.set('words', 'Fair price')
        return () => browser.ask(at(application, '/award'), { method: 'POST', body })
      }),
    )
    const statuses = (await Promise.all(forms.map((press) => press()))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(await count('commitment')).toBe((promises ?? 0) + 1)
    expect(await wrongInTheBooks(house)).toEqual([])
  })
})
