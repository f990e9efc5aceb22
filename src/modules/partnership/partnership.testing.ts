import { load } from 'cheerio'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Role, Viewer } from '#platform/access'
import { createAuth } from '#platform/auth'
import { browserOf, rightPassword } from '#platform/auth-testing'
import { type Route, routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import type { Clock } from '#platform/time'
import { calendarDate } from '#platform/time'
import { insertMember, insertSeat } from './members/members.queries.ts'
import { insertMembership } from './memberships.queries.ts'
import { insertOrganisation } from './organisations.queries.ts'
import { routes } from './partnership.routes.ts'

export const city = 'S12000049'
export const island = 'S12000023'
const secret = 'the secret of a partnership’s test, long enough'

/** Organisations of the city and the island, those with a sector being members since April. */
const organisations = {
  partnership: [city, 'Northtown Employability Partnership', 'partnership', null],
  council: [city, 'Northtown Council', 'council', 'public'],
  college: [city, 'Northtown College', 'college', 'public'],
  charity: [city, 'Harbour Fictus Trust', 'charity', 'third'],
  housing: [city, 'Harbour Housing', 'housing', 'third'],
  firm: [city, 'Sample Boats', 'employer', null],
  islandPartnership: [island, 'Farholm Partnership', 'partnership', null],
  islandCouncil: [island, 'Farholm Council', 'council', 'public'],
} as const

/** Who does what there: the account's role, the organisation, and the role in the partnership. */
const people = {
  hamish: ['coordinator', 'partnership', null],
  chair: ['member', 'council', 'chair'],
  vice: ['member', 'college', 'vice_chair'],
  mo: ['member', 'charity', 'member'],
  hassan: ['member', 'housing', 'member'],
  morag: ['key_worker', 'charity', null],
  ailsa: ['coordinator', 'islandPartnership', null],
  rory: ['member', 'islandCouncil', 'member'],
} as const satisfies Record<string, readonly [Role, keyof typeof organisations, string | null]>

export type Somebody = keyof typeof people
type Place = keyof typeof organisations

/** A partnership with four member organisations and their people, each at a browser of their own; and another on an island. `more` are routes of rooms above. */
export async function partnershipTown(house: TestDatabase, clock: Clock = house.clock, more: readonly Route[] = []) {
  const auth = createAuth({
    database: house.database,
    clock,
    settings: { secondFactor: 'offered' },
    secret,
    baseUrl: 'http://127.0.0.1:3000',
    addressOf: () => uuid(),
  })
  const app = routerFor([...routes, ...more], {
    database: house.database,
    clock,
    secret,
    demonstration: false,
    identify: async (request) => {
      const who = request.headers.get('cookie')?.replace('who=', '')
      const viewer = who === undefined ? undefined : viewers.get(who as Somebody)
      return viewer && { viewer }
    },
    navigation: () => [],
  })
  const since = calendarDate('2026-04-01')
  const places = new Map<Place, string>()
  const members = new Map<Place, string>()
  const viewers = new Map<Somebody, Viewer>()
  const seats = new Map<Somebody, string>()
  for (const [key, [area_id, name, kind, sector]] of Object.entries(organisations) as [
    Place,
    (typeof organisations)[Place],
  ][]) {
    const id = uuid()
    places.set(key, id)
    await house.asWorker(async (tx) => {
      await insertOrganisation(tx, { id, area_id, name, kind, supports_people: false })
      if (sector !== null)
        members.set(
          key,
          await insertMember(tx, area_id, { organisation_id: id, sector, since_on: since, added_by: null }),
        )
    })
  }
  for (const [who, [role, place, seat]] of Object.entries(people) as [Somebody, (typeof people)[Somebody]][]) {
    const [area_id, organisation_name] = organisations[place]
    const name = `${who[0]?.toUpperCase()}${who.slice(1)} Placeholder`
    const user_id = await auth.createUser({ email: `${who}@town.example`, name, password: rightPassword })
    const organisation_id = places.get(place) ?? null
    viewers.set(who, { user_id, name, role, organisation_id, organisation_name, area_id })
    await house.asWorker(async (tx) => {
      await insertMembership(tx, { user_id, name, role, organisation_id, area_id })
      const member_id = members.get(place)
      if (seat !== null && member_id !== undefined)
        seats.set(
          who,
          await insertSeat(tx, area_id, { member_id, role: seat, name, user_id, since_on: since, added_by: null }),
        )
    })
  }

  const got = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
    const value = map.get(key)
    if (value === undefined) throw new Error(`nobody and nothing of that name: ${String(key)}`)
    return value
  }
  const as = (who: Somebody) => {
    const browser = browserOf(app)
    browser.cookies.set('who', who)
    return browser
  }
  const filled = (html: string) => load(html)('main form').first().serializeArray()

  return {
    app,
    as,
    viewer: (who: Somebody) => got(viewers, who),
    seat: (who: Somebody) => got(seats, who),
    place: (key: Place) => got(places, key),
    member: (key: Place) => got(members, key),
    /** Opens a form, types over what it shows, and sends it. */
    async send(who: Somebody, path: string, typed: Readonly<Record<string, string | readonly string[]>>) {
      const browser = as(who)
      const { body, status, page } = await browser.ask(path)
      if (status !== 200) return { status, to: null, said: '', page }
      const fields = new URLSearchParams()
      for (const { name, value } of filled(body)) if (!(name in typed)) fields.append(name, value)
      for (const [name, values] of Object.entries(typed))
        for (const value of [values].flat()) fields.append(name, value)
      const answer = await browser.ask(page('main form').attr('action') ?? path, { method: 'POST', body: fields })
      return {
        status: answer.status,
        to: answer.to,
        said: answer.page('.ds_error-summary li').text(),
        page: answer.page,
      }
    },
    /** The words of a page. */
    async read(who: Somebody, path: string) {
      const { status, page } = await as(who).ask(path)
      return { status, page, words: page('main').text().replace(/\s+/g, ' ') }
    },
    /** Messages to somebody, the latest first. */
    async letters(who: Somebody) {
      const { rows } = await sql<{ subject: string; body: string }>`
        select subject, body from platform.outbox where recipient = ${`${who}@town.example`} order by created_at desc, id desc`.execute(
        house.asOwner,
      )
      return rows
    },
  }
}

/** A date as it is typed into the three boxes of a question. */
export function day(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** The identifier at the end of an address. */
export const last = (to: string | null): string => to?.split('/').at(-1) ?? ''
