import { type Waited, waited } from '../../dashboards/progress/waiting.ts'
import type { Followed, WayStep, WholeWay } from './way.queries.ts'
import { waySteps } from './way.queries.ts'

/** What is gone less often than this is counted together and not drawn. */
export const fewestDrawn = 5

/** What a step is called. */
export const wayStepInWords: Readonly<Record<WayStep, string>> = {
  sent: 'Sent',
  asked: 'Somebody asked',
  declined: 'Declined',
  sent_again: 'Sent again',
  accepted: 'Accepted',
  meeting: 'Meeting arranged',
  met: 'All three met',
  started: 'Started',
  work: 'Entered work',
  completed: 'Completed',
  left: 'Left, aim not reached',
  withdrawn: 'Withdrawn',
  closed: 'Closed',
}

/** After these nothing is waited for. */
const ends: readonly WayStep[] = ['completed', 'left', 'withdrawn', 'closed']
export const isEnd = (step: WayStep): boolean => ends.includes(step)

export interface Flow extends Waited {
  from: WayStep
  to: WayStep
}

/** The map: how often each step was come to, the ways between them, and of each step what is folded and who is there still. */
export interface WayMap {
  steps: { step: WayStep; count: number }[]
  /** The most often gone first, of each step. */
  flows: Flow[]
  folded: { from: WayStep; ways: number; count: number }[]
  here: { at: WayStep; count: number }[]
}

/** The map of what followed what. */
export function mapOf(rows: readonly Followed[]): WayMap {
  const map: WayMap = { steps: [], flows: [], folded: [], here: [] }
  for (const step of waySteps) {
    const its = rows.filter((row) => row.step === step)
    const count = its.reduce((sum, { people }) => sum + people, 0)
    if (count === 0) continue
    map.steps.push({ step, count })
    const flows = [...Map.groupBy(its, ({ next }) => next)]
      .flatMap(([to, each]) => (to === null ? [] : [{ from: step, to, ...waited(each) }]))
      .sort((a, b) => b.of - a.of || waySteps.indexOf(a.to) - waySteps.indexOf(b.to))
    map.flows.push(...flows.filter(({ of }) => of >= fewestDrawn))
    const rare = flows.filter(({ of }) => of < fewestDrawn)
    if (rare.length > 0)
      map.folded.push({ from: step, ways: rare.length, count: rare.reduce((sum, { of }) => sum + of, 0) })
    const still = its.filter(({ next }) => next === null).reduce((sum, { people }) => sum + people, 0)
    if (still > 0 && !isEnd(step)) map.here.push({ at: step, count: still })
  }
  return map
}

export interface Way extends Waited {
  steps: WayStep[]
}

/** The whole ways, the most often gone first, and how many referrals went a way that fewer than five went. */
export function waysIn(rows: readonly WholeWay[]): { ways: Way[]; rare: { ways: number; referrals: number } } {
  const all = [...Map.groupBy(rows, ({ steps }) => steps.join(' ')).values()]
    .flatMap((its): Way[] => {
      const [first] = its
      return first === undefined ? [] : [{ steps: first.steps, ...waited(its) }]
    })
    .sort((a, b) => b.of - a.of || (a.steps.join(' ') < b.steps.join(' ') ? -1 : 1))
  const rare = all.filter(({ of }) => of < fewestDrawn)
  return {
    ways: all.filter(({ of }) => of >= fewestDrawn),
    rare: { ways: rare.length, referrals: rare.reduce((sum, { of }) => sum + of, 0) },
  }
}
