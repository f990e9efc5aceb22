import { formatDate } from '#platform/time'
import { type Measure, wholePercent } from '../../measures.ts'
import { type Figure, figureIn, isQuarter, type Look } from '../figure.ts'
import { quarterInWords, type Version } from '../release.ts'

const isHidden = 'is hidden, so that nobody can be recognised'

const full = (count: number) => count.toLocaleString('en-GB')

/** Whole per cent: a figure in words is never more exact than its reader needs. */
const percent = (figure: Figure | undefined): string | undefined => {
  if (figure?.count == null) return undefined
  const whole = wholePercent(figure.count, figure.denominator)
  return whole === null ? undefined : `${whole}%`
}

const people = (count: number) => `${full(count)} ${count === 1 ? 'person' : 'people'}`

/** How a count differs from an earlier one, in whole per cent; nothing where either is not shown or the earlier is nought. */
export function changeInWords(now: Figure | undefined, before: Figure | undefined): string | undefined {
  if (now?.count == null || before?.count == null || before.count === 0) return undefined
  const change = now.count - before.count
  const whole = wholePercent(Math.abs(change), before.count) ?? 0
  return change === 0 || whole === 0 ? 'about as many as' : `${whole}% ${change > 0 ? 'more' : 'fewer'} than`
}

/** The label of the same quarter a year before, and of the quarter before. */
function around(period: string, quarters: readonly string[]) {
  const at = quarters.indexOf(period)
  return {
    before: quarters[at - 1],
    year: quarters.find(
      (one) => one.slice(0, 4) === String(Number(period.slice(0, 4)) - 1) && one.endsWith(period.slice(-2)),
    ),
  }
}

function latestQuarter(look: Look, period: string, quarters: readonly string[]): string {
  const now = look('started', period)
  if (now?.count == null)
    return now === undefined
      ? `Nobody started in the latest quarter, ${quarterInWords(period)}.`
      : `How many started in the latest quarter, ${quarterInWords(period)}, ${isHidden}.`
  const { before, year } = around(period, quarters)
  const changes = [
    before &&
      changeInWords(now, look('started', before)) &&
      `${changeInWords(now, look('started', before))} in the quarter before`,
    year &&
      changeInWords(now, look('started', year)) &&
      `${changeInWords(now, look('started', year))} in the same quarter a year earlier`,
  ].filter((words) => words)
  return `In the latest quarter, ${quarterInWords(period)}, ${people(now.count)} started (provisional)${changes.length > 0 ? `: ${changes.join(', and ')}` : ''}.`
}

function stillInWork(look: Look, weeks: 13 | 52): string {
  const [yes, said] = [look(`in_work_${weeks}w`, 'all'), look(`answered_${weeks}w`, 'all')]
  if (yes === undefined || yes.status === 'too_early')
    return `It is too early to say who was in work after ${weeks} weeks.`
  const inWork = percent(yes)
  const unanswered =
    said?.count == null || said.denominator === null
      ? null
      : wholePercent(said.denominator - said.count, said.denominator)
  if (inWork === undefined || yes.denominator === null)
    return `How many were in work ${weeks} weeks after starting a job ${isHidden}.`
  const silence =
    unanswered === null || unanswered === 0
      ? ''
      : ` For ${unanswered}% nobody had given an answer; they are counted among those due, and not as out of work.`
  return `Of ${people(yes.denominator)} due to be asked ${weeks} weeks after starting a job, ${inWork} were in work.${silence}`
}

function achieved(look: Look, measure: Measure, words: string): string | undefined {
  const figure = look(measure, 'all')
  const share = percent(figure)
  return figure?.count == null || share === undefined ? undefined : `${people(figure.count)} (${share}) ${words}.`
}

/**
 * What matters most, in sentences computed from the published figures and nothing else. Hidden figures are said to be hidden; a share is in whole
 * per cent.
 */
export function mainPoints(figures: readonly Figure[], { as_at, period }: Pick<Version, 'as_at' | 'period'>): string[] {
  const look = figureIn(figures)
  const quarters = [...new Set(figures.map((figure) => figure.period))].filter(isQuarter).sort()
  const started = look('started', 'all')
  const first =
    started?.count == null
      ? `How many people had started by ${formatDate(as_at)} ${isHidden}.`
      : `By ${formatDate(as_at)}, ${people(started.count)} had started to receive support. Each is counted once in an area.`
  const outcomes = [
    achieved(look, 'entered_employment', 'of those who started had entered work'),
    achieved(look, 'entered_fe_he', 'had entered further or higher education'),
    achieved(look, 'gained_qualification', 'had gained a qualification'),
  ].filter((words) => words !== undefined)
  const overlap =
    outcomes.length > 1 ? ['One person may have achieved several of these, so they do not add up to people.'] : []
  return [
    first,
    latestQuarter(look, period, quarters),
    ...outcomes,
    ...overlap,
    stillInWork(look, 13),
    stillInWork(look, 52),
  ]
}
