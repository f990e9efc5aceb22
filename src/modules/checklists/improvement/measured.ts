import type { Tx } from '#platform/db'
import { type Instrument, statementsOf } from '../instruments/instrument.ts'
import { selectInstrument } from '../instruments/instruments.queries.ts'
import { localReport } from '../report/report.queries.ts'
import type { Report, StatementTally } from '../report/report.ts'
import type { Round } from '../rounds/round.ts'
import { roundsOf } from '../rounds/rounds.queries.ts'
import { type Discussion, discussionsById } from '../workshop/discussions.queries.ts'
import { originsOf } from './improvements.queries.ts'

/** What a round's report says of a statement. */
export interface Measure {
  round: Round
  report: Report
  statement: StatementTally
}

/** A statement that an improvement was born from: its figures then, what the workshop agreed, and its figures in the latest round since. */
export interface Measured {
  improvement_id: string
  item: string
  /** As respondents read it then. */
  text: string
  before: Measure
  agreed: Discussion | undefined
  /** In the latest closed round of the same instrument since, worded the same; undefined when there is none. */
  after: Measure | undefined
  /** Why there is nothing to compare with, in a sentence. */
  why: string | undefined
}

/** Percent of the answers given that are the strongest of the scale, to one decimal place; null when nobody answered. */
export const strongest = ({ report, statement }: Measure): number | null =>
  statement.pct[report.scale[0]?.code ?? ''] ?? null

/**
 * Then and now of every statement in an area's plan, from reports that are there to see anyway: each of five organisations or more, closed. A round
 * since in which the statement has other words or another scale is not compared with, because it asks something else.
 */
export async function measuredOf(tx: Tx, area: string): Promise<Measured[]> {
  const origins = await originsOf(tx, area)
  if (origins.length === 0) return []
  const rounds = await roundsOf(tx, area)
  const said = await discussionsById(
    tx,
    origins.flatMap(({ discussion_id }) => discussion_id ?? []),
  )
  const reports = new Map<string, Report | undefined>()
  const instruments = new Map<string, Instrument>()
  const measured: Measured[] = []
  // One after another: they share the visit's one connection.
  for (const { improvement_id, round_id, item, discussion_id } of origins) {
    const round = rounds.find(({ id }) => id === round_id)
    const before = round && (await measureIn(round, item))
    if (round === undefined || before === undefined) continue
    const { after, why } = await since(round, before)
    const agreed = discussion_id === null ? undefined : said.get(discussion_id)
    measured.push({ improvement_id, item, text: before.statement.text, before, agreed, after, why })
  }
  return measured

  async function reportOf(round: Round): Promise<Report | undefined> {
    if (!reports.has(round.id)) {
      const opened = await localReport(tx, round, area)
      reports.set(round.id, opened.open ? opened.report : undefined)
    }
    return reports.get(round.id)
  }

  async function measureIn(round: Round, item: string): Promise<Measure | undefined> {
    const report = await reportOf(round)
    const statement = report?.statements.find((row) => row.item === item)
    return report && statement && { round, report, statement }
  }

  async function instrumentOf({ version_id }: Round): Promise<Instrument> {
    const known = instruments.get(version_id) ?? (await selectInstrument(tx, version_id))
    instruments.set(version_id, known)
    return known
  }

  async function since(round: Round, { statement }: Measure): Promise<Pick<Measured, 'after' | 'why'>> {
    const later = rounds.filter(
      (other) => other.instrument_key === round.instrument_key && other.opens_at > round.opens_at,
    )
    if (later.length === 0) return { after: undefined, why: 'Not asked again yet.' }
    for (const next of later) {
      if ((await reportOf(next)) === undefined) continue
      const asked = sameQuestion(await instrumentOf(round), await instrumentOf(next), statement.item)
      return asked
        ? { after: await measureIn(next, statement.item), why: undefined }
        : { after: undefined, why: `${next.title} asked it in other words.` }
    }
    return { after: undefined, why: `Measured when ${later[0]?.title} has a report.` }
  }
}

/** Whether two versions of an instrument ask the same of a statement: the same words, and the same scale. */
function sameQuestion(before: Instrument, after: Instrument, item: string): boolean {
  if (before.version_id === after.version_id) return true
  const of = (instrument: Instrument) =>
    statementsOf(instrument).find((statement) => statement.item === item)?.own_words
  const scale = (instrument: Instrument) => instrument.scale.map(({ code }) => code).join(' ')
  return of(before) !== undefined && of(before) === of(after) && scale(before) === scale(after)
}
