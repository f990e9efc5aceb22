import { pounds } from '../pounds.ts'
import type { UnitCost } from './unit-cost.ts'

const whyNot = {
  none: 'nobody yet',
  few: 'fewer than five people',
  too_early: 'too early',
  nothing_paid: 'nothing paid yet',
} as const

/** What one cost, to the pound, with the range that it lies in; or why it is not said. */
export function costInWords(cost: UnitCost): string {
  if ('not' in cost) return whyNot[cost.not]
  const whole = (pence: number) => pounds(Math.round(pence / 100) * 100)
  if (cost.low === null) return whole(cost.pence)
  return `${whole(cost.pence)}, likely ${whole(cost.low)} to ${cost.high === null ? 'much more' : whole(cost.high)}`
}
