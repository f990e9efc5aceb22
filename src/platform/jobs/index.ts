export { type Job, type JobParts, jobInTransaction } from './job.ts'
export { expireDrafts, forgetSubmissions } from './retention.ts'
export { type Jobs, startJobs } from './start-jobs.ts'
