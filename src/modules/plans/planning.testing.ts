import { load } from 'cheerio'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Role, Viewer } from '#platform/access'
import { browserOf } from '#platform/auth-testing'
import { type Route, routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { routes } from './plans.routes.ts'

const places = { city: 'S12000049', island: 'S12000023' } as const

const people = {
  coordinator: ['city', 'coordinator'],
  member: ['city', 'member'],
  lead: ['city', 'team_lead'],
  worker: ['city', 'key_worker'],
  islander: ['island', 'coordinator'],
} as const satisfies Record<string, readonly [keyof typeof places, Role]>
export type Planner = keyof typeof people | 'analyst'

/** What a page says: what stands in two cells is two words. */
const wordsOf = (html: string) => load(html.replaceAll('<', ' <'))('main').text().replace(/\s+/g, ' ')

/** Two areas with those who plan there, each at a browser of their own. `more` are routes of desks above. */
export async function planners(house: TestDatabase, more: readonly Route[] = []) {
  const viewers = new Map<Planner, Viewer>()
  for (const [place, area_id] of Object.entries(places)) {
    const organisation_id = uuid()
    await sql`insert into partnership.area (id, name) values (${area_id}, ${place}) on conflict do nothing`.execute(
      house.asOwner,
    )
    await sql`insert into partnership.organisation (id, area_id, name, kind) values (${organisation_id}, ${area_id}, ${`${place} partnership`}, 'partnership')`.execute(
      house.asOwner,
    )
    for (const [who, [where, role]] of Object.entries(people) as [
      keyof typeof people,
      (typeof people)[keyof typeof people],
    ][])
      if (where === place)
        viewers.set(who, {
          user_id: uuid(),
          name: `${who} Placeholder`,
          role,
          organisation_id,
          organisation_name: `${place} partnership`,
          area_id,
        })
  }
  viewers.set('analyst', {
    user_id: uuid(),
    name: 'Analyst Placeholder',
    role: 'analyst',
    organisation_id: null,
    organisation_name: '',
    area_id: null,
  })
  const viewer = (who: Planner): Viewer => {
    const one = viewers.get(who)
    if (one === undefined) throw new Error(`nobody called ${who}`)
    return one
  }
  const app = routerFor([...more, ...routes], {
    database: house.database,
    clock: house.clock,
    secret: 'the secret of a plan’s test, long enough',
    demonstration: false,
    identify: async (request) => {
      const who = /who=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
      const one = viewers.get(who as Planner)
      return one && { viewer: one }
    },
    navigation: () => [],
  })
  const as = (who: Planner) => {
    const browser = browserOf(app)
    browser.cookies.set('who', who)
    return browser
  }
  async function read(who: Planner, path: string) {
    const { status, page, body } = await as(who).ask(path)
    return { status, page, body, words: wordsOf(body) }
  }
  /** Opens a form, types over what it shows, chooses a file where there is one, and sends it. */
  async function send(
    who: Planner,
    path: string,
    typed: Readonly<Record<string, string | readonly string[]>> = {},
    files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {},
  ) {
    const browser = as(who)
    const { page, status } = await browser.ask(path)
    if (status !== 200) return { status, to: '', said: '', words: '', page }
    const body = new FormData()
    for (const { name, value } of page('main form').first().serializeArray())
      if (!(name in typed)) body.append(name, value)
    for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) body.append(name, value)
    for (const [name, bytes] of Object.entries(files)) body.append(name, new File([bytes], 'annex.csv'))
    const answer = await browser.ask(page('main form').attr('action') ?? path, { method: 'POST', body })
    return {
      status: answer.status,
      to: answer.to ?? '',
      said: answer.page('.ds_error-summary li').text(),
      words: wordsOf(answer.body),
      page: answer.page,
    }
  }
  /** So many invented people of the city registered on a day, and how many of them began a job the week after. */
  async function registered(on: string, people: number, jobs: number, gender = 'woman') {
    await sql`
      with p as (insert into people.person (id, area_id, given_name, family_name, date_of_birth)
          select gen_random_uuid(), ${places.city}, 'Isla', 'Sample', '2000-01-01' from generate_series(1, ${people}::int) returning id, area_id),
        c as (insert into people.characteristics (id, area_id, person_id, asked_on, gender, trans, sexual_orientation, ethnic_group, condition_12_months,
            condition_limits, lone_parent, disabled_child, care_experienced, convictions, homeless, refugee, carer, armed_forces, employment_status)
          select gen_random_uuid(), area_id, id, ${on}::date, ${gender}, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown',
            'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown' from p),
        s as (insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on)
          select gen_random_uuid(), area_id, id, (select id from partnership.organisation where area_id = ${places.city} limit 1), 'NOLB', ${on}::date from p)
      insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage)
      select gen_random_uuid(), area_id, id, ${on}::date + 7, 'unknown' from p limit ${jobs}::int`.execute(
      house.asOwner,
    )
  }
  return { as, viewer, read, send, app, areas: places, registered }
}
