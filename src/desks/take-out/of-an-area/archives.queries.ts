import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'

/** An archive of an area, and how far it is. */
export interface Archive {
  id: string
  area_id: string
  asked_at: Date
  asked_by: string
  asked_by_name: string
  agreed_at: Date | null
  agreed_by_name: string | null
  tables_done: number
  tables_of: number | null
  rows_done: number
  made_at: Date | null
  made_bytes: number | null
  made_sha256: string | null
  failed_at: Date | null
  /** Whether its bytes are still here. */
  kept: boolean
}

const columns = sql.raw(
  `a.id, a.area_id, a.asked_at, a.asked_by, a.asked_by_name, a.agreed_at, a.agreed_by_name, a.tables_done, a.tables_of, a.rows_done, a.made_at, a.made_bytes, a.made_sha256, a.failed_at,
  exists (select 1 from take_out.archive_piece p where p.archive_id = a.id and p.area_id = a.area_id) as kept`,
)

/** The archives of an area, the latest first. */
export async function archivesOf(tx: Tx, area: string): Promise<Archive[]> {
  const { rows } = await sql<Archive>`
    select ${columns} from take_out.archive a where area_id = ${area} order by asked_at desc, id desc limit 100`.execute(
    tx,
  )
  return rows
}

/** An archive that the viewer may see, or undefined. */
export async function selectOptionalArchive(tx: Tx, id: string): Promise<Archive | undefined> {
  const { rows } = await sql<Archive>`select ${columns} from take_out.archive a where id = ${id}`.execute(tx)
  return rows[0]
}

/** Asks for an archive of the viewer's area. */
export async function askForArchive(tx: Tx, viewer: Viewer, area: string): Promise<string> {
  const id = uuid()
  await sql`insert into take_out.archive (id, area_id, asked_by, asked_by_name) values (${id}, ${area}, ${viewer.user_id}, ${viewer.name})`.execute(
    tx,
  )
  return id
}

/** Somebody else agrees that it is made; the program begins at once. */
export async function agreeToArchive(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await sql`update take_out.archive set agreed_at = nwd.clock(), agreed_by = ${viewer.user_id}, agreed_by_name = ${viewer.name}
    where id = ${id} and agreed_at is null`.execute(tx)
}

/** It waits for somebody to agree, or is being made. */
export const isUnderWay = ({ made_at, failed_at }: Archive) => made_at === null && failed_at === null
