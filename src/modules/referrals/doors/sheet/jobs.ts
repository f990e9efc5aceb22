import { type Job, jobInTransaction } from '#platform/jobs'
import { forgetSheets } from './send-sheet.ts'

/** What became of spreadsheets is forgotten after seven days. */
export const sheetJobs: readonly Job[] = [
  jobInTransaction({ name: 'forget-sheets', every: '50 3 * * *' }, forgetSheets),
]
