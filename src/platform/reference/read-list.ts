import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { calendarDateSchema } from '#platform/time'

export const referenceFolder = join(import.meta.dirname, '../../../reference')

const everyRow = {
  code: z.string().min(1),
  text: z.string().min(1),
  /** The first day it holds. */
  from: calendarDateSchema,
  /** The first day it no longer holds; without it, it still does. */
  until: calendarDateSchema.optional(),
  /** The one area it holds in, where it does not hold everywhere. */
  area: z
    .string()
    .regex(/^S12\d{6}$/)
    .optional(),
}

const fileSchema = z.object({ source: z.string().min(1), note: z.string().min(1), rows: z.array(z.unknown()).min(1) })
const plainRow = z.object(everyRow)

/** One dated entry of a list. `until` is the first day on which it no longer holds. */
export type Row = z.infer<typeof plainRow>

/**
 * The rows of `reference/<key>.json`, each with the columns of every row and the list's own. Throws, naming the file and the row, when
 * the file is not as it should be: the program does not start on bad rules.
 */
export function readList<Columns extends z.ZodRawShape>(key: string, columns: Columns) {
  const row = z.strictObject({ ...everyRow, ...columns })
  const parsed = fileSchema.extend({ rows: z.array(row).min(1) }).safeParse(readFile(key))
  if (parsed.success) return parsed.data.rows
  throw new Error(`reference/${key}.json: ${z.prettifyError(parsed.error)}`)
}

function readFile(key: string): unknown {
  return JSON.parse(readFileSync(join(referenceFolder, `${key}.json`), 'utf8'))
}
