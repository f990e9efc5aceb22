import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { partnershipOf } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { openRelationship, type RelationshipKind, type Sight } from './people.access.ts'
import type { PeopleTables } from './people.tables.ts'

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

export interface PersonDetails {
  given_name: string
  family_name: string
  known_as: string | null
  date_of_birth: CalendarDate | null
}

export interface ContactDetails {
  address: string | null
  postcode: string | null
  email: string | null
  phone: string | null
  ni_number: string | null
  preferred_contact: string
  best_time: string | null
  do_not: string | null
  adjustments: string | null
}

export interface Person extends PersonDetails {
  id: string
  area_id: string
  aim: string | null
}

/** What to call a person: the name they like, or their given name. */
export const callName = (p: Pick<PersonDetails, 'known_as' | 'given_name'>) => p.known_as ?? p.given_name

/** A person's full name as it is listed. */
export const fullName = (p: Pick<PersonDetails, 'given_name' | 'family_name'>) => `${p.given_name} ${p.family_name}`

/**
 * Writes a person down for the first time: they, how to reach them, and the two relationships that a new person always has,
 * the viewer's own organisation and the area's partnership. A cause without an identifier is named by the person's own.
 * Returns the person's identifier.
 */
export async function createPerson(
  tx: Tx,
  viewer: Viewer,
  person: PersonDetails & { aim?: string | null },
  contact: Partial<ContactDetails>,
  relationship: { kind: RelationshipKind; sees: Sight; because: { kind: string; id?: string | undefined } },
): Promise<string> {
  const { area_id, organisation_id } = viewer
  if (area_id === null || organisation_id === null)
    throw new Error('only somebody who acts for an organisation writes a person down')
  const id = uuid()
  const because = { kind: relationship.because.kind, id: relationship.because.id ?? id }
  await openRelationship(tx, { area_id, person_id: id, holder: organisation_id, ...relationship, because })
  await tables(tx)
    .insertInto('people.person')
    .values({ id, area_id, ...person, created_by: viewer.user_id })
    .execute()
  await tables(tx)
    .insertInto('people.contact_details')
    .values({ person_id: id, area_id, ...contact, changed_by: viewer.user_id })
    .execute()
  const partnership = await partnershipOf(tx, area_id)
  await openRelationship(tx, {
    area_id,
    person_id: id,
    holder: partnership.id,
    kind: 'partnership',
    sees: 3,
    because,
  })
  return id
}

/**
 * The columns of `people.person as p` as a viewer may read them: a name goes with every referral, what else is known about the person
 * only when they chose to share it.
 */
export const personColumns = [
  'p.id',
  'p.area_id',
  'p.given_name',
  'p.family_name',
  'p.known_as',
  sql<CalendarDate | null>`case when people.reads(p.id, 'about') then p.date_of_birth end`.as('date_of_birth'),
  sql<string | null>`case when people.reads(p.id, 'about') then p.aim end`.as('aim'),
] as const

/** A person whom the viewer sees, or undefined. */
export const selectOptionalPerson = onceAPage(async (tx: Tx, id: string): Promise<Person | undefined> => {
  return tables(tx).selectFrom('people.person as p').select(personColumns).where('p.id', '=', id).executeTakeFirst()
})

/** How to reach a person, each part as far as they chose to share it with the viewer; undefined when the viewer may read none of it. */
export const selectOptionalContactDetails = onceAPage(
  async (tx: Tx, person: string): Promise<ContactDetails | undefined> => {
    const { rows } = await sql<ContactDetails>`select * from people.contact_of(${person})`.execute(tx)
    return rows[0]
  },
)

/** Amends who a person is; what it replaces is kept. */
export async function updatePerson(
  tx: Tx,
  viewer: Viewer,
  id: string,
  change: Partial<PersonDetails & { aim: string | null }>,
): Promise<void> {
  await tables(tx)
    .updateTable('people.person')
    .set({ ...change, changed_at: sql`nwd.clock()`, changed_by: viewer.user_id })
    .where('id', '=', id)
    .execute()
}

/** Amends how to reach a person; what it replaces is kept. */
export async function updateContactDetails(
  tx: Tx,
  viewer: Viewer,
  person: string,
  change: Partial<ContactDetails>,
): Promise<void> {
  await tables(tx)
    .updateTable('people.contact_details')
    .set({ ...change, changed_at: sql`nwd.clock()`, changed_by: viewer.user_id })
    .where('person_id', '=', person)
    .execute()
}

/** People of the viewer's area whose names are like the words, most alike first, as far as the viewer sees them. */
export async function searchPeople(tx: Tx, words: string, most = 20): Promise<Person[]> {
  return tables(tx)
    .selectFrom(sql<{ id: string; likeness: number }>`people.search(${words}, ${most})`.as('hit'))
    .innerJoin('people.person as p', 'p.id', 'hit.id')
    .select(personColumns)
    .orderBy('hit.likeness', 'desc')
    .orderBy('p.search_name')
    .execute()
}

export interface LikelyMatch {
  id: string
  likeness: number
  reasons: string[]
  held_by: string | null
  visible: boolean
}

/** People of the area who may be the one about to be written down, with the reasons, whether or not the viewer sees them. */
export async function likelyMatches(
  tx: Tx,
  details: {
    given_name: string
    family_name: string
    date_of_birth: CalendarDate | null
    ni_number: string | null
    postcode: string | null
  },
): Promise<LikelyMatch[]> {
  const { rows } = await sql<LikelyMatch>`
    select * from people.likely_matches(${details.given_name}, ${details.family_name}, ${details.date_of_birth}::date, ${details.ni_number}, ${details.postcode})
  `.execute(tx)
  return rows
}
