import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'

/** Two records that are likely of one person. */
export interface Pair {
  person_id: string
  other_person_id: string
  reasons: string[]
  one: string
  other: string
}

/** Likely duplicates of whom the viewer sees both whole records, those for whom most speaks first. */
export async function likelyDuplicates(tx: Tx, most: number): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select d.person_id, d.other_person_id, d.reasons, p.given_name || ' ' || p.family_name as one, o.given_name || ' ' || o.family_name as other
    from people.duplicates_seen(${most}) d
    join people.person p on p.id = d.person_id join people.person o on o.id = d.other_person_id
    order by d.weight desc, d.person_id, d.other_person_id`.execute(tx)
  return rows
}

/** What agrees between two records and what does not, as codes, whatever it weighs. */
export async function reasonsFor(tx: Tx, one: string, other: string): Promise<string[]> {
  const said = (
    id: string,
  ) => sql`(select (p.given_name, p.family_name, p.known_as, p.date_of_birth, c.ni_number, c.postcode, c.phone, c.email)::people.matchable
    from people.person p left join people.contact_details c on c.person_id = p.id where p.id = ${id})`
  const { rows } = await sql<{
    reasons: string[]
  }>`select reasons from people.likeness(${said(one)}, ${said(other)})`.execute(tx)
  return rows[0]?.reasons ?? []
}

/** Says of two records that they are of two people, with how it is known. */
export async function sayTwoPeople(tx: Tx, one: string, other: string, why: string, by: string): Promise<void> {
  await sql`select people.say_two_people(${one}, ${other}, ${why}, ${by})`.execute(tx)
}

/** What was said of two records that are of two people, or undefined. */
export async function whyTwoPeople(tx: Tx, one: string, other: string) {
  const { rows } = await sql<{ reason: string; said_at: Date; said_by_name: string }>`
    select * from people.why_two_people(${one}, ${other})`.execute(tx)
  return rows[0]
}

/** Takes back that two records are of two people. */
export async function notTwoPeopleAfterAll(tx: Tx, one: string, other: string): Promise<void> {
  await sql`select people.not_two_people_after_all(${one}, ${other})`.execute(tx)
}

/** What a record holds, as counts by what a worker would ask of it, and when it was begun. */
export async function holdsOf(
  tx: Tx,
  person: string,
): Promise<{ at: Date; timeline: number; answers_on: CalendarDate | null }> {
  const { rows } = await sql<{ at: Date; timeline: number; answers_on: CalendarDate | null }>`
    select p.created_at as at, (select count(*)::int from people.timeline t where t.person_id = p.id) as timeline,
      (select c.asked_on from people.characteristics c where c.person_id = p.id and c.superseded_at is null) as answers_on
    from people.person p where p.id = ${person}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('somebody whose record is compared is seen')
  return row
}
