import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addMonths, type CalendarDate } from '#platform/time'
import type { Decided } from './entries.ts'
import type { Gathered } from './gather.ts'

export const waysOfAsking = ['my_page', 'in_person', 'telephone', 'letter', 'email', 'shell'] as const
export type WayOfAsking = (typeof waysOfAsking)[number]

/** A copy that somebody asked for, and how far it is. */
export interface CopyRequest {
  id: string
  area_id: string
  person_id: string
  asked_on: CalendarDate
  asked_how: WayOfAsking
  due_on: CalendarDate
  recorded_by_name: string
  gathered_at: Date | null
  taken_by: string | null
  taken_by_name: string | null
  released_at: Date | null
  released_by_name: string | null
  made_at: Date | null
  made_bytes: number | null
  made_sha256: string | null
  closed_at: Date | null
}

const columns = sql.raw(
  `id, area_id, person_id, asked_on, asked_how, due_on, recorded_by_name, gathered_at, taken_by, taken_by_name, released_at, released_by_name, made_at, made_bytes, made_sha256, closed_at`,
)

/** How long there is to answer: one calendar month from the day they asked (UK GDPR Article 12(3)). */
export const dueOn = (asked: CalendarDate): CalendarDate => addMonths(asked, 1)

interface NewRequest {
  person: { id: string; area_id: string }
  asked_on: CalendarDate
  asked_how: WayOfAsking
}

/** Writes down that somebody asked; the program begins to gather at once. */
export async function addRequest(
  tx: Tx,
  viewer: Pick<Viewer, 'user_id' | 'name'>,
  { person, asked_on, asked_how }: NewRequest,
): Promise<string> {
  const id = uuid()
  await sql`insert into take_out.request (id, area_id, person_id, asked_on, asked_how, due_on, recorded_by, recorded_by_name)
    values (${id}, ${person.area_id}, ${person.id}, ${asked_on}, ${asked_how}, ${dueOn(asked_on)}, ${viewer.user_id}, ${viewer.name})`.execute(
    tx,
  )
  return id
}

/** A request that the viewer may see, or undefined. */
export async function selectOptionalRequest(tx: Tx, id: string): Promise<CopyRequest | undefined> {
  const { rows } = await sql<CopyRequest>`select ${columns} from take_out.request where id = ${id}`.execute(tx)
  return rows[0]
}

/** The latest request of a person, or undefined. */
export async function latestRequest(tx: Tx, person: string): Promise<CopyRequest | undefined> {
  const { rows } = await sql<CopyRequest>`
    select ${columns} from take_out.request where person_id = ${person} and closed_at is null order by recorded_at desc, id desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

export interface ListedRequest extends CopyRequest {
  given_name: string
  family_name: string
  known_as: string | null
}

/** The requests of an area: those that are open first, the one due first at the top. */
export async function requestsIn(tx: Tx, area: string): Promise<ListedRequest[]> {
  const { rows } = await sql<ListedRequest>`
    select ${sql.raw('r.id, r.area_id, r.person_id, r.asked_on, r.asked_how, r.due_on, r.recorded_by_name, r.gathered_at, r.taken_by, r.taken_by_name, r.released_at, r.released_by_name, r.made_at, r.made_bytes, r.made_sha256, r.closed_at')},
      p.given_name, p.family_name, p.known_as
    from take_out.request r join people.person p on p.id = r.person_id and p.area_id = r.area_id
    where r.area_id = ${area} order by (r.released_at is null and r.closed_at is null) desc, r.due_on, r.id limit 500`.execute(
    tx,
  )
  return rows
}

export async function gatheredOf(tx: Tx, request: string): Promise<Gathered | undefined> {
  const { rows } = await sql<{ content: Gathered }>`
    select content from take_out.gathered where request_id = ${request}`.execute(tx)
  return rows[0]?.content
}

export async function decisionsOf(tx: Tx, request: string): Promise<Map<number, Decided>> {
  const { rows } = await sql<Decided>`
    select entry, gives, words, reason from take_out.decision where request_id = ${request} and superseded_at is null`.execute(
    tx,
  )
  return new Map(rows.map((one) => [one.entry, one]))
}

/** Decides an entry, in place of what was decided of it before. */
export async function decide(tx: Tx, viewer: Viewer, request: CopyRequest, decided: Decided): Promise<void> {
  await sql`update take_out.decision set superseded_at = nwd.clock()
    where request_id = ${request.id} and entry = ${decided.entry} and superseded_at is null`.execute(tx)
  await sql`insert into take_out.decision (id, area_id, person_id, request_id, entry, gives, words, reason, decided_by, decided_by_name)
    values (${uuid()}, ${request.area_id}, ${request.person_id}, ${request.id}, ${decided.entry}, ${decided.gives}, ${decided.words},
      ${decided.reason}, ${viewer.user_id}, ${viewer.name})`.execute(tx)
}

/** Somebody by name prepares it from now on. */
export async function takeRequest(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await sql`update take_out.request set taken_at = nwd.clock(), taken_by = ${viewer.user_id}, taken_by_name = ${viewer.name}
    where id = ${id} and released_at is null and closed_at is null`.execute(tx)
}

/** It is given out; the program makes it into a file at once. */
export async function releaseRequest(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await sql`update take_out.request set released_at = nwd.clock(), released_by = ${viewer.user_id}, released_by_name = ${viewer.name}
    where id = ${id} and released_at is null and closed_at is null`.execute(tx)
}

/** It is set aside without an answer, and why. */
export async function closeRequest(tx: Tx, viewer: Viewer, id: string, because: string): Promise<void> {
  await sql`update take_out.request set closed_at = nwd.clock(), closed_by = ${viewer.user_id}, closed_by_name = ${viewer.name}, closed_because = ${because}
    where id = ${id} and released_at is null and closed_at is null`.execute(tx)
}

/** The latest copy of a person that is there to be fetched, or undefined. */
export async function latestMade(tx: Tx, person: string): Promise<CopyRequest | undefined> {
  const { rows } = await sql<CopyRequest>`
    select ${columns} from take_out.request r where person_id = ${person} and made_at is not null
      and exists (select 1 from take_out.copy_piece c where c.request_id = r.id and c.area_id = r.area_id) order by made_at desc, id desc limit 1`.execute(
    tx,
  )
  return rows[0]
}
