import { z } from 'zod'
import { ImportRefused, importPeople, noMapping, personFileColumns } from '#modules/imports'
import { type Answered, type ApiCall, type ApiParts, apiRoutesWith, bodyOf, onceByKey, wrong } from '#platform/api-keys'
import { asWorkerCopying, type Database } from '#platform/db'
import { Instead, type Route, type WrongPart } from '#platform/http'
import type { ApiDescription } from '#platform/open-api'
import { FileRefused } from '#platform/sheets'
import { asPersonFile } from './people-file.ts'

const mostRows = 5000
const most = 10 * 1024 * 1024

const cell = z.union([z.string().max(1000), z.number()]).nullable()

const peopleBody = z.strictObject({
  rows: z
    .array(z.record(z.string().max(100), cell))
    .min(1, 'must hold at least one row')
    .max(mostRows, `may hold ${mostRows} rows`)
    .meta({ description: `Rows of the person file, by the names of its columns: ${personFileColumns.all.join(', ')}` }),
  organisation: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Who supports them; the council when it is not given' }),
  dry_run: z
    .boolean()
    .optional()
    .meta({ description: 'Check everything and say what would change, and change nothing' }),
  accept_valid: z.boolean().optional().meta({ description: 'Store the rows that are right although others are wrong' }),
})
type PeopleBody = z.infer<typeof peopleBody>

const count = z.int().min(0)
const part = z.strictObject({ pointer: z.string(), detail: z.string() })
const peopleAnswer = z.strictObject({
  rows: count,
  added: count,
  changed: count,
  unchanged: count,
  matched: count.meta({ description: 'Joined to people who were known here' }),
  waiting: count.meta({ description: 'Left out until somebody has decided whether they are known here' }),
  dry_run: z.boolean(),
  left_out: z.array(part).meta({ description: 'What was wrong with rows that were left out' }),
})

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

/** Brings in rows of the person file by its one way in, as the program on behalf of who answers for the key; once by the request's key. */
async function bringIn(database: Database, call: ApiCall, body: PeopleBody): Promise<Answered> {
  const { caller, clock, today } = call
  const work = (path: string) =>
    asWorkerCopying(
      database,
      clock,
      async (tx, copyIn) => {
        const file = {
          path,
          mapping: noMapping,
          area_id: caller.viewer.area_id,
          today,
          organisation: body.organisation,
          acceptValid: body.accept_valid,
        }
        const imported = async (): Promise<Answered> => {
          const { found, rows, added, changed, unchanged, matched, waiting } = await importPeople(tx, copyIn, file)
          const counts = { rows, added, changed, unchanged, matched, waiting, dry_run: body.dry_run === true }
          return { status: 200, answer: { ...counts, left_out: found.told.map(partOf) } }
        }
        if (body.dry_run) throw new TakenBack(await imported())
        const { again: _, ...answered } = await onceByKey({ ...call, tx }, body, imported)
        return answered
      },
      caller.viewer.user_id,
    )
  return asPersonFile(body.rows, work).catch((error: unknown) => {
    if (error instanceof TakenBack) return error.answered
    if (error instanceof ImportRefused) throw new Instead(wrong(error.problems.map(partOf)))
    if (error instanceof FileRefused) throw new Instead(wrong([{ pointer: '#/rows', detail: error.message }]))
    throw error
  })
}

/** People of the area from its own system: the rows of the person file as JSON, checked and stored as the file is. */
export function peopleApiRoutes(parts: ApiParts): Route[] {
  const route = apiRoutesWith(parts)
  return [
    route({
      method: 'POST',
      path: '/api/v1/people/rows',
      scope: 'people.import',
      audit: 'systems.people.sent',
      most,
      async answer(call) {
        const body = await bodyOf(call.request, peopleBody)
        const answered = await bringIn(parts.database, call, body)
        await call.record({ detail: { rows: body.rows.length, dry_run: body.dry_run === true } })
        return answered
      },
    }),
  ]
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

export const peopleApi: ApiDescription = {
  tag: 'People',
  addresses: [
    {
      method: 'post',
      path: '/api/v1/people/rows',
      summary:
        'Bring in people of the area and what happened to them: the person file as JSON, checked and stored by the same rules',
      parameters: [],
      keyed: { scope: 'people.import', body: { $ref: '#/components/schemas/PersonRows' }, most },
      answers: { 'application/json': { $ref: '#/components/schemas/BroughtIn' } },
    },
  ],
  schemas: { PersonRows: schemaOf(peopleBody, 'input'), BroughtIn: schemaOf(peopleAnswer, 'output') },
}
