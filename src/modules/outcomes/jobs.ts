import { type Job, jobInTransaction } from '#platform/jobs'
import { sendLinks } from './ask-by-link/send-links.ts'
import { closeOfThoseNotToBeAsked } from './do-not-ask/do-not-ask.queries.ts'
import { closeLapsedFollowUps } from './follow-ups.queries.ts'
import { countShareAnswered } from './share-answered/share.queries.ts'

/** Each night, follow-ups that nobody may ask, and those whose window has ended without an answer, are closed as unknown, with the reason. */
const closeLapsed: Job = jobInTransaction(
  { name: 'close-lapsed-follow-ups', every: '10 2 * * *' },
  async (tx, clock) => {
    await closeOfThoseNotToBeAsked(tx, clock.today())
    await closeLapsedFollowUps(tx, clock.today())
  },
)

/** Each night, and when the program starts: how many of the follow-ups that were due have been answered. */
const countAnswered: Job = {
  ...jobInTransaction({ name: 'count-answered-follow-ups', every: '40 2 * * *' }, (tx, clock) =>
    countShareAnswered(tx, clock.today()),
  ),
  on: 'nwd_share_answered',
}

/** At ten, when nobody sleeps, on working days: whoever chose texts or e-mails is asked by a link. */
const askByLink = (baseUrl: string): Job =>
  jobInTransaction({ name: 'ask-follow-ups-by-link', every: '0 10 * * 1-5' }, (tx, clock) =>
    sendLinks(tx, clock.today(), baseUrl),
  )

/**
 * What this room does without being asked.
 * @param baseUrl of this installation: links begin with it
 */
export const outcomeJobs = (baseUrl: string): readonly Job[] => [closeLapsed, countAnswered, askByLink(baseUrl)]
