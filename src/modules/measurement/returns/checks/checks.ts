import type { CalendarDate } from '#platform/time'
import { addDays, periodOf, quarter } from '#platform/time'
import { entered, measureEntry } from '../../measures.ts'
import type { StatisticsRow } from '../../statistics.ts'
import { type CheckRule, checkOn } from '../limits.ts'
import type { Problem } from '../quality/quality.queries.ts'
import { type Line, scoreOf, settled } from '../quality/score.ts'

export interface CheckResult {
  code: string
  severity: 'error' | 'warning'
  words: string
  /** How many people, answers or figures it is about. */
  many: number
}

/** What the checks look at: the return itself and the last signed one of an earlier day, where there is one. */
export interface Checked {
  area: string
  as_at: CalendarDate
  people: number
  problems: readonly Problem[]
  lines: readonly Line[]
  figures: readonly StatisticsRow[]
  before: { as_at: CalendarDate; figures: readonly StatisticsRow[] } | null
}

/** Every finding of a return, errors first. The rules are those of reference/return-checks.json on its day. */
export function check(checked: Checked): CheckResult[] {
  const results = [
    ...recordsOf(checked),
    ...knowledgeOf(checked),
    ...(checked.before ? movesOf(checked, checked.before) : []),
  ]
  return results.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
}

const people = (many: number) => (many === 1 ? '1 person' : `${many.toLocaleString('en-GB')} people`)

function recordsOf({ area, as_at, problems, people: all }: Checked): CheckResult[] {
  const wrong = problems.flatMap(({ code, people: many }) => {
    const rule = checkOn(code, as_at, area)
    return rule === undefined ? [] : [found(rule, many, `${rule.text}: ${people(many)}`)]
  })
  const nobody = checkOn('nobody', as_at, area)
  return all > 0 || nobody === undefined ? wrong : [found(nobody, 1, 'Nobody was registered by the day of this return')]
}

const found = ({ code, severity }: CheckRule, many: number, words: string): CheckResult => ({
  code,
  severity,
  words,
  many,
})

function knowledgeOf({ area, as_at, lines }: Checked): CheckResult[] {
  const below = (code: string, of: readonly Line[], words: (share: string, least: number) => string) => {
    const rule = checkOn(code, as_at, area)
    const share = scoreOf(of)
    if (rule?.at_least === undefined || share === null || share >= rule.at_least) return []
    const missing = of.reduce((sum, line) => sum + line.expected - settled(line), 0)
    return [found(rule, missing, words(share.toFixed(1), rule.at_least))]
  }
  return [
    ...below('score', lines, (share, least) => `${share} % of what should be known is known; ${least} % is expected`),
    ...below(
      'follow_ups',
      lines.filter(({ group }) => group === 'follow_ups'),
      (share, least) => `${share} % of the follow-ups due have an answer; ${least} % is expected`,
    ),
    ...below(
      'eligibility',
      lines.filter(({ group }) => group === 'eligibility'),
      (share, least) => `${share} % of registrations have an eligibility check; ${least} % is expected`,
    ),
  ]
}

/** Measures whose counts of a past quarter only news can change: a person who comes back is no longer somebody who left. */
const steady: ReadonlySet<string> = new Set(['started', ...entered])

interface Move {
  measure: StatisticsRow['measure']
  period: string
  was: number
  is: number
}

const counts = (figures: readonly StatisticsRow[]) =>
  new Map(
    figures.flatMap((row) =>
      row.dimension === 'all' && row.count !== null ? [[`${row.measure} ${row.period}`, row.count]] : [],
    ),
  )

function movesOf({ area, as_at, figures }: Checked, before: NonNullable<Checked['before']>): CheckResult[] {
  const now = counts(figures)
  const moves = before.figures.flatMap(({ measure, period, dimension, count }): Move[] =>
    dimension === 'all' &&
    period !== 'all' &&
    count !== null &&
    steady.has(measure) &&
    periodOf(period).to <= before.as_at
      ? [{ measure, period, was: count, is: now.get(`${measure} ${period}`) ?? 0 }]
      : [],
  )
  const of = (code: string, which: readonly Move[]) => {
    const rule = checkOn(code, as_at, area)
    if (rule === undefined) return []
    const far = which.filter(({ was, is }) => {
      const by = Math.abs(is - was)
      return by >= (rule.people ?? 1) && (rule.percent === undefined || was === 0 || by * 100 > was * rule.percent)
    })
    return far.length === 0 ? [] : [found(rule, far.length, `${rule.text}: ${inWords(far)}`)]
  }
  return [
    ...of('jump', latest(now, as_at, before)),
    ...of(
      'restated',
      moves.filter(({ period }) => !period.includes('Q')),
    ),
    ...of(
      'fell',
      moves.filter(({ period, was, is }) => period.includes('Q') && is < was),
    ),
  ]
}

/** Starts of the last whole quarter of this return beside those of the last whole quarter of the one before. */
function latest(now: ReadonlyMap<string, number>, as_at: CalendarDate, before: NonNullable<Checked['before']>): Move[] {
  const [newer, older] = [lastWhole(as_at), lastWhole(before.as_at)]
  if (newer === older) return []
  const was = counts(before.figures).get(`started ${older}`) ?? 0
  return [{ measure: 'started', period: newer, was, is: now.get(`started ${newer}`) ?? 0 }]
}

/** The last quarter that had ended by a day. */
function lastWhole(day: CalendarDate): string {
  const here = periodOf(quarter(day))
  return here.to === day ? quarter(day) : quarter(addDays(here.from, -1))
}

const shown = 4

function inWords(moves: readonly Move[]): string {
  const words = moves
    .slice(0, shown)
    .map(
      ({ measure, period, was, is }) =>
        `${measureEntry(measure).title.toLowerCase()}, ${period}, from ${was.toLocaleString('en-GB')} to ${is.toLocaleString('en-GB')}`,
    )
  const more = moves.length - shown
  return words.join('; ') + (more > 0 ? `; and ${more} more` : '')
}
