import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { insertMembership, insertOrganisation } from '#modules/partnership'
import type { Role, Viewer } from '#platform/access'
import type { TestDatabase } from '#platform/testing'
import { createPerson, type PersonDetails } from './people.queries.ts'

/** Two areas with a partnership each; Northtown Works and Southside Support in the city, Northtown High refers. */
export const city = 'S12000049'
export const island = 'S12000023'

/** The organisations of the tests' world, by their names in it. */
export async function neighbourhood(house: TestDatabase) {
  const add = async (area_id: string, name: string, kind: string, supports_people = false) => {
    const id = uuid()
    await house.asWorker((tx) => insertOrganisation(tx, { id, area_id, name, kind, supports_people }))
    return { id, area_id, name }
  }
  await sql`insert into partnership.area (id, name) values (${city}, 'Glasgow City'), (${island}, 'Orkney Islands') on conflict do nothing`.execute(
    house.asOwner,
  )
  return {
    partnership: await add(city, 'Northtown Partnership', 'partnership'),
    works: await add(city, 'Northtown Works', 'council', true),
    support: await add(city, 'Southside Support', 'third_sector', true),
    school: await add(city, 'Northtown High', 'school'),
    islandPartnership: await add(island, 'Island Partnership', 'partnership'),
    islandWorks: await add(island, 'Island Works', 'council', true),
  }
}

/** Somebody who acts for an organisation of the tests' world in a role. */
export const viewerOf = (
  organisation: { id: string; area_id: string; name: string },
  role: Role = 'key_worker',
  name = 'Morag Fictus',
): Viewer => ({
  user_id: uuid(),
  name,
  role,
  organisation_id: organisation.id,
  organisation_name: organisation.name,
  area_id: organisation.area_id,
})

/** A person written down by a viewer, who supports them from then on. Returns who they are. */
export async function personOf(house: TestDatabase, viewer: Viewer, details: Partial<PersonDetails> = {}) {
  const person = { given_name: 'Isla', family_name: 'Sample', known_as: null, date_of_birth: null, ...details }
  const because = { kind: 'registration', id: uuid() }
  const id = await house.asViewer(viewer, (tx) =>
    createPerson(tx, viewer, person, {}, { kind: 'spell', sees: 3, because }),
  )
  return { id, area_id: viewer.area_id ?? '', ...person }
}

/** Gives a viewer an account with an address, and the membership by which they act. */
export async function accountOf(
  house: TestDatabase,
  { user_id, name, role, organisation_id, area_id }: Viewer,
  email: string,
) {
  await sql`insert into auth."user" (id, name, email) values (${user_id}, ${name}, ${email})`.execute(house.asOwner)
  await house.asWorker((tx) => insertMembership(tx, { user_id, name, role, organisation_id, area_id }))
}
