import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { protectAndAttack, type Statistics, sheetOf } from '#modules/measurement'
import type { Sheet } from '#platform/sheets'
import { isCalendarDate } from '#platform/time'
import { say } from './outcome.ts'

export interface Guarding {
  attack?: boolean
  threshold?: number
}

/** What was asked cannot be published, or a file is none of ours: one sentence, and exit 1. */
class NotProtected extends Error {
  override readonly name = 'NotProtected'
  readonly exitCode: 1 | 2

  constructor(sentence: string, exitCode: 1 | 2 = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}

/** A threshold as it is written on the command line: 2 or more. */
export function thresholdIn(text: string): number {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (number < 2)
    throw new NotProtected('--threshold must be a whole number, 2 or more: counts below it are hidden.', 2)
  return number
}

const row = z.object({
  measure: z.string(),
  period: z.string(),
  dimension: z.string(),
  category: z.string(),
  count: z.number().nullable(),
  denominator: z.number().nullable(),
  rate: z.number().nullable(),
  status: z.enum(['final', 'provisional', 'too_early', 'suppressed']),
})
const published = z.object({ as_at: z.string().refine(isCalendarDate), scope: z.string(), rows: z.array(row) })

type Published = z.infer<typeof published>

/** Statistics that were published before, as `nwd statistics` wrote them. */
export function earlierIn(files: readonly string[]): Published[] {
  return files.map((file) => {
    try {
      return published.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      throw new NotProtected(`${file} is not a file of statistics in JSON, as nwd statistics writes it.`)
    }
  })
}

/** The rows of it that are of a measure and a dimension that these figures have too. */
function comparable({ as_at, scope, rows }: Published, counted: Statistics): Statistics {
  const known = new Map(counted.rows.map((one) => [`${one.measure} ${one.dimension}`, one]))
  return {
    as_at: isCalendarDate(as_at) ? as_at : counted.as_at,
    scope,
    rows: rows.flatMap((one) => {
      const like = known.get(`${one.measure} ${one.dimension}`)
      return like === undefined ? [] : [{ ...one, measure: like.measure, dimension: like.dimension }]
    }),
  }
}

/** The statistics as they may be published, and the attack on them when it is asked for. Throws when a hidden number is given away. */
export async function guarded(
  counted: Statistics,
  asked: Guarding,
  before: readonly Published[],
): Promise<{ result: Statistics; sheet: Sheet }> {
  const earlier = before.map((one) => comparable(one, counted))
  const options = { earlier, ...(asked.threshold === undefined ? {} : { threshold: asked.threshold }) }
  const { shown: result, attack } = await protectAndAttack(counted, options)
  if (asked.attack) {
    const { hidden, attacked, tried, outcome, weak } = attack
    const beside = earlier.length > 0 ? `, beside ${earlier.length} earlier` : ''
    if (outcome === 'given away')
      throw new NotProtected(
        [
          `${weak.length} of ${attacked} hidden numbers can be worked out${beside}:`,
          ...weak.slice(0, 20).map(({ words }) => words),
        ].join('\n'),
      )
    if (outcome === 'not finished')
      throw new NotProtected(
        `The attack did not end in time${beside}: ${tried} of ${attacked} hidden numbers were tried, and none of them is given away.`,
      )
    say(`${hidden} rows are hidden; ${attacked} hidden numbers were attacked${beside}, and none is given away.`)
  }
  return { result, sheet: sheetOf(result.rows) }
}
