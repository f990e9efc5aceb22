import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { selectInstrument } from '../instruments/instruments.queries.ts'
import { progressOf } from '../rounds/progress.ts'
import type { Round } from '../rounds/round.ts'
import { previousRound } from '../rounds/rounds.queries.ts'
import { type Count, type Report, reportOf } from './report.ts'

/** How many organisations a report needs (the database holds the same line: checklists.least_responses). */
export const leastResponses = 5

/** A report, or why there is none to see yet, in a sentence. */
export type Opened =
  | { open: true; report: Report; left_out: LeftOut }
  | { open: false; reason: 'no_part' | 'not_closed' | 'too_few'; why: string; responses: number }

/** What a national report does not hold: areas still open, and small ones that could be told apart. */
export interface LeftOut {
  areas: number
  organisations: number
}

const nothing: LeftOut = { areas: 0, organisations: 0 }

/** What the organisations of an area say together: for its own people and the analyst, once its part has closed with five or more. */
export async function localReport(tx: Tx, round: Round, area: string): Promise<Opened> {
  await sql`select checklists.close_what_is_due()`.execute(tx)
  const part = (await progressOf(tx, round.id)).find(({ area_id }) => area_id === area)
  if (part === undefined)
    return { open: false, reason: 'no_part', responses: 0, why: `This area takes no part in ${round.title}.` }
  const { responses, closed_at } = part
  if (closed_at === null)
    return {
      open: false,
      reason: 'not_closed',
      responses,
      why: `The report opens when this area’s part of ${round.title} closes. Nobody sees it before, so that no answer can be told by what it changed. ${heard(responses)}`,
    }
  if (responses < leastResponses) return { open: false, reason: 'too_few', responses, why: tooFew(responses) }
  const { rows } = await sql<Count>`select * from checklists.local_counts(${round.id}, ${area})`.execute(tx)
  const instrument = await selectInstrument(tx, round.version_id)
  const head = { round: round.key, scope: area, areas: 1, organisations: responses }
  return { open: true, report: reportOf(instrument, head, rows), left_out: nothing }
}

const heard = (responses: number) =>
  responses === 1 ? '1 organisation has answered so far.' : `${responses} organisations have answered so far.`

/** Why an area with few responses has no report, in a sentence or two. */
export const tooFew = (responses: number): string =>
  `${responses === 1 ? '1 organisation' : `${responses} organisations`} answered, and a report needs ${leastResponses}: with fewer, what each one said could be worked out.`

interface NationalPart {
  responses: number
  held: boolean
}

/**
 * What the organisations of the nation say together: every area whose part has closed with five or more, each as it closes; and once all have closed,
 * the smaller ones together, when together they are five or more.
 */
export async function nationalReport(tx: Tx, round: Round): Promise<Opened> {
  await sql`select checklists.close_what_is_due()`.execute(tx)
  const { rows: parts } = await sql<NationalPart>`
    select responses, held from checklists.national_areas(${round.id})`.execute(tx)
  const held = parts.filter((part) => part.held)
  const organisations = sum(held)
  if (held.length === 0)
    return {
      open: false,
      reason: 'not_closed',
      responses: sum(parts),
      why: `The national report opens when the first area of ${leastResponses} organisations or more has closed its part. ${heard(sum(parts))}`,
    }
  const { rows } = await sql<Count>`select * from checklists.national_counts(${round.id})`.execute(tx)
  const instrument = await selectInstrument(tx, round.version_id)
  const head = { round: round.key, scope: 'national', areas: held.length, organisations }
  const left_out = { areas: parts.length - held.length, organisations: sum(parts) - organisations }
  return { open: true, report: reportOf(instrument, head, rows), left_out }
}

const sum = (parts: readonly NationalPart[]) => parts.reduce((total, { responses }) => total + responses, 0)

/** The reports of every area that has one, by the area's code: for the analyst. */
export async function areaReports(tx: Tx, round: Round): Promise<Map<string, Report>> {
  await sql`select checklists.close_what_is_due()`.execute(tx)
  const { rows } = await sql<Count & { area_id: string }>`
    select * from checklists.area_counts(${round.id}) order by area_id`.execute(tx)
  const instrument = await selectInstrument(tx, round.version_id)
  const byArea = Map.groupBy(rows, ({ area_id }) => area_id)
  const progress = await progressOf(tx, round.id)
  return new Map(
    progress.flatMap(({ area_id, responses }) => {
      const counts = byArea.get(area_id)
      if (counts === undefined) return []
      const head = { round: round.key, scope: area_id, areas: 1, organisations: responses }
      return [[area_id, reportOf(instrument, head, counts)] as const]
    }),
  )
}

/** The report of the round before this one of the same instrument: an area's, or the nation's. Undefined when there was none to see. */
export async function previousReport(tx: Tx, round: Round, area?: string): Promise<Report | undefined> {
  const before = await previousRound(tx, round, area)
  if (before === undefined) return undefined
  const opened = area === undefined ? await nationalReport(tx, before) : await localReport(tx, before, area)
  return opened.open ? opened.report : undefined
}
