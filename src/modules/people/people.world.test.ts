import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Role, roles, type Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { accessLogOf } from './access-explained/access-log.queries.ts'
import { findPeople } from './find-people/find.queries.ts'
import { sightOf, whoMaySee } from './people.access.ts'
import { searchPeople, selectOptionalContactDetails, selectOptionalPerson } from './people.queries.ts'
import { city, island, neighbourhood, viewerOf } from './people.testing.ts'
import { permissionsOf } from './sharing.ts'
import { timelineLength, timelineOf } from './timeline.ts'

const house = await testDatabase()
const all = Object.values(await neighbourhood(house))
const now = house.clock.now().getTime()
const hours = (n: number) => new Date(now + n * 3_600_000)

/** One relationship of a generated world: between the person and the organisation of these numbers, live or not in one of many ways. */
interface Bond {
  person: number
  organisation: number
  sees: number
  kind: string
  since: number
  until: number | null
  closed: boolean
}
const bond: fc.Arbitrary<Bond> = fc.record({
  person: fc.nat(5),
  organisation: fc.nat(all.length - 1),
  sees: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom('referral', 'spell', 'handover', 'follow_up', 'partnership'),
  since: fc.constantFrom(-48, -1, 0, 1),
  until: fc.constantFrom(null, null, -1, 0, 3),
  closed: fc.constantFrom(false, false, true),
})
const sighted: readonly Role[] = [
  'key_worker',
  'referrer',
  'provider_worker',
  'team_lead',
  'employer_officer',
  'coordinator',
]

/** The rule in words of its own: what a viewer should see of each person of this world. */
function expected(bonds: readonly Bond[], people: readonly string[], organisation: string, role: Role) {
  const live = bonds.filter(
    (b) => all[b.organisation]?.id === organisation && !b.closed && b.since <= 0 && (b.until === null || b.until > 0),
  )
  const most = (person: number) => Math.max(0, ...live.filter((b) => b.person === person).map((b) => b.sees))
  return new Map(people.map((id, index) => [id, sighted.includes(role) ? most(index) : 0]))
}

/** Puts the world into the database by hand, as nobody in the application could. */
async function settle(bonds: readonly Bond[]): Promise<string[]> {
  const names = ['Isla', 'Callum', 'Iona', 'Struan', 'Eilidh', 'Fraser']
  const people = names.map((name, index) => ({ id: uuid(), name, area: index === 5 ? island : city }))
  await house.asOwner.transaction().execute(async (tx) => {
    // without a relationship nobody sees the people of the world before
    await sql`delete from people.relationship`.execute(tx)
    for (const { id, name, area } of people) {
      await sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth) values (${id}, ${area}, ${name}, 'Sample', '2001-04-03')`.execute(
        tx,
      )
      await sql`insert into people.contact_details (person_id, area_id, phone, ni_number) values (${id}, ${area}, '07700900123', 'AB123456C')`.execute(
        tx,
      )
      for (const level of [1, 2, 3]) {
        await sql`insert into people.timeline (id, area_id, person_id, kind, words, sees) values (${uuid()}, ${area}, ${id}, 'people.test', ${String(level)}, ${level})`.execute(
          tx,
        )
      }
      await sql`insert into people.sharing_permission (id, area_id, person_id, partner_id, purpose, parts, given_how, wording_version)
        values (${uuid()}, ${area}, ${id}, ${uuid()}, 'referral', '{needs}', 'spoken', '1')`.execute(tx)
      await sql`insert into audit.event (id, area_id, event, person_id) values (${uuid()}, ${area}, 'people.person.viewed', ${id})`.execute(
        tx,
      )
    }
    for (const b of bonds) {
      const [person, organisation] = [people[b.person], all[b.organisation]]
      await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, since, until, closed_at, because_kind)
        values (${person?.area}, ${person?.id}, ${organisation?.id}, ${b.kind}, ${b.sees}, ${hours(b.since)},
          ${b.until === null ? null : hours(b.until)}, ${b.closed ? hours(0) : null}, 'test')`.execute(tx)
    }
  })
  return people.map(({ id }) => id)
}

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id).toSorted()

describe('in any world of people, organisations and relationships', () => {
  it('no list, search, count, timeline, permission or log gives a viewer more or less than the rule', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bond, { minLength: 12, maxLength: 40 }),
        fc.constantFrom(...roles),
        async (bonds, role) => {
          const people = await settle(bonds)
          for (const organisation of all) {
            for (const viewer of [viewerOf(organisation), viewerOf(organisation, role)]) {
              const may = expected(bonds, people, organisation.id, viewer.role)
              await house.asViewer(viewer, (tx) => agree(tx, viewer, people, may))
            }
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)
})

async function agree(tx: Tx, viewer: Viewer, people: readonly string[], may: ReadonlyMap<string, number>) {
  const atLeast = (level: number, area?: string) =>
    people
      .filter(
        (id, index) => (may.get(id) ?? 0) >= level && (area === undefined || (index === 5 ? island : city) === area),
      )
      .toSorted()
  const here = viewer.area_id ?? ''
  const listed = await sql<{ id: string }>`select id from people.person`.execute(tx)
  expect(ids(listed.rows)).toEqual(atLeast(1))
  const counted = await sql<{ n: number }>`select count(*)::int as n from people.contact_details`.execute(tx)
  expect(counted.rows[0]?.n).toBe(atLeast(2).length)
  expect(ids(await searchPeople(tx, 'Sample', 50))).toEqual(atLeast(1, here))
  expect(ids(await searchPeople(tx, 'mpl', 50))).toEqual(atLeast(1, here))
  expect(
    ids(await findPeople(tx, here, { by: 'name', name: 'Isla Sampel' }, 50)).every((id) => (may.get(id) ?? 0) > 0),
  ).toBe(true)
  // the search function by itself, without row-level security over what it gives
  for (const words of ['Sample', 'mpl']) {
    const given = await sql<{ id: string }>`select id from people.search(${words}, 50)`.execute(tx)
    expect(ids(given.rows)).toEqual(atLeast(1, here))
  }
  const ni = { by: 'ni_number', ni_number: 'AB123456C' } as const
  expect(ids(await findPeople(tx, here, ni, 50))).toEqual(atLeast(2, here))
  for (const id of people) {
    const level = may.get(id) ?? 0
    expect(await sightOf(tx, id)).toBe(level)
    expect((await selectOptionalPerson(tx, id)) !== undefined).toBe(level >= 1)
    expect((await selectOptionalContactDetails(tx, id)) !== undefined).toBe(level >= 2)
    expect((await timelineOf(tx, id)).map((line) => Number(line.words)).every((needs) => needs <= level)).toBe(true)
    expect(await timelineLength(tx, id)).toBe(level)
    expect(await permissionsOf(tx, id)).toHaveLength(level >= 2 ? 1 : 0)
    expect(await accessLogOf(tx, id)).toHaveLength(level >= 3 ? 1 : 0)
    expect((await whoMaySee(tx, id)).length > 0).toBe(level >= 3)
  }
}
