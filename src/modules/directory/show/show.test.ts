import { load } from 'cheerio'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { arrangeServices, asked, northtown } from '../directory.testing.ts'
import { inventServices } from '../invent/invent.ts'
import type { FullService } from '../open-referral/service.ts'
import { costsInWords } from './costs.ts'
import { questionsOf } from './for-me.ts'
import { scheduleInWords } from './when.ts'

const house = await testDatabase()
const ask = asked(house)
const services = inventServices(northtown, 28)
const named = (name: string): FullService => {
  const found = services.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}
const open = async ({ id }: { id: string }) => {
  const answer = await ask(`/support/services/${id}`)
  const page = load(await answer.text())
  return { status: answer.status, page, words: page('main').text().replace(/\s+/g, ' ') }
}

beforeAll(() => arrangeServices(house, services))

describe('the page of a service', () => {
  test('says what it is, for whom, what it costs, when, where, how to get in and how to ask', async () => {
    const hub = named('Young people’s hub')
    const { words, page } = await open(hub)
    expect(page('h1').text()).toBe('Young people’s hub')
    const place = hub.service_at_locations?.[0]?.location
    for (const part of [
      hub.description,
      'Are you aged 16 to 19?',
      'Is one of these true of you?',
      'Have you ever been in care?',
      'Do you live in Northtown?',
      'Free',
      'Monday to Friday, midday to 6pm',
      place?.addresses?.[0]?.address_1,
      place?.accessibility?.[0]?.description,
      hub.phones?.[0]?.number,
      'Not known yet',
    ])
      expect(words).toContain(part)
    expect(page('a[href^="tel:"]').attr('href')).toMatch(/^tel:01632960\d{3}$/)
    expect(page('.nwd-hide')).toHaveLength(1)
  })

  test('that is for everybody says so, and one that is given by telephone asks nobody about steps', async () => {
    const { words } = await open(named('Better off in work?'))
    expect(words).not.toContain('Getting in')
    expect(
      questionsOf(
        { minimum_age: undefined, maximum_age: undefined, situations: [], areas: [] },
        calendarDate('2026-11-23'),
      ),
    ).toEqual([])
  })

  test('that was taken out says so; one that never was is not found', async () => {
    const gone = named('Get online')
    await sql`update directory.service set withdrawn_at = nwd.clock() where id = ${gone.id}`.execute(house.asOwner)
    expect((await open(gone)).words).toContain('was taken out of the directory')
    expect((await ask(`/open-referral-uk/v3/services/${gone.id}`)).status).toBe(404)
    expect((await open({ id: '00000000-0000-4000-8000-000000000001' })).status).toBe(404)
  })
})

describe('the usual wait is what was observed', () => {
  const area = 'S12000049'
  const works = '01900000-0000-7000-8000-00000000000a'

  test('of ten people or more; those who wait still count as waiting longest', async () => {
    const hub = named('Interview practice')
    await sql`insert into partnership.organisation (id, area_id, name, kind) values (${works}, ${area}, ${hub.organization?.name}, 'charity')`.execute(
      house.asOwner,
    )
    await arrangeServices(house, [{ ...hub, alert: 'Now on the first floor' }])
    const wait = async () => (await open(hub)).page('dt:contains("Usual wait")').next().text()
    await referred(9, (nth) => nth)
    expect(await wait()).toBe('Not known yet')
    await referred(2, () => null)
    // Eleven: met after 1 to 9 days, and two who have not; the sixth of them met after 6 days.
    expect(await wait()).toBe('Half of the 11 people referred here in the last year had a first meeting within 6 days')
    await referred(9, () => null)
    expect(await wait()).toContain('most of the 20 people referred in the last year are still waiting')
  })

  /** So many referrals of the first of October that the organisation took, each met so many days after, or not yet. */
  const referred = (count: number, metAfter: (nth: number) => number | null) =>
    house.asOwner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (let nth = 1; nth <= count; nth += 1) {
        const days = metAfter(nth)
        await sql`with r as (insert into referrals.referral (id, area_id, person_id, sender_organisation_id, sender_user_id, sender_name, sent_at, permission_id)
            values (gen_random_uuid(), ${area}, gen_random_uuid(), ${works}, gen_random_uuid(), 'Isla Testperson', '2026-10-01 12:00Z', gen_random_uuid()) returning *),
          o as (insert into referrals.offer (id, area_id, person_id, referral_id, organisation_id, user_id, name, given_at, given_by, answer, answered_at, answered_by)
            select gen_random_uuid(), area_id, person_id, id, ${works}, gen_random_uuid(), 'Morag Sample', sent_at, gen_random_uuid(), 'accepted', sent_at, gen_random_uuid() from r)
          insert into referrals.standing (id, area_id, person_id, referral_id, list, due_on, since)
          select gen_random_uuid(), area_id, person_id, id, 'to_register', '2026-12-01', sent_at + make_interval(days => ${days ?? 0}) from r where ${days}::int is not null`.execute(
          tx,
        )
      }
    })
})

describe('when and for how much, in words', () => {
  const id = '00000000-0000-4000-8000-000000000002'
  test.each([
    [
      { freq: 'WEEKLY', byday: 'TU,TH', opens_at: '09:30', closes_at: '12:30:00' },
      'Tuesday and Thursday, 9.30am to 12.30pm',
    ],
    [{ freq: 'WEEKLY', interval: 2, byday: 'MO', opens_at: '18:00' }, 'Monday, every second week, from 6pm'],
    [{ freq: 'MONTHLY', byday: '2TU' }, 'The 2nd Tuesday of the month'],
    [{ freq: 'MONTHLY', byday: '-1FR' }, 'The last Friday of the month'],
    [{ freq: 'MONTHLY', bymonthday: '1,22' }, 'The 1st and 22nd of the month'],
    [{ description: 'By appointment' }, 'By appointment'],
    [{}, ''],
  ] as const)('%j', (schedule, words) => expect(scheduleInWords({ id, ...schedule })).toBe(words))

  test.each([
    [{ fees: 'Free', cost_options: [{ id, amount: 0 }] }, ['Free']],
    [
      { fees: '£10 for four evenings', cost_options: [{ id, amount: 10, amount_description: 'for four evenings' }] },
      ['£10 for four evenings'],
    ],
    [
      {
        cost_options: [
          { id, amount: 2.5, option: 'Under 18s' },
          { id, amount: 0, option: 'Over 60s' },
        ],
      },
      ['£2.50 (Under 18s)', 'Free (Over 60s)'],
    ],
    [{ fees: 'Ask us' }, ['Ask us']],
    [{}, undefined],
  ])('%j costs %j', (service, words) => expect(costsInWords(service)).toEqual(words))
})
