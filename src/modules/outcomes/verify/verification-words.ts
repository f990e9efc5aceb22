import { dateInLondon, formatDate } from '#platform/time'
import type { Achieved } from '../evidence/achieved.ts'
import type { Verification } from './verification.queries.ts'

const on = ({ at }: Verification) => formatDate(dateInLondon(at))

/** A state of verification, in a sentence. */
export function stateInWords(state: Verification): string {
  if (state.state === 'verified') return `Verified by ${state.by_name} on ${on(state)}`
  if (state.state === 'sent_back') return `Sent back by ${state.by_name} on ${on(state)}: ${state.reason ?? ''}`
  return `Waits for a second person since ${on(state)}`
}

/** Where an outcome stands with its fund; null where the fund asks nothing. */
export function standingInWords({
  rule,
  lacks,
  verification,
}: Pick<Achieved, 'rule' | 'lacks' | 'verification'>): string | null {
  if (rule === undefined) return null
  if (verification !== undefined) return stateInWords(verification)
  if (lacks === 'evidence') return 'Evidence is still needed'
  if (lacks === 'copy') return 'A copy of the evidence is still needed'
  return rule.verified ? 'Not yet sent to be verified' : 'The evidence that the fund asks for was seen'
}

/** Whether this account wrote down what is to be verified, or saw its evidence, in whatever row it now stands. */
export const hadPart = ({ recorded_by, before, evidence }: Achieved, user_id: string): boolean =>
  [recorded_by, ...before.map((was) => was.recorded_by), ...evidence.map(({ seen_by }) => seen_by)].includes(user_id)
