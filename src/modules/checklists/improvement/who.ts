/** Who writes the improvement plan: the coordinator all of it, a member what they lead. */
export const whoWrites = ['coordinator', 'member'] as const

/** Why looking at the plan writes nothing into the audit trail. */
export const ownPlan = { none: 'the partnership’s own plan, about no participant' } as const
