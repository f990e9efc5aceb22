import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { folded } from '../person-file/mapping.ts'
import type { FileInHand, Survey } from './file.ts'

/** What tells files of one heading from others: the same columns in another order are the same heading. */
export const headingPrint = ({ columns }: Survey): string =>
  createHash('sha256')
    .update(JSON.stringify(columns.map(({ name }) => folded(name)).toSorted()))
    .digest('hex')

interface Kept {
  columns: Record<string, string | null>
  codes: Record<string, Record<string, string>>
  at: Date
}

/** How files of an area with this heading were read the last time, if there was one. */
export async function keptMapping(tx: Tx, { kind, area_id }: FileInHand, survey: Survey): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select columns, codes, at from imports.mapping where area_id = ${area_id} and kind = ${kind} and heading = ${headingPrint(survey)}
    order by ordinal desc limit 1
  `.execute(tx)
  return rows[0]
}

/** Keeps for the next time how files with this heading are read. */
export async function keepMapping(tx: Tx, viewer: Viewer, file: FileInHand, codes: Kept['codes']): Promise<void> {
  if (file.survey === null) return
  await sql`
    insert into imports.mapping (id, area_id, kind, heading, columns, codes, by_user)
    values (${uuid()}, ${file.area_id}, ${file.kind}, ${headingPrint(file.survey)}, ${JSON.stringify(file.columns ?? {})}::jsonb, ${JSON.stringify(codes)}::jsonb,
      ${viewer.user_id})
  `.execute(tx)
}
