import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { timelineOf } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { colleagueOf } from '../../../journeys/journeys.testing.ts'
import { stopAsking } from '../../do-not-ask/do-not-ask.queries.ts'
import { fourWeeks, peopleInWork } from '../../follow-ups.testing.ts'
import { siteOf } from '../../outcomes.site.testing.ts'
import { linkByHandRoutes } from './by-hand-routes.tsx'
import { codeIn, codeOf, inFours, tokenOf } from './code.ts'

const house = await testDatabase()
const { morag, places, newPerson, current } = await peopleInWork(house)
const secret = 'a secret of the tests'
const site = siteOf(house, morag, linkByHandRoutes({ secret, baseUrl: 'https://nowrongdoor.example' }))
const nobodysPhone = { phone: null, email: null, preferred_contact: 'unknown' }

/** Somebody without a telephone, given a link by hand on the day their four weeks were over. */
async function given() {
  const one = await newPerson(nobodysPhone)
  site.signIn(morag)
  site.itIs(fourWeeks)
  const { status, to } = await site.send(`/follow-ups/${one.four.id}/link`, {})
  expect(status).toBe(303)
  const page = await site.get(to ?? '')
  const code = /([2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4})/.exec(page.html)?.[1] ?? ''
  return { ...one, to: to ?? '', html: page.html, code }
}
const tokenAt = async (path: string) => {
  const { html } = await site.get(path)
  return /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
}
const events = async (person: string) => {
  const { rows } = await sql<{ event: string }>`
    select event from audit.event where person_id = ${person} and event like 'outcomes.link.%' order by id`.execute(
    house.asOwner,
  )
  return rows.map(({ event }) => event)
}

describe('a link given by hand', () => {
  it('is a picture, an address and a code, of which nothing is kept; its slip says nothing of whom it is for', async () => {
    const { html, code, person, four } = await given()
    const slip = html.slice(html.indexOf('class="nwd-slip"'), html.indexOf('</section>'))
    expect(slip).toContain('nowrongdoor.example/f')
    expect(slip).toContain(code)
    expect(slip).not.toMatch(/Isla|Sample|Bakery|work|job/i)
    const { rows } = await sql<{ row: string; channel: string; given_by: string }>`
      select to_jsonb(l)::text as row, channel, given_by from outcomes.follow_up_link l where follow_up_id = ${four.id}`.execute(
      house.asOwner,
    )
    expect(rows).toMatchObject([{ channel: 'by_hand', given_by: morag.user_id }])
    expect(rows[0]?.row).not.toContain(tokenOf(codeIn(code) ?? ''))
    expect(await events(person.id)).toEqual([
      'outcomes.link.by_hand_opened',
      'outcomes.link.given',
      'outcomes.link.shown_by_hand',
    ])
    const lines = await house.asViewer(morag, (tx) => timelineOf(tx, person.id))
    expect(lines.map(({ words }) => words)).toContain('Was given a link by hand for the 4-week follow-up')
    expect((await current(person.id)).next_try_on).not.toBeNull()
  })

  it('is answered once by whoever types its code, however they write it; then it works no more', async () => {
    const { code, person, to } = await given()
    site.signIn(undefined)
    const { status, to: question } = await site.send('/f', { code: ` ${code.toLowerCase().replaceAll(' ', '-')} ` })
    expect([status, question]).toEqual([303, `/f/${tokenOf(codeIn(code) ?? '')}`])
    expect((await site.send(question ?? '', { answer: 'yes' })).to).toBe('/f/thanks')
    expect(await current(person.id)).toMatchObject({ answer: 'yes', said_by: 'person_by_link', answered_on: fourWeeks })
    expect((await site.get(question ?? '')).html).toContain('This was answered')
    expect((await site.send(question ?? '', { answer: 'no' })).to).not.toBe('/f/thanks')
    expect(await current(person.id)).toMatchObject({ answer: 'yes' })
    const lines = await house.asViewer(morag, (tx) => timelineOf(tx, person.id))
    expect(lines.map(({ words }) => words)).toContain('Answered the 4-week question by a link given by hand: in work')
    site.signIn(morag)
    const after = await site.get(to)
    expect(after.html).toContain('It was answered')
    expect(after.html).not.toContain('nwd-slip')
  })

  it('ends with the time for asking', async () => {
    const { code, to, person } = await given()
    site.itIs('2026-01-06')
    expect((await site.get(to)).html).toContain('Its time is over')
    site.signIn(undefined)
    const token = tokenOf(codeIn(code) ?? '')
    expect((await site.get(`/f/${token}`)).html).toContain('You do not need to answer')
    expect(await current(person.id)).toMatchObject({ answer: null })
  })

  it('is the same page pressed twice', async () => {
    const one = await newPerson(nobodysPhone)
    site.signIn(morag)
    site.itIs(fourWeeks)
    const path = `/follow-ups/${one.four.id}/link`
    const token = await tokenAt(path)
    const [first, second] = [await site.post(path, { _form: token }), await site.post(path, { _form: token })]
    expect(first.to).toContain(`${path}/`)
    expect(second.to).toBe(first.to)
  })

  it('is not given before it is due, to who asked not to be asked, nor for what is answered', async () => {
    const one = await newPerson(nobodysPhone)
    site.signIn(morag)
    const path = `/follow-ups/${one.four.id}/link`
    site.itIs('2025-12-01')
    expect((await site.get(path)).html).toContain('Not yet due')
    site.itIs(fourWeeks)
    const token = await tokenAt(path)
    const of = { area_id: one.person.area_id, person_id: one.person.id }
    await house.asViewer(morag, (tx) => stopAsking(tx, morag, of, calendarDate(fourWeeks)))
    expect((await site.get(path)).html).toContain('asked not to be asked')
    expect((await site.post(path, { _form: token })).status).toBe(422)
    const { rows } = await sql`select 1 from outcomes.follow_up_link where follow_up_id = ${one.four.id}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([])
  })

  it('is shown to those who see the record alone; of another follow-up it is not there', async () => {
    const { to, four } = await given()
    const other = await given()
    expect((await site.get(`/follow-ups/${four.id}/link/${other.to.split('/').at(-1)}`)).status).toBe(404)
    site.signIn(await colleagueOf(house, places.support, 'provider_worker', 'Nosy Fictus'))
    expect([(await site.get(to)).status, (await site.get(`/follow-ups/${four.id}/link`)).status]).toEqual([404, 404])
  })
})

describe('a code', () => {
  it('is worked out from the house’s secret, twelve signs that are not mistaken for others', () => {
    const link = '0193a000-0000-7000-8000-000000000001'
    const code = codeOf(secret, link)
    expect(code).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXYZ]{12}$/)
    expect(codeOf(secret, link)).toBe(code)
    expect(codeOf('another secret', link)).not.toBe(code)
    expect(codeIn(inFours(code))).toBe(code)
    expect([codeIn(''), codeIn('2B4D'), codeIn(`${code.slice(1)}0`)]).toEqual([undefined, undefined, undefined])
  })

  it('that nobody was given leads nowhere', async () => {
    site.signIn(undefined)
    const sent = await site.send('/f', { code: '2B4D 6F8H 9KMN' })
    expect([sent.status, sent.html.includes('We do not know this code')]).toEqual([422, true])
  })
})
