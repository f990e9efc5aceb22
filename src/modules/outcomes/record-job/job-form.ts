import type { Employer } from '#modules/employers'
import { choice, date, type Field, type FieldError, formOf, money, text } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'

/** What the list of employers offers besides employers. */
const anotherEmployer = 'another'

interface JobFormParts {
  employers: readonly Employer[]
  registered_on: CalendarDate
  today: CalendarDate
}

/** Hours a week, halves and tenths allowed: `37.5`. Null when nobody knows. */
function hours(): Field<number | null> {
  const asked = text({ label: 'Hours a week', hint: 'Leave blank if you do not know.', max: 5 })
  return {
    ...asked,
    parse(typed, name, when) {
      const read = asked.parse(typed, name, when)
      if ('error' in read || read.value === null) return read as { value: null }
      const value = Number(read.value)
      const right = /^\d{1,3}(\.\d)?$/.test(read.value) && value > 0 && value <= 100
      return right ? { value } : { error: 'Hours a week must be a number from 0.1 to 100, like 16 or 37.5' }
    },
    typedFrom: (value, name): Record<string, string> => (value === null ? {} : { [name]: String(value) }),
  }
}

/** The questions about a job that began. No question asks whether it pays the real Living Wage: that is worked out. */
export function jobFields({ employers, registered_on, today }: JobFormParts) {
  return {
    employer: choice({
      label: 'Who is the employer?',
      called: 'The employer',
      required: 'Choose the employer, or another employer',
      options: [
        ...employers.map(({ id, name }) => ({ value: id, text: name })),
        { value: anotherEmployer, text: 'Another employer' },
      ],
    }),
    new_employer: text({ label: 'Name of the other employer', max: 200 }),
    started_on: date({
      label: 'First day at work',
      called: 'The first day',
      required: 'Enter the first day at work',
      hint: `Not before they were registered on ${formatDate(registered_on)}.`,
      notFuture: true,
      notBefore: registered_on,
    }),
    hours_per_week: hours(),
    contract: choice({
      label: 'What kind of contract is it?',
      called: 'The contract',
      required: 'Choose the kind of contract, or not known',
      options: [...referenceOptions('contract-types', today), { value: 'unknown', text: 'Not known' }],
    }),
    pay_pence_per_hour: money({
      label: 'Pay an hour',
      hint: 'Before tax. Leave blank if you do not know. We work out whether it is the real Living Wage of the first day.',
      min: 1,
      max: 100_000,
    }),
  }
}

type JobValue = { employer: string; new_employer: string | null }

function checkEmployer({ employer, new_employer }: JobValue): FieldError[] {
  if (employer === anotherEmployer && new_employer === null)
    return [{ field: 'new_employer', message: 'Enter the name of the other employer' }]
  if (employer !== anotherEmployer && new_employer !== null)
    return [{ field: 'new_employer', message: 'Choose “Another employer”, or leave its name blank' }]
  return []
}

export const jobForm = (parts: JobFormParts) => formOf(jobFields(parts), (value) => checkEmployer(value))

export const jobCorrectionForm = (parts: JobFormParts) =>
  formOf({ ...jobFields(parts), ...correction('job') }, (value) => checkEmployer(value))

/** What a correction asks besides: whether it happened at all, and what was wrong. */
export function correction(what: string) {
  return {
    happened: choice({
      label: `Did this ${what} happen?`,
      called: 'Whether it happened',
      required: `Choose whether this ${what} happened`,
      options: [
        { value: 'yes', text: 'Yes, but something above was wrong' },
        { value: 'no', text: 'No, it was written down by mistake' },
      ],
    }),
    reason: text({ label: 'What was wrong?', required: 'Say what was wrong', max: 300 }),
  }
}
