import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Colleague, colleaguesIn } from '#modules/partnership'
import { type Person, writeToAccount } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found } from '#platform/http'
import { rolesThatLead } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'

/** A colleague who was told of a note. */
export interface Told {
  id: string
  note_id: string
  user_id: string
  user_name: string
  read_at: Date | null
}

/** Whom the viewer may tell of a note: colleagues of the same organisation, who see the same people. */
export async function mayBeTold(tx: Tx, viewer: Viewer): Promise<Colleague[]> {
  const colleagues = await colleaguesIn(tx, found(viewer.organisation_id), rolesThatLead)
  return colleagues.filter(({ user_id }) => user_id !== viewer.user_id)
}

/** Tells colleagues of a note: it stands in their day until they have read it, and an e-mail says that something waits. */
export async function tellOfNote(
  tx: Tx,
  viewer: Viewer,
  person: Pick<Person, 'id' | 'area_id'>,
  note: string,
  colleagues: readonly Pick<Colleague, 'user_id' | 'name'>[],
): Promise<void> {
  if (colleagues.length === 0) return
  const about = { area_id: person.area_id, person_id: person.id, note_id: note }
  await tables(tx)
    .insertInto('journeys.note_told')
    .values(
      colleagues.map(({ user_id, name }) => ({
        ...{ id: uuid(), ...about, user_id, user_name: name },
        ...{ told_by: viewer.user_id, told_by_name: viewer.name },
      })),
    )
    .execute()
  for (const { user_id } of colleagues)
    await writeToAccount(tx, user_id, {
      subject: 'A note for you',
      body: 'A colleague wrote a note and wants you to read it. It is on your page “Today”.',
    })
}

/** Who was told of some notes. */
export async function toldOf(tx: Tx, notes: readonly string[]): Promise<Told[]> {
  if (notes.length === 0) return []
  return tables(tx)
    .selectFrom('journeys.note_told')
    .select(['id', 'note_id', 'user_id', 'user_name', 'read_at'])
    .where('note_id', 'in', notes)
    .orderBy('user_name')
    .execute()
}

/** Keeps that an account has read a note it was told of. */
export async function noteRead(tx: Tx, told: string): Promise<void> {
  await tables(tx)
    .updateTable('journeys.note_told')
    .set({ read_at: sql<Date>`nwd.clock()` })
    .where('id', '=', told)
    .where('read_at', 'is', null)
    .execute()
}
