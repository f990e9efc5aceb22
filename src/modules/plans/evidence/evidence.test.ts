import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { storeProfile } from '#modules/measurement'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { type Asked, demandOf, drawnReferral, referralOf } from '../../measurement/demand/demand.testing.ts'
import { recordDecision } from '../../partnership/decisions/decisions.queries.ts'
import { callMeeting } from '../../partnership/meetings/meetings.queries.ts'
import { planners } from '../planning.testing.ts'

const house = await testDatabase(fixedClock('2026-11-22T12:00:00Z'))
const { organisations, write } = await demandOf(house)
const town = await planners(house)
const world = fc.sample(drawnReferral, { numRuns: 150, seed: 11 }).map((one): Asked => referralOf(one, organisations))
// The evidence of 22 November is of 30 September, the end of the quarter before.
const here = world.filter(
  ({ area, sent_on }) => area === town.areas.city && sent_on >= '2025-10-01' && sent_on <= '2026-09-30',
)

beforeAll(async () => {
  for (const one of world) await write(one)
}, 120_000)

/** How many ask for something and found somebody, wait, or found nobody: counted one referral after another. */
function byHand(need: string, which: (one: Asked) => boolean = () => true): string[] {
  const counts = { taken: 0, waiting: 0, not_taken: 0 }
  for (const one of here) {
    if (!one.needs.includes(need) || !which(one)) continue
    const yes = one.offers.some(
      ({ answer, answered_on }) => answer === 'accepted' && answered_on !== null && answered_on <= '2026-09-30',
    )
    const over = one.ended_on !== null && one.ended_on <= '2026-09-30'
    counts[yes ? 'taken' : over ? 'not_taken' : 'waiting'] += 1
  }
  return Object.values(counts).map((count) => (count > 0 && count < 5 ? 'hidden' : String(count)))
}

const cellsOf = (page: Awaited<ReturnType<typeof town.read>>['page'], caption: RegExp) =>
  page('table')
    .filter((_, table) => caption.test(page(table).find('caption').text()))
    .first()
    .find('tbody tr')
    .map((_, row) => [
      page(row)
        .find('th, td')
        .map((__, cell) => page(cell).text().trim())
        .get(),
    ])
    .get()

describe('supply and demand', () => {
  test('says of each need how many found somebody, wait, or found nobody, as counted by hand; 1 to 4 are hidden', async () => {
    const { page } = await town.read('member', '/evidence/supply')
    const rows = cellsOf(page, /^Needs, those asked/)
    const said = new Map(rows.map(([need = '', ...counts]) => [need, counts.slice(0, 3)]))
    expect(said.get('Housing')).toEqual(byHand('housing'))
    expect(said.get('Money, debt and benefits')).toEqual(byHand('money'))
    expect(said.get('Using computers and the internet')).toEqual(byHand('digital'))
  })

  test('by group shows no number of 1 to 4, and no column from which one could be worked out', async () => {
    const { page, words } = await town.read('member', '/evidence/supply?need=housing&by=gender')
    const rows = cellsOf(page, /^Housing, by gender/)
    expect(rows.length).toBeGreaterThan(0)
    for (const [, ...cells] of rows) for (const cell of cells) expect(['1', '2', '3', '4']).not.toContain(cell)
    for (const at of [1, 2, 3]) {
      const whole = byHand('housing')[at - 1]
      const hidden = rows.filter((row) => row[at] === 'hidden').length
      // Those in which everything is hidden are counted, and not listed.
      if (whole !== 'hidden' && !/In \d+ more, too few to show/.test(words)) expect(hidden).not.toBe(1)
    }
  })

  test('is for those who plan, and nobody else', async () => {
    for (const path of [
      '/evidence',
      '/evidence/supply',
      '/evidence/gaps',
      '/evidence/journey',
      '/evidence/swot',
      '/evidence/heard',
      '/evidence/profile',
    ])
      expect([(await town.read('worker', path)).status, (await town.read('lead', path)).status]).toEqual([404, 200])
  })
})

describe('the gap analysis', () => {
  test('ranks needs, says why, and says which line of the plan answers', async () => {
    const { to } = await town.send('coordinator', '/requirements/new', {
      target_group: 'Anybody without a home',
      budget: '10',
      sources: 'Council',
      volume: '5',
    })
    await town.send('coordinator', `${to}/answers-to`, { need: 'housing' })
    const { words } = await town.read('lead', '/evidence/gaps')
    expect(words).toMatch(/Housing \d+ \d+ people need it.*1\. Anybody without a home/)
    expect(words).toMatch(/1\. [A-Z].* 2\. [A-Z]/)
  })

  test('is weighed by people, with why; with nothing but services counting, the least served comes first', async () => {
    expect(
      (
        await town.send('member', '/evidence/gaps/weights', {
          people: '0',
          not_met: '0',
          waiting: '0',
          supply: '0',
          why: 'x',
        })
      ).said,
    ).toContain('One weight at least')
    await town.send('member', '/evidence/gaps/weights', {
      people: '0',
      not_met: '0',
      waiting: '0',
      supply: '10',
      why: 'What is not there at all comes first',
    })
    const { words, page } = await town.read('lead', '/evidence/gaps')
    expect(words).toContain('What is not there at all comes first')
    expect(cellsOf(page, /^Needs by rank/).every(([, score]) => score === '100' || score === '0')).toBe(true)
    expect((await town.read('islander', '/evidence/gaps')).words).not.toContain('What is not there at all')
  })
})

test('the journey shows the five stages and where referrals fall out, without a small number', async () => {
  const { page, words } = await town.read('lead', '/evidence/journey')
  expect(words).toContain('3. Vocational activity')
  const sent = cellsOf(page, /^The way in/).find(([step]) => step === 'Sent')
  expect(sent?.[1]).toBe(String(here.length))
  for (const row of cellsOf(page, /^The way in/))
    for (const cell of row.slice(1)) expect(['1', '2', '3', '4']).not.toContain(cell)
})

test('the local profile shows official tables beside Scotland, by place, with source, licence and period', async () => {
  expect((await town.read('lead', '/evidence/profile')).words).toContain('No table has been brought in yet')
  const about = {
    topic: 'labour_market',
    title: 'Work',
    source: 'An office',
    licence: 'Open Government Licence v3.0',
    link: 'https://example.org/t',
    period: '2025',
    as_at: calendarDate('2025-12-31'),
    invented: true,
    fingerprint: 'x',
  } as const
  const figure = (area_id: string | null, place: string, value: number) => ({
    area_id,
    place,
    measure: 'unemployment_rate',
    value,
  })
  await house.asWorker((tx) =>
    storeProfile(tx, about, [
      figure(town.areas.city, '', 5.6),
      figure(town.areas.city, 'Harbour', 7.25),
      figure(null, '', 3.9),
    ]),
  )
  const { words } = await town.read('lead', '/evidence/profile')
  expect(words).toMatch(/Unemployed, of those working or looking 5\.6 % 3\.9 % 1\.7 points above: worse 2025/)
  expect(words).toContain('Harbour 7.3 %')
  expect(words).toMatch(/Work \(invented\) 2025 An office Open Government Licence v3\.0/)
})

describe('the four lists', () => {
  test('take a point with its evidence, and none without', async () => {
    expect((await town.send('member', '/evidence/swot/new', { list: 'strength', words: 'One way in' })).said).toContain(
      'Say what shows it',
    )
    expect(
      (
        await town.send('member', '/evidence/swot/new', {
          list: 'strength',
          words: 'One way in',
          evidence: 'x',
          evidence_link: 'javascript:alert(1)',
        })
      ).said,
    ).toContain('must be a page of this service')
    await town.send('member', '/evidence/swot/new', {
      list: 'strength',
      words: 'One way in',
      evidence: 'The report by partner',
      evidence_link: '/reports/partners',
    })
    const { page, words } = await town.read('lead', '/evidence/swot')
    expect(words).toContain('One way in The report by partner member Placeholder')
    expect(page('a[href="/reports/partners"]').length).toBe(1)
    const { page: mine } = await town.read('coordinator', '/evidence/swot')
    await town.send('coordinator', mine('a[href$="/withdraw"]').attr('href') ?? '', { why: 'It is over' })
    expect((await town.read('lead', '/evidence/swot')).words).not.toContain('One way in')
  })
})

describe('what people told', () => {
  const heard = (words: string) =>
    town.send('member', '/evidence/heard/new', {
      words,
      heard_from: 'panel',
      'heard_on-day': '1',
      'heard_on-month': '9',
      'heard_on-year': '2026',
    })
  test.each([
    ['Write to isla@example.org', 'an e-mail address'],
    ['Call 0141 496 0123 after five', 'a telephone number'],
    ['Her number is QQ 12 34 56 C', 'a National Insurance number'],
    ['She lives at G1 1AA', 'a whole postcode'],
  ])('is refused when it leads to somebody: %s', async (words, what) => {
    expect((await heard(words)).said).toContain(what)
  })

  test('stands beside the decision that it changed', async () => {
    expect((await heard('I told my story 4 times in 2026')).status).toBe(303)
    const coordinator = town.viewer('coordinator')
    await house.asViewer(coordinator, async (tx) => {
      const meeting_id = await callMeeting(tx, coordinator, town.areas.city, {
        title: 'Autumn meeting',
        series_id: null,
        time: { on_date: calendarDate('2026-10-01'), at_time: '10:00', minutes_long: 60, place: 'Hall', link: null },
      })
      await recordDecision(tx, coordinator, {
        area_id: town.areas.city,
        words: 'One assessment for all',
        why: null,
        quorate: true,
        made_on: calendarDate('2026-10-01'),
        meeting_id,
        item_id: null,
      })
    })
    const { page, words } = await town.read('member', '/evidence/heard')
    expect(words).toContain('1 heard; 1 changed nothing yet')
    const changed = page('a[href$="/changed"]').attr('href') ?? ''
    const form = (await town.read('member', changed)).page
    const decision = form('[name=decision]').attr('value') ?? ''
    await town.send('member', changed, { decision, words: 'Nobody is asked twice' })
    expect((await town.send('member', changed, { decision, words: 'Again' })).said).toContain('It is said already')
    expect((await town.read('lead', '/evidence/heard')).words).toContain(
      'Nobody is asked twice Decision 1: One assessment for all',
    )
  })

  test('taken out leaves none of its words behind', async () => {
    const { page } = await town.read('member', '/evidence/heard')
    await town.send('member', page('a[href$="/withdraw"]').attr('href') ?? '', { sure: 'yes' })
    const { rows } = await sql<{ words: string }>`select words from plans.lived_input`.execute(house.asOwner)
    expect(rows).toEqual([{ words: 'Taken out' }])
    expect((await town.read('lead', '/evidence/heard')).words).not.toContain('my story')
  })
})
