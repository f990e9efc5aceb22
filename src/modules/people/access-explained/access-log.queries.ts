import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf, selectOptionalOrganisation } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { wordsOfEvent } from './event-words.ts'

/** One line of the list of who did what with a record. */
export interface LogLine {
  id: string
  at: Date
  who: string
  organisation: string | undefined
  words: string
}

/** A line as the key of a page: the lines after it are older. */
export interface LogKey {
  at: Date
  id: string
}

interface EventRow {
  id: string
  at: Date
  user_id: string | null
  organisation_id: string | null
  event: string
  standing_in: boolean
}

/** Who looked at a record or changed it, newest first, as far as the viewer sees the record; `before` is the last line of the page before. */
export async function accessLogOf(
  tx: Tx,
  person: string,
  { most = 50, before }: { most?: number; before?: LogKey | undefined } = {},
): Promise<LogLine[]> {
  const older = before === undefined ? sql`` : sql`and (at, id) < (${before.at}, ${before.id})`
  const told = sql`and (event <> 'people.flags.shown' or (select nwd.viewer_role()) is distinct from 'participant')`
  const { rows } = await sql<EventRow>`
    select id, at, user_id, organisation_id, event, detail ? 'standing_in' as standing_in from (
      (select * from audit.event where person_id = ${person} ${told} ${older} order by at desc, id desc limit ${most})
      union all select * from people.trail_of_joined(${person}) where true ${told} ${older}) trail
    order by at desc, id desc limit ${most}
  `.execute(tx)
  const users = await named(
    rows.map((row) => row.user_id),
    (user) => nameOf(tx, user),
  )
  const organisations = await named(
    rows.map((row) => row.organisation_id),
    async (id) => (await selectOptionalOrganisation(tx, id))?.name,
  )
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    who: row.user_id === null ? 'The system' : (users.get(row.user_id) ?? 'Somebody whose account has ended'),
    organisation: row.organisation_id === null ? undefined : organisations.get(row.organisation_id),
    words: `${wordsOfEvent(row.event)}${row.standing_in ? ', standing in for their key worker' : ''}`,
  }))
}

/** The key of a page as it stands in an address, and back; undefined when it is not one. */
export const logKey = {
  write: ({ at, id }: LogKey) => `${at.getTime()}_${id}`,
  read(words: string | null): LogKey | undefined {
    const [at = '', id = ''] = words?.split('_') ?? []
    return /^\d{1,14}$/.test(at) && z.uuid().safeParse(id).success ? { at: new Date(Number(at)), id } : undefined
  },
}

async function named(ids: (string | null)[], find: (id: string) => Promise<string | undefined>) {
  const names = new Map<string, string | undefined>()
  for (const id of new Set(ids)) if (id !== null) names.set(id, await find(id))
  return names
}
