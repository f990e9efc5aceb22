import { type Job, jobInTransaction } from '#platform/jobs'
import { forgetContacts } from './invite/forget-contacts.ts'
import { sendLetters } from './invite/send-letters.ts'
import { remindByItself } from './remind/remind-by-itself.ts'

/**
 * What this room does without being asked: sends the letters that were asked for within moments, and those of a round when it has opened; on the
 * morning of working days it asks for the reminders that are due; each night it forgets who was asked a year ago.
 * @param baseUrl of this installation: links begin with it
 */
export const checklistJobs = (baseUrl: string): readonly Job[] => [
  {
    ...jobInTransaction({ name: 'send-checklist-letters', every: '*/15 * * * *' }, (tx) => sendLetters(tx, baseUrl)),
    on: 'nwd_checklist_letters',
  },
  jobInTransaction({ name: 'remind-of-checklists', every: '0 9 * * 1-5' }, remindByItself),
  jobInTransaction({ name: 'forget-checklist-contacts', every: '50 3 * * *' }, forgetContacts),
]
