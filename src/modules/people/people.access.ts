import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { onceAPage, type Tx } from '#platform/db'
import type { PeopleTables } from './people.tables.ts'

/** How much of a person a relationship lets its holder see. */
export const sight = { progress: 1, referral: 2, record: 3 } as const
export type Sight = 1 | 2 | 3

export type RelationshipKind =
  | 'referral'
  | 'partnership'
  | 'spell'
  | 'handover'
  | 'self'
  | 'follow_up'
  | 'cover'
  | 'group'

export interface NewRelationship {
  area_id: string
  person_id: string
  /** An organisation, or the account of the person themself. */
  holder: string
  kind: RelationshipKind
  sees: Sight
  until?: Date | undefined
  because: { kind: string; id: string }
}

/**
 * Lets an organisation see a person, for a cause that can be told to them. The database refuses when the viewer does not
 * see enough of the person themself. Asking for what is open already changes nothing.
 */
export async function openRelationship(tx: Tx, r: NewRelationship): Promise<void> {
  await sql`select people.open_relationship(${r.area_id}, ${r.person_id}, ${r.holder}, ${r.kind}, ${r.sees}::smallint,
    ${r.until ?? null}, ${r.because.kind}, ${r.because.id})`.execute(tx)
}

/** Closes what one cause had opened: for one holder, or for all when none is named. */
export async function closeRelationships(
  tx: Tx,
  person: string,
  because: { kind: string; id: string },
  holder?: string | undefined,
): Promise<void> {
  await sql`select people.close_relationships(${person}, ${holder ?? null}, ${because.kind}, ${because.id})`.execute(tx)
}

/** Gives up what one cause let its holder see: by the holder, or by whoever sees enough of the person to say who sees them. */
export async function giveUpSight(tx: Tx, person: string, because: { kind: string; id: string }): Promise<void> {
  await sql`select people.give_up_sight(${person}, ${because.kind}, ${because.id})`.execute(tx)
}

/** How much of a person the viewer sees now: 0 nothing, 1 progress, 2 what was sent with a referral, 3 the record. */
export const sightOf = onceAPage(async (tx: Tx, person: string): Promise<0 | Sight> => {
  const { rows } = await sql<{ sight: 0 | Sight }>`select people.sight(${person}) as sight`.execute(tx)
  return rows[0]?.sight ?? 0
})

export interface MaySee {
  holder: string
  organisation: string | null
  kind: string
  sees: Sight
  since: Date
  until: Date | null
  /** What opened it: a spell, a walk-in, a handover. */
  because_kind: string
  /** Who looks, when it is an account and not an organisation. */
  by_name: string | null
  /** The parts that the person chose to show; null when it is all that this sight shows. */
  parts: string[] | null
  /** The permission it rests on, if any. */
  permission_id: string | null
}

/** Everybody who may see a person now, and why; empty unless the viewer sees the record. */
export async function whoMaySee(tx: Tx, person: string): Promise<MaySee[]> {
  const { rows } = await sql<MaySee>`select * from people.who_may_see(${person})`.execute(tx)
  return rows
}

/** Lets a participant's account see their own record, as the person themself. */
export async function linkParticipant(
  tx: Tx,
  viewer: Pick<Viewer, 'user_id'>,
  person: { id: string; area_id: string },
  userId: string,
): Promise<void> {
  const because = { kind: 'account', id: userId }
  const relationship = { area_id: person.area_id, person_id: person.id, holder: userId, because }
  await openRelationship(tx, { ...relationship, kind: 'self', sees: sight.record })
  await recordEvent(tx, {
    event: 'people.participant.linked',
    person_id: person.id,
    subject: { kind: 'user', id: userId },
    detail: { by_themself: viewer.user_id === userId },
  })
}

/** The person that a participant's account is, or undefined. */
export async function ownPerson(tx: Tx, viewer: Pick<Viewer, 'user_id'>): Promise<string | undefined> {
  const row = await tx
    .withTables<PeopleTables>()
    .selectFrom('people.relationship')
    .select('person_id')
    .where('holder', '=', viewer.user_id)
    .where('kind', '=', 'self')
    .where('closed_at', 'is', null)
    .orderBy('since', 'desc')
    .executeTakeFirst()
  return row?.person_id
}
