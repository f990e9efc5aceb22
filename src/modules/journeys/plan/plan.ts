import type { CalendarDate } from '#platform/time'

export type GoalState = 'open' | 'done' | 'archived'
export type StepState = 'to_do' | 'doing' | 'done' | 'dropped'
export type Who = 'person' | 'worker' | 'together' | 'somebody_else'

export interface Step {
  id: string
  goal_id: string
  words: string
  who: Who
  who_name: string | null
  by_on: CalendarDate | null
  state: StepState
  state_on: CalendarDate
  state_reason: string | null
}

export interface Goal {
  id: string
  words: string
  /** Why it matters to the person, in their own words. */
  why: string | null
  state: GoalState
  state_on: CalendarDate
  state_reason: string | null
  steps: Step[]
}

/** That one of the two agreed the plan as it stands now. */
export interface Agreement {
  party: 'person' | 'worker'
  how: 'own_account' | 'together' | 'on_paper'
  agreed_on: CalendarDate
  review_on: CalendarDate | null
  recorded_by_name: string
}

export interface Plan {
  /** What the person is aiming for, in their own words. */
  aim: string | null
  goals: Goal[]
  /** Only those that hold: an amendment ends them. */
  agreements: Agreement[]
  /** Whether an agreement was ended by an amendment, so that it must be agreed again. */
  amended: boolean
}

/** Where the plan stands between the two: nobody's yet, waiting for the other, agreed, or to be agreed again. */
export function standing({ agreements, amended }: Pick<Plan, 'agreements' | 'amended'>) {
  const by = (party: Agreement['party']) => agreements.find((agreement) => agreement.party === party)
  const [person, worker] = [by('person'), by('worker')]
  if (person !== undefined && worker !== undefined) return 'agreed'
  if (person !== undefined) return 'waits_for_worker'
  if (worker !== undefined) return 'waits_for_person'
  return amended ? 'to_agree_again' : 'not_agreed'
}

export const standingWords: Readonly<Record<ReturnType<typeof standing>, string>> = {
  agreed: 'Agreed by both',
  waits_for_worker: 'Agreed by them; the key worker has not agreed yet',
  waits_for_person: 'Agreed by the key worker; they have not agreed yet',
  to_agree_again: 'Changed since it was agreed: agree it again',
  not_agreed: 'Not agreed yet',
}

export const stepStateWords: Readonly<Record<StepState, string>> = {
  to_do: 'to do',
  doing: 'doing',
  done: 'done',
  dropped: 'dropped',
}

/** Who does a step, in words that fit the one who reads. */
export function whoWords(step: Pick<Step, 'who' | 'who_name'>, names: { person: string; worker: string }): string {
  const words = {
    person: names.person,
    worker: names.worker,
    together: `${names.person} and ${names.worker}`,
    somebody_else: step.who_name ?? 'somebody else',
  }
  return words[step.who]
}

export const isOpen = (step: Pick<Step, 'state'>) => step.state === 'to_do' || step.state === 'doing'
