import { measureEntry } from '#modules/measurement'
import type { Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { keyOf, type Live, liveFigures } from '../live/figures.queries.ts'
import { groupInWords } from '../live/groups.ts'
import { type Course, courseOf, courseWords, directionOf, figureIn, inUnit, passed, whyNot } from './indicator.ts'
import { type Indicator, indicatorsOf, notesOf, type PaperLine } from './indicators.queries.ts'

type Note = Awaited<ReturnType<typeof notesOf>>[number]

/** An indicator with its live figure. */
export interface Standing {
  indicator: Indicator
  live: Live
  value: number | null
  course: Course
  direction: ReturnType<typeof directionOf>
  notes: Note[]
  /** Off course, and nobody has said why since it was last said. */
  unexplained: boolean
}

/** A note holds for a quarter; then an indicator that is off course is asked about again. */
const noteHolds = 92 * 86_400_000

/** The indicators of an area's year as they stand today. */
export async function standingsOf(
  visit: Pick<Visit, 'tx' | 'today' | 'statistics' | 'clock'>,
  area: string,
  year: string,
): Promise<Standing[]> {
  const { tx, today, clock } = visit
  const indicators = await indicatorsOf(tx, area, year)
  const figures = await visit.statistics((stats) => liveFigures(stats, { area, year, as_at: today }, indicators))
  const notes = Map.groupBy(
    await notesOf(
      tx,
      area,
      indicators.map(({ indicator_id }) => indicator_id),
    ),
    ({ indicator_id }) => indicator_id,
  )
  const elapsed = passed(year, today)
  return indicators.flatMap((indicator) => {
    const live = figures.get(keyOf(indicator))
    if (live === undefined) return []
    const value = figureIn(indicator.unit, live)
    const course = courseOf(indicator, live, elapsed)
    const its = notes.get(indicator.indicator_id) ?? []
    const lately = its.some(({ written_at }) => clock.now().getTime() - written_at.getTime() < noteHolds)
    return [
      {
        ...{ indicator, live, value, course, notes: its },
        direction: directionOf(indicator.unit, value, indicator.baseline, elapsed),
        unexplained: course === 'off_course' && !lately,
      },
    ]
  })
}

const arrows = { up: '↑ up', down: '↓ down', level: '→ level' } as const

/** An indicator in words, as a page and a meeting's paper say it. */
export function inWords({ indicator, live, value, course, direction, notes }: Standing): PaperLine {
  const { unit, better, target, baseline, dimension, category, measure } = indicator
  const [note] = notes
  const interval = unit === 'rate' && live.interval !== null ? ` (${live.interval.low} to ${live.interval.high})` : ''
  return {
    indicator_id: indicator.indicator_id,
    title: `${measureEntry(measure).title}${unit === 'rate' ? ', share' : ''}`,
    group: groupInWords(dimension, category),
    baseline: baseline === null ? 'none' : inUnit(unit, baseline),
    value:
      value === null
        ? whyNot(live.why)
        : `${inUnit(unit, value)}${interval}${direction === null ? '' : `, ${arrows[direction]}`}`,
    target: `${better === 'more' ? 'at least' : 'at most'} ${inUnit(unit, target)}`,
    course: courseWords[course],
    note: note === undefined ? '' : `${note.words} (${note.by_name}, ${formatDate(note.as_at)})`,
  }
}
