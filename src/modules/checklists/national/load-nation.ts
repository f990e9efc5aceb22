import { type Interval, wilson } from '#modules/measurement'
import { found, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { practicesSeen } from '../good-practice/practice.queries.ts'
import type { Practice } from '../good-practice/practice.ts'
import { areaReports, type LeftOut, nationalReport, previousReport } from '../report/report.queries.ts'
import type { Report } from '../report/report.ts'
import { type Progress, progressOf } from '../rounds/progress.ts'
import type { Round } from '../rounds/round.ts'
import { previousRound, selectOptionalRound } from '../rounds/rounds.queries.ts'

/** An area beside the nation: the share of its answers that are the strongest, with a 95 % interval that counts each organisation once: what
 * one of them says of 57 statements goes together, and is not 57 opinions. */
export interface AreaLine {
  area: string
  name: string
  organisations: number
  /** Organisations that were asked, or answered without having been. */
  asked: number
  share: number | null
  interval: Interval | null
  /** Percentage points since the last round; null where it had no report then. */
  change: number | null
  sections: { number: number; share: number | null }[]
}

export interface OpenNation {
  open: true
  round: Round
  report: Report
  left_out: LeftOut
  last: Report | undefined
  /** For the analyst, every area that takes part, by name; a report of one's own or none. Null for everybody else. */
  areas: { lines: AreaLine[]; without: { area: string; name: string; why: string }[] } | null
  /** Published good practice on the sections that this round asks about. */
  practices: Practice[]
}

export type LoadedNation = { open: false; round: Round; why: string } | OpenNation

/** The nation's report of a round; for the analyst with the areas that have one of their own, in the order of their names. Local rounds have none. */
export async function loadNation({ tx, viewer, parameters }: Visit<{ round: string }>): Promise<LoadedNation> {
  const round = found(await selectOptionalRound(tx, parameters.round))
  if (round.area_id !== null) found(undefined)
  const opened = await nationalReport(tx, round)
  if (!opened.open) return { open: false, round, why: opened.why }
  const titles = new Set(opened.report.sections.map(({ title }) => title))
  return {
    open: true,
    round,
    report: opened.report,
    left_out: opened.left_out,
    last: await previousReport(tx, round),
    areas: viewer.role === 'analyst' ? await loadAreas(tx, round) : null,
    practices: (await practicesSeen(tx)).filter(({ shown }) => shown !== undefined && titles.has(shown.section_title)),
  }
}

async function loadAreas(tx: Visit['tx'], round: Round): Promise<NonNullable<OpenNation['areas']>> {
  const reports = await areaReports(tx, round)
  const before = await previousRound(tx, round)
  const last = before === undefined ? new Map<string, Report>() : await areaReports(tx, before)
  const byName = (await progressOf(tx, round.id))
    .map((progress) => ({ ...progress, name: referenceText('areas', progress.area_id) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
  const lines: AreaLine[] = []
  const without: { area: string; name: string; why: string }[] = []
  for (const one of byName) {
    const report = reports.get(one.area_id)
    if (report !== undefined) lines.push(lineOf(one, report, last.get(one.area_id)))
    else without.push({ area: one.area_id, name: one.name, why: one.closed_at === null ? 'still open' : 'too few' })
  }
  return { lines, without }
}

function lineOf({ area_id, name, invited }: Progress & { name: string }, report: Report, last?: Report): AreaLine {
  const { organisations, overall, sections, scale } = report
  const best = scale[0]?.code ?? ''
  const given = overall.counts[best] ?? 0
  const share = overall.pct[best] ?? null
  return {
    area: area_id,
    name,
    organisations,
    asked: Math.max(invited, organisations),
    share,
    interval: overall.given === 0 ? null : wilson(Math.round((given * organisations) / overall.given), organisations),
    change: pointsBetween(share, last?.overall.pct[best]),
    sections: sections.map(({ number, pct }) => ({ number, share: pct[best] ?? null })),
  }
}

/** How many percentage points a share moved, to one decimal; null when there is none to compare. */
export const pointsBetween = (now: number | null | undefined, before: number | null | undefined): number | null =>
  now == null || before == null ? null : Math.round((now - before) * 10) / 10
