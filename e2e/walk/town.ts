import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { insertMembership, insertOrganisation } from '#modules/partnership'
import type { Role, Viewer } from '#platform/access'
import { createAuth } from '#platform/auth'
import { browserOf, rightPassword } from '#platform/auth-testing'
import type { TestDatabase } from '#platform/testing'
import { createApp } from '../../src/app.ts'
import { routesOf } from '../../src/routes.ts'

export const city = 'S12000049'
export const island = 'S12000023'

const organisations = {
  partnership: [city, 'Northtown Partnership', 'partnership', false],
  works: [city, 'Northtown Works', 'council', true],
  support: [city, 'Southside Support', 'charity', true],
  school: [city, 'Northtown High', 'school', false],
  housing: [city, 'Harbour Housing', 'housing', false],
  islandPartnership: [island, 'Farholm Partnership', 'partnership', false],
  islandWorks: [island, 'Farholm Works', 'council', true],
  islandSchool: [island, 'Farholm School', 'school', false],
} as const satisfies Record<string, readonly [string, string, string, boolean]>

type Place = keyof typeof organisations

/** Who lives and works in the walk's two towns, the right one for a page first among those of their role. */
const actors = {
  morag: ['key_worker', 'works'],
  omar: ['key_worker', 'works'],
  fiona: ['team_lead', 'works'],
  callum: ['provider_worker', 'works'],
  rhona: ['key_worker', 'support'],
  nosy: ['key_worker', 'support'],
  tess: ['team_lead', 'support'],
  pat: ['provider_worker', 'support'],
  teacher: ['referrer', 'school'],
  caretaker: ['referrer', 'housing'],
  hamish: ['coordinator', 'partnership'],
  officer: ['employer_officer', 'works'],
  member: ['member', 'housing'],
  admin: ['administrator', 'works'],
  grace: ['analyst', null],
  isla: ['participant', null],
  bonnie: ['participant', null],
  stranger: ['participant', null],
  rory: ['key_worker', 'islandWorks'],
  una: ['team_lead', 'islandWorks'],
  finn: ['provider_worker', 'islandWorks'],
  angus: ['referrer', 'islandSchool'],
  ailsa: ['coordinator', 'islandPartnership'],
  islandOfficer: ['employer_officer', 'islandWorks'],
  islandMember: ['member', 'islandSchool'],
  islandAdmin: ['administrator', 'islandWorks'],
  newcomer: ['key_worker', 'support'],
  twoHats: ['key_worker', 'support'],
} as const satisfies Record<string, readonly [Role, Place | null]>

export type Who = keyof typeof actors
export const everybody = Object.keys(actors) as Who[]
export const emailOf = (who: Who) => `${who.toLowerCase()}@walk.example`
/** Those who go about the house freely: the newcomer has not agreed to the terms, and twoHats has not said for whom they act. */
export const settled = everybody.filter((who) => who !== 'newcomer' && who !== 'twoHats')

const secret = 'a secret of the walk, long enough for anybody'

/** The whole house over a database of the test's own, with accounts for each role, signed in through the front door. */
export async function makeTown(house: TestDatabase) {
  const auth = createAuth({
    database: house.database,
    clock: house.clock,
    settings: {
      secondFactor: 'offered',
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'nwd', clientSecret: secret },
    },
    secret,
    baseUrl: 'http://127.0.0.1:3000',
    // Each from a computer of their own, or guessing would be slowed down.
    addressOf: () => randomUUID(),
  })
  const { database, clock } = house
  const parts = { database, clock, auth, secret, demonstration: true, leavesTheMachine: false }
  const { app, addresses } = watched(createApp(parts))

  const places = new Map<Place, string>()
  for (const [key, [area_id, name, kind, supports_people]] of Object.entries(organisations)) {
    const id = uuid()
    await house.asWorker((tx) => insertOrganisation(tx, { id, area_id, name, kind, supports_people }))
    places.set(key as Place, id)
  }
  const placeOf = (key: Place) => places.get(key) ?? ''

  // Hashed once: it is made slow on purpose.
  const { internalAdapter, password } = await auth.engine.$context
  const hash = await password.hash(rightPassword)
  const viewers = new Map<Who, Viewer>()
  const browsers = new Map<Who, Browser>()
  const memberships = new Map<Who, string>()

  async function settleIn(who: Who): Promise<void> {
    const [role, place] = actors[who]
    const name = `${who[0]?.toUpperCase()}${who.slice(1).toLowerCase()} Placeholder`
    const user_id = await auth.createUser({ email: emailOf(who), name })
    await internalAdapter.linkAccount({ userId: user_id, providerId: 'credential', accountId: user_id, password: hash })
    const organisation_id = place && placeOf(place)
    const area_id = place === null ? (role === 'participant' ? city : null) : organisations[place][0]
    const organisation_name = place === null ? '' : organisations[place][1]
    viewers.set(who, { user_id, name, role, organisation_id, organisation_name, area_id })
    const membership = { user_id, name, role, organisation_id, area_id }
    memberships.set(who, await house.asWorker((tx) => insertMembership(tx, membership)))
    if (who === 'twoHats')
      await house.asWorker((tx) =>
        insertMembership(tx, { ...membership, organisation_id: placeOf('housing'), role: 'referrer' }),
      )
    const browser = browserOf(app)
    browsers.set(who, browser)
    await browser.signIn(emailOf(who))
    if (who !== 'newcomer' && who !== 'twoHats' && role !== 'participant')
      await browser.send('/terms', { agree: 'yes' })
  }
  await Promise.all(everybody.map(settleIn))

  const get = <T>(map: ReadonlyMap<Who, T>, who: Who): T => {
    const value = map.get(who)
    if (value === undefined) throw new Error(`${who} has not settled in`)
    return value
  }
  return {
    house,
    app,
    secret,
    addresses,
    routes: routesOf(parts),
    placeOf,
    viewer: (who: Who) => get(viewers, who),
    membership: (who: Who) => get(memberships, who),
    as: (who: Who) => get(browsers, who),
    nobody: () => browserOf(app),
  }
}

/** The house, and every address that it ever gave anybody: where an answer leads, and the links and forms on its page. */
function watched(house: ReturnType<typeof createApp>) {
  const addresses = new Set<string>()
  const app = {
    async request(url: string, init?: RequestInit) {
      const response = await house.request(url, init)
      const to = response.headers.get('location')
      if (to !== null) addresses.add(to)
      if (response.headers.get('content-type')?.includes('html'))
        for (const [, at = ''] of (await response.clone().text()).matchAll(/(?:href|action|src)="([^"]*)"/g))
          addresses.add(at)
      return response
    },
  }
  return { app, addresses }
}

export type Browser = ReturnType<typeof browserOf>
export type Town = Awaited<ReturnType<typeof makeTown>>
