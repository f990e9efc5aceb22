import { sql } from 'kysely'
import { z } from 'zod'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { nameNow, newRow, tables } from '../../plans.db.ts'
import { lineSchema } from '../requirement.ts'
import {
  addRequirement,
  changeRequirement,
  lockYear,
  removeRequirement,
  requirementsOf,
} from '../requirements.queries.ts'
import { type Changes, changesOf, type GivenLine, printOf } from './changes.ts'

const keptLines = z.array(
  z.strictObject({ row: z.int(), number: z.int().nullable(), mark: z.string().nullable(), line: lineSchema }),
)

/** Keeps what was read of a spreadsheet until somebody takes it. @returns its identifier */
export async function keepFile(
  tx: Tx,
  viewer: Viewer,
  file: { area: string; year: string; name: string; fingerprint: string; lines: readonly GivenLine[] },
): Promise<string> {
  const { area, lines, ...about } = file
  const row = newRow(area)
  await tables(tx)
    .insertInto('plans.requirement_file')
    .values({
      ...row,
      ...about,
      lines: JSON.stringify(lines),
      uploaded_by: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .execute()
  return row.id
}

/** A spreadsheet that was brought back, with its lines; undefined when there is none. */
export async function selectOptionalFile(tx: Tx, id: string) {
  const row = await tables(tx)
    .selectFrom('plans.requirement_file')
    .select(['id', 'area_id', 'year', 'name', 'lines', 'uploaded_at', 'by_name', 'taken_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, lines: keptLines.parse(row.lines) }
}
export type KeptFile = NonNullable<Awaited<ReturnType<typeof selectOptionalFile>>>

/** What a spreadsheet would change in the table as it stands now, and by what that is known. */
export async function changesNow(
  tx: Tx,
  { area_id, year, lines }: KeptFile,
): Promise<{ changes: Changes; print: string }> {
  const standing = (await requirementsOf(tx, area_id, year)).map(({ id, number, mark, line }) => ({
    id,
    number,
    mark,
    line,
  }))
  const changes = changesOf(standing, lines)
  return { changes, print: printOf(standing, changes) }
}

/**
 * Takes every change of a spreadsheet, or none of them when the table is no longer what it was when they were shown.
 * @returns the changes, or undefined when others would be made now
 */
export async function takeFile(
  tx: Tx,
  viewer: Viewer,
  file: KeptFile,
  shown: string | null,
): Promise<Changes | undefined> {
  const { id, area_id: area, year, name } = file
  await lockYear(tx, area, year)
  const { changes, print } = await changesNow(tx, file)
  if (print !== shown) return undefined
  // One after another: they share the visit's one connection, and a table has few lines.
  for (const { line } of changes.added) await addRequirement(tx, viewer, { area, year, line, file: id })
  for (const { standing, given } of changes.changed)
    await changeRequirement(tx, viewer, { id: standing.id, area_id: area }, given.line, id)
  for (const line of changes.removed)
    await removeRequirement(tx, viewer, line, `It was no longer in the spreadsheet ${name}`)
  await tables(tx)
    .updateTable('plans.requirement_file')
    .set({ taken_at: sql<Date>`nwd.clock()`, taken_by: viewer.user_id })
    .where('id', '=', id)
    .execute()
  return changes
}
