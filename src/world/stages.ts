import type { Day } from './days.ts'
import type { Dice } from './dice.ts'
import type { Spell, StagePlan } from './spell.ts'

/**
 * How somebody goes through the five stages between registration and the last day: on, back, and in two at once. No stage goes on
 * twice at a time.
 * @param job the first day of a job, which begins in-work support
 */
export function stagesOf(dice: Dice, spell: Spell, job: Day | null): StagePlan[] {
  const stages: StagePlan[] = []
  const { registered, last } = spell
  const ends = (from: Day, days: number) => (from + days <= last ? from + days : null)
  const free = (stage: number) =>
    Math.max(registered, ...stages.filter((s) => s.stage === stage).map((s) => s.to ?? Infinity))
  /** Adds a stage where there is room for it, and returns the day it ends, or null when it goes on. */
  const go = (stage: StagePlan['stage'], from: Day, days: number | null): Day | null => {
    const begins = Math.max(from, free(stage))
    if (begins > last) return null
    const to = days === null ? null : ends(begins, days)
    stages.push({ stage, from: begins, to })
    return to
  }
  const engaged = go(1, registered, dice.between(10, 60))
  let day = engaged === null ? null : go(2, engaged - dice.between(0, 9), dice.between(30, 150))
  // one in five goes back to removing barriers after a try at something vocational
  while (day !== null && (job === null || day < job)) {
    const tried = go(3, day - dice.between(0, 20), dice.between(25, 120))
    if (tried === null || !dice.chance(0.2)) {
      day = tried
      break
    }
    day = go(2, tried, dice.between(20, 90))
  }
  if (day !== null) go(4, day - dice.between(0, 14), job === null || job <= day ? null : Math.max(1, job - day))
  if (job !== null && job <= last) go(5, job, null)
  return stages.filter(({ from, to }) => from >= registered && (to === null || to >= from))
}
