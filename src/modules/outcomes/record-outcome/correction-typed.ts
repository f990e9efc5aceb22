import type { Typed } from '#platform/forms'
import { codeIn } from '../codes.ts'
import type { Supported } from '../outcomes.access.ts'
import type { OutcomeKind, OutcomeRow } from '../outcomes.queries.ts'
import { outcomeCorrectionForm } from './questions.ts'

/** An outcome as its form would have been filled in, to be corrected. */
export function correctionTyped({ outcome, ...parts }: Supported & { outcome: OutcomeRow; kind: OutcomeKind }): Typed {
  const { on_date, what, place, scqf_level, awarded_by, weeks, hours_per_week } = outcome
  return outcomeCorrectionForm(parts).typedFrom({
    ...{ on_date, what, place, scqf_level, awarded_by, weeks },
    study: codeIn(outcome.study, ['full_time', 'part_time', 'unknown'] as const),
    accredited: codeIn(outcome.accredited, ['yes', 'no', 'unknown'] as const),
    completed: codeIn(outcome.completed, ['going_on', 'yes', 'stopped', 'unknown'] as const),
    hours_per_week: hours_per_week === null ? null : Number(hours_per_week),
  })
}
