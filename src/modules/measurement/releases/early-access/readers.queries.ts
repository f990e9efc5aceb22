import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../releases.queries.ts'

/** Somebody on the list, as it is published. */
export interface Reader {
  id: string
  name: string
  job_title: string
  organisation: string
}

/** Who is on the pre-release list of a version, by name. */
export const readersOf = (tx: Tx, version: string): Promise<Reader[]> =>
  tables(tx)
    .selectFrom('measurement.release_reader')
    .select(['id', 'name', 'job_title', 'organisation'])
    .where('version_id', '=', version)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** The same with what became of their links, for analysts. */
export async function readersAtTheDesk(tx: Tx, version: string) {
  return tables(tx)
    .selectFrom('measurement.release_reader as r')
    .innerJoin('measurement.release_link as l', 'l.reader_id', 'r.id')
    .select(['r.id', 'r.name', 'r.job_title', 'r.organisation', 'l.sent_at', 'l.opened_at'])
    .select(({ selectFrom }) =>
      selectFrom('measurement.release_look as k')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('k.reader_id', '=', 'r.id')
        .as('looks'),
    )
    .where('r.version_id', '=', version)
    .where('r.removed_at', 'is', null)
    .orderBy('r.name')
    .execute()
}

export interface NewReader extends Omit<Reader, 'id'> {
  email: string
}

export async function addReader(tx: Tx, version_id: string, by: string, reader: NewReader): Promise<string> {
  const id = uuid()
  const { name, job_title, organisation, email } = reader
  await tables(tx)
    .insertInto('measurement.release_reader')
    .values({ id, version_id, name, job_title, organisation, added_by: by })
    .execute()
  await tables(tx).insertInto('measurement.release_link').values({ reader_id: id, email }).execute()
  return id
}

/** Takes somebody off the list. What they looked at until now stays written down. */
export async function removeReader(tx: Tx, id: string, by: string): Promise<void> {
  await tables(tx)
    .updateTable('measurement.release_reader')
    .set({ removed_at: sql<Date>`nwd.clock()`, removed_by: by })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}
