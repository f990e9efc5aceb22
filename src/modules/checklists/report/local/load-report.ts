import { found, type Visit } from '#platform/http'
import { type ClearedComment, clearedComments } from '../../comments/comments.queries.ts'
import type { Instrument } from '../../instruments/instrument.ts'
import { selectInstrument } from '../../instruments/instruments.queries.ts'
import { type Point, pointsOf } from '../../points/points.queries.ts'
import type { Round } from '../../rounds/round.ts'
import { selectOptionalRound } from '../../rounds/rounds.queries.ts'
import { type Others, type Reading, readingOf } from '../reading.ts'
import { localReport, nationalReport, previousReport } from '../report.queries.ts'
import type { Report } from '../report.ts'

/** Who reads the report of their own area: everybody whose partnership it is about. */
export const readers = [
  'coordinator',
  'member',
  'team_lead',
  'key_worker',
  'provider_worker',
  'employer_officer',
] as const

/** An area's report with all that stands in it. */
export interface WholeReport extends Others {
  round: Round
  area: string
  instrument: Instrument
  report: Report
  reading: Reading
  comments: ClearedComment[]
  points: Point[]
}

export type LoadedReport = { open: true; whole: WholeReport } | { open: false; round: Round; why: string }

/** The report of the viewer's own area, or why there is none to see yet. Not found when there is no such round. */
export async function loadReport({ tx, viewer, parameters }: Visit<{ round: string }>): Promise<LoadedReport> {
  const area = found(viewer.area_id ?? undefined)
  const round = found(await selectOptionalRound(tx, parameters.round))
  const opened = await localReport(tx, round, area)
  if (!opened.open) {
    if (opened.reason === 'no_part') found(undefined)
    return { open: false, round, why: opened.why }
  }
  const national = round.area_id === null ? await nationalReport(tx, round) : undefined
  const nation = national?.open ? national.report : undefined
  const last = await previousReport(tx, round, area)
  const { report } = opened
  const whole = {
    round,
    area,
    instrument: await selectInstrument(tx, round.version_id),
    report,
    nation,
    last,
    reading: readingOf(report, { nation, last }),
    comments: await clearedComments(tx, round.id, 'local', area),
    points: await pointsOf(tx, round.id, area),
  }
  return { open: true, whole }
}
