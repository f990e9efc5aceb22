import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate, instantInLondon } from '#platform/time'
import { keepFindings } from '../check/findings.queries.ts'
import { lookOver } from '../check/look-over.ts'
import { halfPastNine } from '../release.ts'
import { addMoment, selectOptionalVersion } from '../releases.queries.ts'
import { analyst, arrange, day, movedClock, releaseSite, versionNow } from '../releases.testing.ts'

const clock = movedClock('2026-11-23T10:00:00Z')
const house = await testDatabase(clock)
const site = releaseSite(house, clock)
const [grace, ada] = [analyst('Grace Madeup'), analyst('Ada Invented')]
let desk = ''
let version = ''

beforeAll(async () => {
  await arrange(house, [{ area: 'S12000049', people: 40, registered_on: '2025-05-01' }])
  const id = await versionNow(
    house,
    { clock, by: grace },
    {
      period: '2026-27 Q2',
      contact_name: 'Team',
      contact_email: 'team@nation.example',
      change_note: null,
      revisions_note: null,
    },
  )
  version = await house.asViewer(grace, async (tx) => {
    const made = await selectOptionalVersion(tx, id)
    if (made === undefined) throw new Error('nothing was prepared')
    await keepFindings(
      tx,
      id,
      (await lookOver(tx, made)).map((one) => ({ ...one, reason: one.kind === 'warning' ? 'So it is' : null })),
    )
    await addMoment(tx, id, { state: 'checked', by_user: grace.user_id, by_name: grace.name })
    return id
  })
  desk = `/statistics/national/releases/${version}`
  const una = {
    name: 'Una Pretend',
    job_title: 'Director',
    organisation: 'The government',
    email: 'una@nation.example',
  }
  for (const reader of [una, { ...una, name: 'Rab Fictus', email: 'rab@nation.example' }])
    expect((await site.send(grace, `${desk}/early-readers`, reader)).status).toBe(303)
  await house.asViewer(ada, async (tx) => {
    await addMoment(tx, version, { state: 'approved', by_user: ada.user_id, by_name: ada.name })
    await addMoment(tx, version, {
      state: 'scheduled',
      by_user: ada.user_id,
      by_name: ada.name,
      for_moment: halfPastNine(calendarDate('2026-11-26')),
    })
  })
})

const letters = async () => {
  const { rows } = await sql<{
    recipient: string
    subject: string
    body: string
  }>`select recipient, subject, body from platform.outbox order by recipient`.execute(house.asOwner)
  return rows
}
const linkIn = (body: string | undefined) =>
  new URL(/http\S+/.exec(body ?? '')?.[0] ?? 'http://nothing.example/').pathname
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .find((each) => each.startsWith('nwd_early='))
    ?.split(';')[0] ?? ''
const reading = (cookie: string) => site.ask(undefined, '/statistics/early', { headers: { cookie } })

describe('the day before a release', () => {
  let link = ''
  let cookie = ''

  test('no letter leaves a second before the 24 hours begin; then each reader gets one, once', async () => {
    clock.to('2026-11-25T09:29:59Z')
    await site.job()
    expect(await letters()).toEqual([])
    clock.to('2026-11-25T09:30:00Z')
    await site.job()
    await site.job()
    const sent = await letters()
    expect(sent.map(({ recipient }) => recipient)).toEqual(['rab@nation.example', 'una@nation.example'])
    link = linkIn(sent.find(({ recipient }) => recipient.startsWith('una'))?.body)
    expect(link).toMatch(/^\/statistics\/early\/[0-9a-f-]{36}$/)
    expect(sent.map(({ subject, body }) => `${subject} ${body}`).join(' ')).not.toMatch(/Una|Rab|40 people/)
  })

  test('a link opens nothing by being looked at, works once, and leads to the release as it will look', async () => {
    expect(await site.text(undefined, link)).not.toContain('40 people')
    expect((await site.ask(undefined, link)).status).toBe(200)
    const used = await site.send(undefined, link)
    expect([used.status, used.to]).toEqual([303, '/statistics/early'])
    cookie = cookieOf(used.headers)
    expect(used.headers.getSetCookie().join()).toMatch(
      /nwd_early=[^;]+; Path=\/statistics\/early; Max-Age=86400; HttpOnly; SameSite=Lax/,
    )
    const { status, page } = await reading(cookie)
    expect(status).toBe(200)
    expect(page('main').text()).toContain('40 people had started')
    expect(page('main').text()).toContain('Not published until 26 November 2026, 9:30am')
    expect((await site.ask(undefined, link)).status).toBe(404)
  })

  test('each look is written down, for the analysts', async () => {
    await reading(cookie)
    const { page } = await site.ask(grace, desk)
    expect(page('main').text()).toContain('Used 25 November 2026, 9:30am')
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from measurement.release_look`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBe(2)
    const { rows: trail } = await sql<{
      n: number
    }>`select count(*)::int as n from audit.event where event = 'releases.version.read_early'`.execute(house.asOwner)
    expect(trail[0]?.n).toBe(2)
  })

  test('another’s cookie, a guessed one or none opens nothing, and the cookie opens nothing but this', async () => {
    for (const other of ['', `nwd_early=${'A'.repeat(32)}`, 'nwd_early=x'])
      expect((await reading(other)).status).toBe(404)
    for (const path of ['/statistics/releases/september-2026', desk, '/api/v1/statistics/releases/september-2026'])
      expect((await site.ask(undefined, path, { headers: { cookie } })).status).not.toBe(200)
  })

  test('a reader taken off the list can open nothing; one who has read stays on it', async () => {
    const { page } = await site.ask(grace, desk)
    const removes = page('a[href$="/remove"]')
      .toArray()
      .map((each) => page(each).attr('href') ?? '')
    const [rab = '', una = ''] = removes
    expect((await site.send(grace, una)).page('.ds_error-summary').text()).toContain('read it already')
    expect((await site.send(grace, rab)).status).toBe(303)
    const [letter] = await letters()
    expect((await site.ask(undefined, linkIn(letter?.body))).status).toBe(404)
  })

  test('put off by a week, the window closes at once and opens again a week later', async () => {
    await site.send(ada, `${desk}/schedule`, { ...day('on_date', '2026-12-03'), reason: 'A figure is looked at again' })
    expect((await reading(cookie)).status).toBe(404)
    clock.to('2026-12-02T09:29:59Z')
    expect((await reading(cookie)).status).toBe(404)
    clock.to('2026-12-02T09:30:00Z')
    expect((await reading(cookie)).status).toBe(200)
  })

  test('at half past nine it is over: the public page takes its place, with the list on it, and no address of theirs', async () => {
    clock.to('2026-12-03T09:30:00Z')
    expect((await reading(cookie)).status).toBe(404)
    await site.job()
    const text = await site.text(undefined, '/statistics/releases/september-2026')
    expect(text).toContain('Una Pretend, Director, The government')
    expect(text).not.toMatch(/Rab|una@nation/)
    const seen = await house.asNobody((tx) => sql`select from measurement.release_link`.execute(tx))
    expect(seen.rows).toEqual([])
  })

  test('and thirty days later the links are forgotten', async () => {
    clock.to(instantInLondon(calendarDate('2027-01-03'), '10:00').toISOString())
    await site.job()
    const { rows } = await sql`select from measurement.release_link`.execute(house.asOwner)
    expect(rows).toEqual([])
  })
})
