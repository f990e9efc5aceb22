import { ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export interface LivingWage {
  /** Whether the pay is at least the real Living Wage of the day; unknown without a pay or a rate. */
  pays: 'yes' | 'no' | 'unknown'
  /** The real Living Wage of that day, in pence an hour; null when no rate is known for it. */
  rate: number | null
}

/** Whether a job pays at least the real Living Wage of its first day. Computed, never ticked (dated rates in reference/real-living-wage.json). */
export function livingWageOn(started: CalendarDate, pence_per_hour: number | null): LivingWage {
  const rate = ruleOn('real-living-wage', 'uk', started)?.pence_per_hour ?? null
  if (rate === null || pence_per_hour === null) return { pays: 'unknown', rate }
  return { pays: pence_per_hour >= rate ? 'yes' : 'no', rate }
}
