import { checklistJobs, improvementsDueBy } from '#modules/checklists'
import { directoryJobs } from '#modules/directory'
import { fileJobs, forgetFiles } from '#modules/imports'
import { journeyJobs } from '#modules/journeys'
import { foldFactsJob, prepareReleases, publishReleases } from '#modules/measurement'
import { outcomeJobs } from '#modules/outcomes'
import { partnershipJobs } from '#modules/partnership'
import { lookForDuplicates } from '#modules/people'
import { plansDueBy } from '#modules/plans'
import { contractJobs, doorJobs, noticeJobs, referralJobs, sheetJobs } from '#modules/referrals'
import { forgetApiAnswers } from '#platform/api-keys'
import type { Auth } from '#platform/auth'
import { expireDrafts, forgetSubmissions, type Job, type JobParts, type Jobs, startJobs } from '#platform/jobs'
import type { Transports } from '#platform/mail'
import { outboxJobs } from '#platform/outbox'
import { type WebhookParts, webhookJobs } from '#platform/webhooks'
import { copyJobs } from './desks/take-out/of-a-person/make.ts'
import { archiveJobs } from './desks/take-out/of-an-area/make.ts'

export interface WorkerParts extends JobParts {
  readonly transports: Transports
  readonly auth: Pick<Auth, 'forgetExpired' | 'baseUrl'>
  readonly webhooks: WebhookParts
}

/** Every job of the house, room by room. */
const jobsOf = ({ transports, auth, webhooks }: WorkerParts): Job[] => [
  ...outboxJobs(transports),
  ...referralJobs,
  ...noticeJobs(auth.baseUrl),
  ...contractJobs(auth.baseUrl),
  ...sheetJobs,
  forgetApiAnswers,
  ...webhookJobs(webhooks),
  ...doorJobs,
  ...directoryJobs,
  ...partnershipJobs([improvementsDueBy, plansDueBy]),
  ...outcomeJobs(auth.baseUrl),
  ...journeyJobs(auth.baseUrl),
  ...fileJobs,
  forgetFiles,
  foldFactsJob,
  prepareReleases,
  publishReleases(auth.baseUrl),
  ...checklistJobs(auth.baseUrl),
  ...copyJobs,
  ...archiveJobs,
  lookForDuplicates,
  expireDrafts,
  forgetSubmissions,
  { name: 'forget-expired-sessions', every: '17 * * * *', run: async () => void (await auth.forgetExpired()) },
]

/** Starts everything that nobody waits for. Start it once the web application listens. */
export const startWorker = (parts: WorkerParts): Promise<Jobs> => startJobs(parts, jobsOf(parts))
