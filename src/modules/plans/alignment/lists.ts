import type { ReferenceKey } from '#platform/reference'

/** A list of what a line of requirements may answer to. */
export interface AlignmentList {
  kind: 'national_outcome' | 'policy_driver' | 'principle'
  list: ReferenceKey & ('national-outcomes' | 'policy-drivers' | 'principles')
  title: string
}

/** The three lists of the framework (its Annex 3, policy drivers and principles), in its order. */
export const alignmentLists = [
  { kind: 'national_outcome', list: 'national-outcomes', title: 'National outcomes' },
  { kind: 'policy_driver', list: 'policy-drivers', title: 'Policy drivers' },
  { kind: 'principle', list: 'principles', title: 'Principles' },
] as const satisfies readonly AlignmentList[]
