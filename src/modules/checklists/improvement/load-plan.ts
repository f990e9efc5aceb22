import { type Action, actionsFrom, areaMeetings, type Meeting } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { type Improvement, isOpen, lateBy, missing, type State } from './improvement.ts'
import { improvementsOf } from './improvements.queries.ts'
import { type Measured, measuredOf } from './measured.ts'
import { type Progress, progressOf } from './progress.queries.ts'

/** An area's improvement plan with all that is known of it. */
export interface Plan {
  area: string
  today: CalendarDate
  improvements: Improvement[]
  measured: Measured[]
  /** The latest first. */
  progress: Progress[]
  meetings: Meeting[]
}

/** The plan of an area; empty when nothing was taken into it yet. */
export async function loadPlan(tx: Tx, area: string, today: CalendarDate): Promise<Plan> {
  return {
    area,
    today,
    improvements: await improvementsOf(tx, area),
    measured: await measuredOf(tx, area),
    progress: await progressOf(tx, area),
    meetings: await areaMeetings(tx, area),
  }
}

/** The actions of the partnership towards each improvement, by its identifier; none for who may not read actions. */
export async function actionsTowards(tx: Tx, improvements: readonly Improvement[]): Promise<Map<string, Action[]>> {
  const found = Map.groupBy(await actionsFrom(tx, ...improvements.map(({ id }) => id)), ({ from_id }) => from_id)
  return new Map(improvements.map(({ id }) => [id, found.get(id) ?? []]))
}

const order = ['on_track', 'slipping', 'planned', 'done', 'dropped'] as const satisfies readonly State[]
const counted: Record<State, string> = {
  on_track: 'on track',
  slipping: 'slipping',
  planned: 'not begun',
  done: 'done',
  dropped: 'dropped',
}

/** What a plan holds, in a sentence: how many, how they stand, and how many are late. */
export function planInWords({ improvements, today }: Pick<Plan, 'improvements' | 'today'>): string {
  const many = improvements.length
  if (many === 0) return 'Nothing is in it yet.'
  const standing = order.flatMap((state) => {
    const count = improvements.filter((one) => one.state === state).length
    return count === 0 ? [] : [`${count} ${counted[state]}`]
  })
  const late = improvements.filter((one) => lateBy(one, today) > 0).length
  return `${many === 1 ? '1 improvement' : `${many} improvements`}: ${standing.join(', ')}.${late === 0 ? '' : ` ${late} late.`}`
}

/** Open improvements that nobody leads or that have no day: what the coordinator does first. */
export const unowned = (improvements: readonly Improvement[]): Improvement[] =>
  improvements.filter((one) => isOpen(one) && missing(one).some((name) => name === 'a lead' || name === 'a day'))
