import { daysWaited, type Waited, waited } from '../../dashboards/progress/waiting.ts'
import { type Interval, wilson } from '../../intervals.ts'
import { rateOf } from '../../measures.ts'
import { medianInterval } from './median.ts'
import { type PartnerWait, type Step, steps } from './partners.queries.ts'

/** One step of one partner: of how many, how many took it, and in how many working days those who did. */
export interface StepTaken extends Waited {
  /** In percent of those that began; null of nobody. */
  share: number | null
  interval: Interval | null
  /** Where the number of days within which half did may well lie by chance alone; null of fewer than six. */
  halfInterval: { low: number; high: number } | null
}

export type Partner = { partner: string } & Record<Step, StepTaken>

const stepOf = (waits: readonly PartnerWait[]): StepTaken => {
  const all = waited(waits)
  return {
    ...all,
    share: rateOf(all.over, all.of),
    interval: wilson(all.over, all.of),
    halfInterval: medianInterval(daysWaited(waits)),
  }
}

/** Every step of some partners taken together, under one name. */
export const together = (waits: readonly PartnerWait[], partner: string): Partner => {
  const of = (step: Step) => stepOf(waits.filter((one) => one.step === step))
  return {
    partner,
    accepted: of('accepted'),
    first_contact: of('first_contact'),
    met: of('met'),
    started: of('started'),
    completed: of('completed'),
  }
}

/** Each partner by itself. */
export function partnersIn(waits: readonly PartnerWait[]): Partner[] {
  const byPartner = Map.groupBy(waits, ({ partner }) => partner)
  return [...byPartner].map(([partner, its]) => together(its, partner))
}

/** Fewer others than this, and what all of them did together would say what one of them did. */
export const fewestOthers = 3

/**
 * What somebody of one partner may see: their own, and all others as one where there are enough of them that none stands out. In: the waits of every partner.
 */
export function asSeenBy(own: string, waits: readonly PartnerWait[]): { own: Partner; others: Partner | undefined } {
  const theirs = waits.filter(({ partner }) => partner !== own)
  const enough = new Set(theirs.map(({ partner }) => partner)).size >= fewestOthers
  return {
    own: together(
      waits.filter(({ partner }) => partner === own),
      own,
    ),
    others: enough ? together(theirs, 'others') : undefined,
  }
}

/** What a step is called. */
export const stepInWords: Readonly<Record<Step, string>> = {
  accepted: 'Accepted',
  first_contact: 'First contact',
  met: 'All three met',
  started: 'Started',
  completed: 'Completed',
}

export const isStep = (code: string | null): code is Step => steps.some((step) => step === code)
