import { type Interval, wilson } from '#modules/measurement'
import { found, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { areaReports, type LeftOut, nationalReport, previousReport } from '../report/report.queries.ts'
import type { Report } from '../report/report.ts'
import type { Round } from '../rounds/round.ts'
import { selectOptionalRound } from '../rounds/rounds.queries.ts'

/** An area beside the nation: the share of its answers that are the strongest, with a 95 % interval that counts each organisation once: what
 * one of them says of 57 statements goes together, and is not 57 opinions. */
export interface AreaLine {
  area: string
  name: string
  organisations: number
  share: number | null
  interval: Interval | null
  sections: { number: number; share: number | null }[]
}

export type LoadedNation =
  | { open: false; round: Round; why: string }
  | { open: true; round: Round; report: Report; left_out: LeftOut; last: Report | undefined; areas: AreaLine[] }

/** The nation's report of a round, and the areas that have one of their own, in the order of their names. Local rounds have none. */
export async function loadNation({ tx, parameters }: Visit<{ round: string }>): Promise<LoadedNation> {
  const round = found(await selectOptionalRound(tx, parameters.round))
  if (round.area_id !== null) found(undefined)
  const opened = await nationalReport(tx, round)
  if (!opened.open) return { open: false, round, why: opened.why }
  const areas = [...(await areaReports(tx, round))]
    .map(([area, report]) => lineOf(area, report))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
  return {
    open: true,
    round,
    report: opened.report,
    left_out: opened.left_out,
    last: await previousReport(tx, round),
    areas,
  }
}

function lineOf(area: string, { organisations, overall, sections, scale }: Report): AreaLine {
  const best = scale[0]?.code ?? ''
  const given = overall.counts[best] ?? 0
  return {
    area,
    name: referenceText('areas', area),
    organisations,
    share: overall.pct[best] ?? null,
    interval: overall.given === 0 ? null : wilson(Math.round((given * organisations) / overall.given), organisations),
    sections: sections.map(({ number, pct }) => ({ number, share: pct[best] ?? null })),
  }
}
