import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { currentCharacteristics } from '../characteristics/characteristics.queries.ts'
import type { FamilyFacts } from '../characteristics/priority-families.ts'
import type { PeopleTables } from '../people.tables.ts'
import type { Member } from './groups-on.ts'

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

export interface MemberRow extends Member {
  id: string
  name: string | null
  told_at: Date
  told_to_name: string
}

/** Everybody who lives or lived with a person, as it was told and still holds, eldest first; as far as the viewer sees the record. */
export const householdOf = onceAPage(async (tx: Tx, person: string): Promise<MemberRow[]> => {
  return tables(tx)
    .selectFrom('people.household_member')
    .select(['id', 'relation', 'name', 'born', 'disabled', 'from_on', 'until_on', 'told_at', 'told_to_name'])
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .orderBy(sql`born nulls first`)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
})

const byName = (by: Viewer) => (by.organisation_name === '' ? by.name : `${by.name}, ${by.organisation_name}`)

/** Writes down somebody who lives with a person. Returns the row's identifier. */
export async function addMember(
  tx: Tx,
  by: Viewer,
  person: { id: string; area_id: string },
  member: Member & { name: string | null },
  corrects: string | null = null,
): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('people.household_member')
    .values({
      id,
      person_id: person.id,
      area_id: person.area_id,
      ...member,
      corrects,
      told_to: by.user_id,
      told_to_name: byName(by),
    })
    .execute()
  return id
}

/** Ends a row that no longer holds as it stands: it is corrected or was a mistake. Returns whether it still stood. */
export async function supersedeMember(tx: Tx, by: Viewer, id: string, reason: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('people.household_member')
    .set({ superseded_at: sql`nwd.clock()`, superseded_by: by.user_id, superseded_reason: reason })
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const notAsked: Omit<FamilyFacts, 'date_of_birth'> = {
  gender: 'not_asked',
  ethnic_group: 'not_asked',
  condition_12_months: 'not_asked',
  condition_limits: 'not_asked',
  lone_parent: 'not_asked',
  children: null,
  youngest_child_date_of_birth: null,
  disabled_child: 'not_asked',
}

/** The facts of registration that the groups rest on besides the household; all not asked before anybody was registered. */
export async function familyFactsOf(
  tx: Tx,
  person: { id: string; date_of_birth: CalendarDate | null },
): Promise<FamilyFacts> {
  return { ...notAsked, ...(await currentCharacteristics(tx, person.id)), date_of_birth: person.date_of_birth }
}

/** Another person we support whom the viewer sees as well, and who is one family with this one. */
export interface Family {
  id: string
  other_id: string
  given_name: string
  family_name: string
  known_as: string | null
  agreed_on: CalendarDate
  agreed_how: string
  linked_by_name: string
  ended_at: Date | null
  ended_reason: string | null
}

/** Links of a person's record to others', as far as the viewer sees the records of both. */
export async function familyOf(tx: Tx, person: string): Promise<Family[]> {
  const { rows } = await sql<Family>`select * from people.family_of(${person})`.execute(tx)
  return rows
}

/** Those whose record the viewer sees who may be family: the same postcode or family name. */
export async function perhapsFamily(tx: Tx, person: string) {
  const { rows } = await sql<{ id: string; given_name: string; family_name: string; reason: string }>`
    select * from people.perhaps_family(${person})`.execute(tx)
  return rows
}

/** Links two records as both agreed. False when they are linked already; refused by the database unless the viewer supports both. */
export async function linkFamily(
  tx: Tx,
  by: Viewer,
  { person, other, agreed_on, how }: { person: string; other: string; agreed_on: CalendarDate; how: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select people.link_family(${uuid()}, ${person}, ${other}, ${agreed_on}, ${how}, ${byName(by)}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Takes a link back, for either of the two. False when it had ended. */
export async function endFamilyLink(tx: Tx, by: Viewer, link: string, reason: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select people.end_family_link(${link}, ${reason}, ${byName(by)}) as done`.execute(tx)
  return rows[0]?.done ?? false
}
