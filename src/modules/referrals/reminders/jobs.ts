import { type Job, jobInTransaction } from '#platform/jobs'
import { takeOnFromElsewhere } from '../onward/take-on.ts'
import { deleteExpiredDrafts } from '../refer/drafts.ts'
import { permissionJobs } from '../sharing/permission-ended.ts'
import { comeBackByDate } from '../waiting/by-date.ts'
import { remindLateReferrals } from './remind.ts'

/** This room's work that nobody waits for: what comes back by its date, reminders on the morning of each working day, and drafts that have expired. */
export const referralJobs: readonly Job[] = [
  { name: 'referrals-sent-on', every: '*/5 * * * *', on: 'nwd_onward', run: takeOnFromElsewhere },
  ...permissionJobs,
  jobInTransaction({ name: 'referrals-come-back', every: '5 1 * * *' }, comeBackByDate),
  jobInTransaction({ name: 'remind-late-referrals', every: '0 8 * * 1-5' }, remindLateReferrals),
  jobInTransaction({ name: 'delete-expired-referral-drafts', every: '17 3 * * *' }, deleteExpiredDrafts),
]
