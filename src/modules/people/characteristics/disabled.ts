import type { Blank } from '#platform/forms'
import { type Answers, isBlank } from './answers.ts'

/**
 * Whether the law counts somebody as disabled, derived from two answers and never ticked (contracts §5): yes when a condition of
 * twelve months or more limits them a lot or a little; no when there is none, or it limits them not at all; else the blank of the
 * first answer, or of the second when the first is no blank.
 */
export function isDisabled(answers: Pick<Answers, 'condition_12_months' | 'condition_limits'>): 'yes' | 'no' | Blank {
  const { condition_12_months: condition, condition_limits: limits } = answers
  if (condition === 'yes' && (limits === 'a_lot' || limits === 'a_little')) return 'yes'
  if (condition === 'no' || limits === 'not_at_all') return 'no'
  if (isBlank(condition)) return condition
  return isBlank(limits) ? limits : 'unknown'
}
