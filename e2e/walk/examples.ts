import type { Examples, Walk } from './example.ts'
import { accountExamples } from './examples-of-accounts.ts'
import { figureExamples } from './examples-of-figures.ts'
import { followUpExamples } from './examples-of-follow-ups.ts'
import { outcomeExamples } from './examples-of-outcomes.ts'
import { peopleExamples } from './examples-of-people.ts'
import { referralExamples } from './examples-of-referrals.ts'
import { releaseExamples } from './examples-of-releases.ts'

/** An example for each route of the house, in an order in which each can be sent: what ends something stands after what needs it. */
export const examplesOf = (walk: Walk): Examples => ({
  ...referralExamples(walk),
  ...figureExamples(walk),
  ...releaseExamples(walk),
  ...outcomeExamples(walk),
  ...followUpExamples(walk),
  ...peopleExamples(walk),
  ...accountExamples(walk),
})
