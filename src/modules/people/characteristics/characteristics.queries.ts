import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { PeopleTables } from '../people.tables.ts'
import type { Answers } from './answers.ts'

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

interface OfPerson {
  id: string
  area_id: string
}

const columns = [
  'gender',
  'trans',
  'sexual_orientation',
  'ethnic_group',
  'condition_12_months',
  'condition_limits',
  'conditions',
  'lone_parent',
  'children',
  'youngest_child_born as youngest_child_date_of_birth',
  'disabled_child',
  'carer',
  'care_experienced',
  'convictions',
  'homeless',
  'refugee',
  'armed_forces',
  'employment_status',
  'unemployed_since',
  'qualification_scqf',
] as const

/** Records the answers that a person gave on a day; the answers before them are superseded and kept. Returns their identifier. */
export async function recordCharacteristics(
  tx: Tx,
  viewer: Pick<Viewer, 'user_id'>,
  person: OfPerson,
  answers: Answers,
  askedOn: CalendarDate,
): Promise<string> {
  const id = uuid()
  const { youngest_child_date_of_birth: youngest_child_born, ...others } = answers
  await tables(tx)
    .updateTable('people.characteristics')
    .set({ superseded_at: sql`nwd.clock()`, superseded_by: viewer.user_id })
    .where('person_id', '=', person.id)
    .where('superseded_at', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('people.characteristics')
    .values({
      id,
      area_id: person.area_id,
      person_id: person.id,
      asked_on: askedOn,
      ...others,
      youngest_child_born,
      recorded_by: viewer.user_id,
    })
    .execute()
  return id
}

/** The answers that hold now and the day they were given, or undefined when none were, or the viewer does not see them. */
export async function currentCharacteristics(
  tx: Tx,
  person: string,
): Promise<(Answers & { asked_on: CalendarDate }) | undefined> {
  return tables(tx)
    .selectFrom('people.characteristics')
    .select([...columns, 'asked_on'])
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

/** A notice as it was given: the privacy notice or the charter, by the version of its wording. */
export interface Notice {
  notice: 'privacy' | 'charter'
  version: string
  format: 'read_out' | 'paper' | 'online' | 'easy_read'
  given_on: CalendarDate
}

/** Records that a person was given a notice, which wording of it, how and when. */
export async function recordNotice(
  tx: Tx,
  viewer: Pick<Viewer, 'user_id'>,
  person: OfPerson,
  notice: Notice,
): Promise<void> {
  await tables(tx)
    .insertInto('people.notice_given')
    .values({ id: uuid(), area_id: person.area_id, person_id: person.id, ...notice, given_by: viewer.user_id })
    .execute()
}

/** The notices a person was given, newest first. */
export async function noticesOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('people.notice_given')
    .select(['notice', 'version', 'format', 'given_on'])
    .where('person_id', '=', person)
    .orderBy('given_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
