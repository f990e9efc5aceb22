import { z } from 'zod'
import { type Imported, ImportRefused, noMapping } from '#modules/imports'
import { type Answered, type ApiCall, bodyOf, onceByKey, wrong } from '#platform/api-keys'
import { asWorkerCopying, type CopyIn, type Database, type Tx } from '#platform/db'
import { Instead, type WrongPart } from '#platform/http'
import { FileRefused } from '#platform/sheets'
import { asFileOfRows } from './rows-file.ts'

const mostRows = 5000
/** The most bytes of rows that are sent at once. */
export const mostOfRows = 10 * 1024 * 1024

const cell = z.union([z.string().max(5000), z.number()]).nullable()

/**
 * Rows of a kind of file and how they are to be taken. A column that is not among these is told of with everything else that is wrong with the heading,
 * by the one reader.
 */
export const rowsBody = (what: string, columns: Readonly<Record<string, string>>) =>
  z.strictObject({
    rows: z
      .array(
        z
          .object(
            Object.fromEntries(
              Object.entries(columns).map(([name, description]) => [name, cell.optional().meta({ description })]),
            ),
          )
          .catchall(cell),
      )
      .min(1, 'must hold at least one row')
      .max(mostRows, `may hold ${mostRows} rows`)
      .meta({ description: what }),
    dry_run: z
      .boolean()
      .optional()
      .meta({ description: 'Check everything and say what would change, and change nothing' }),
    accept_valid: z
      .boolean()
      .optional()
      .meta({ description: 'Store the rows that are right although others are wrong' }),
  })
export type RowsBody = z.infer<ReturnType<typeof rowsBody>>

const count = z.int().min(0)

/** What became of rows. */
export const rowsAnswer = z.strictObject({
  rows: count,
  added: count,
  changed: count,
  unchanged: count,
  matched: count.meta({ description: 'Joined to what was known here, which stays as it is but for what was missing' }),
  dry_run: z.boolean(),
  left_out: z
    .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
    .meta({ description: 'What was wrong with rows that were left out' }),
})

export const countOf = count

/** A JSON Schema, as the description of the interface holds it. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

interface Told {
  row: number
  column: string | null
  expected: string
}

/** Where in what was sent something is wrong; what stood there is not repeated. */
const partOf = ({ row, column, expected }: Told): WrongPart => ({
  pointer: column === null ? `#/rows/${row - 2}` : `#/rows/${row - 2}/${column}`,
  detail: expected,
})

/** Carries the answer out of a transaction that is to be taken back. */
class TakenBack extends Error {
  readonly answered: Answered

  constructor(answered: Answered) {
    super('taken back')
    this.answered = answered
  }
}

/** The rows as the file that they stand for, and of which area they are: the key's. */
const fileAt = (path: string, { caller, today }: ApiCall, { accept_valid }: RowsBody) => ({
  path,
  mapping: noMapping,
  area_id: caller.viewer.area_id,
  today,
  acceptValid: accept_valid,
})

interface BringingIn<Body extends RowsBody, Result extends Imported> {
  body: z.ZodType<Body>
  /** Brings the file in by its one way in. */
  bring(tx: Tx, copyIn: CopyIn, file: ReturnType<typeof fileAt>, body: Body): Promise<Result>
  /** What is answered beside what is answered of every kind. */
  besides(result: Result): object
}

/** Brings in the rows of a request as the program on behalf of who answers for the key; once by the request's key. @throws Instead with all that is wrong */
export async function bringInRows<Body extends RowsBody, Result extends Imported>(
  database: Database,
  call: ApiCall,
  { body: schema, bring, besides }: BringingIn<Body, Result>,
): Promise<Answered> {
  const body = await bodyOf(call.request, schema)
  const work = (path: string) =>
    asWorkerCopying(
      database,
      call.clock,
      async (tx, copyIn) => {
        const imported = async (): Promise<Answered> => {
          const result = await bring(tx, copyIn, fileAt(path, call, body), body)
          const { found, rows, added, changed, unchanged, matched } = result
          const counts = { rows, added, changed, unchanged, matched, ...besides(result) }
          const answer = { ...counts, dry_run: body.dry_run === true, left_out: found.told.map(partOf) }
          return { status: 200, answer }
        }
        if (body.dry_run) throw new TakenBack(await imported())
        const { again: _, ...answered } = await onceByKey({ ...call, tx }, body, imported)
        return answered
      },
      call.caller.viewer.user_id,
    )
  const answered = await asFileOfRows(body.rows, work).catch((error: unknown) => {
    if (error instanceof TakenBack) return error.answered
    if (error instanceof ImportRefused) throw new Instead(wrong(error.problems.map(partOf)))
    if (error instanceof FileRefused) throw new Instead(wrong([{ pointer: '#/rows', detail: error.message }]))
    throw error
  })
  await call.record({ detail: { rows: body.rows.length, dry_run: body.dry_run === true } })
  return answered
}
