export { type Job, type JobParts, jobInTransaction } from './job.ts'
export { reportFailure } from './report.ts'
export { expireDrafts, forgetSubmissions } from './retention.ts'
export { type Jobs, startJobs } from './start-jobs.ts'
