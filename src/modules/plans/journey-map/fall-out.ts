import { isEnd, type WayStep, waySteps } from '#modules/measurement'
import { protectParts } from '../evidence/protect-parts.ts'

/** One step of the way, and what became of the referrals that came to it; small numbers are null. */
export interface StepShown {
  step: WayStep
  on: number | null
  here: number | null
  out: number | null
  total: number | null
}

interface Followed {
  step: WayStep
  next: WayStep | null
  people: number
}

/** Completed is where a way was meant to lead: it ends there, and nobody falls out. */
const isLoss = (step: WayStep) => isEnd(step) && step !== 'completed'

/** At which steps referrals went on, stand still, or fell out, with small numbers hidden, in the order of the way. */
export function fallOut(rows: readonly Followed[]): StepShown[] {
  return waySteps
    .filter((step) => !isEnd(step))
    .flatMap((step) => {
      const its = rows.filter((row) => row.step === step)
      const sum = (which: (next: WayStep | null) => boolean) =>
        its.reduce((all, { next, people }) => all + (which(next) ? people : 0), 0)
      const parts = [
        sum((next) => next !== null && !isLoss(next)),
        sum((next) => next === null),
        sum((next) => next !== null && isLoss(next)),
      ]
      const shown = protectParts(parts)
      const [on = null, here = null, out = null] = shown.parts
      return its.length === 0 ? [] : [{ step, on, here, out, total: shown.total }]
    })
}

/** The step at which most fall out, of those whose numbers are shown. */
export const worst = (steps: readonly StepShown[]): StepShown | undefined =>
  steps
    .filter(({ out, total }) => out !== null && out > 0 && total !== null)
    .sort((one, other) => (other.out ?? 0) - (one.out ?? 0))[0]
