import type { Employer } from '#modules/employers'
import { choice, date, type FieldError, formOf, money, text } from '#platform/forms'
import { referenceOptions, ruleOn } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { evidenceField } from '../evidence/evidence-field.ts'
import { hoursField } from '../hours.ts'
import { nextField } from '../record-outcome/next-page.tsx'
import { occupationField } from './occupation-field.ts'
import { type Pay, type PayPeriod, payPeriods, pencePerHour, pounds } from './pay.ts'

/** What the list of employers offers besides employers. */
const anotherEmployer = 'another'
export const nobody = 'nobody'

interface JobFormParts {
  employers: readonly Employer[]
  registered_on: CalendarDate
  today: CalendarDate
}

const yesNoUnknown = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
] as const

const periods: readonly PayPeriod[] = ['hour', 'week', 'year']

/** The questions about a job that began. Whether it pays the real Living Wage is worked out, and asked only where the pay is not known. */
function jobFields({ employers, registered_on, today }: JobFormParts) {
  const rate = ruleOn('real-living-wage', 'uk', today)?.pence_per_hour
  return {
    employer: choice({
      label: 'Who is the employer?',
      called: 'The employer',
      required: 'Choose the employer, or another employer',
      options: [
        ...employers.map(({ id, name }) => ({ value: id, text: name })),
        { value: anotherEmployer, text: 'Another employer' },
        { value: nobody, text: 'Nobody: they work for themself' },
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
    job_title: text({ label: 'What is the job called?', called: 'What the job is called', max: 120 }),
    occupation: occupationField({ label: 'Kind of work' }),
    hours_per_week: hoursField(),
    contract: choice({
      label: 'What kind of contract is it?',
      called: 'The contract',
      required: 'Choose the kind of contract, or not known',
      options: [...referenceOptions('contract-types', today), { value: 'unknown', text: 'Not known' }],
    }),
    pay: money({ label: 'Pay before tax', called: 'The pay', min: 1, max: 50_000_000 }),
    pay_period: choice({
      label: 'That is for',
      called: 'What the pay is for',
      options: [
        ...periods.map((value) => ({ value, text: payPeriods[value] })),
        { value: 'unknown', text: 'Pay not known' },
      ],
    }),
    living_wage_said: choice({
      label: `Do they say it is the real Living Wage or more${rate === undefined ? '' : ` (${pounds(rate)} an hour now)`}?`,
      called: 'Whether it is the real Living Wage',
      options: yesNoUnknown,
    }),
    supported_employment: choice({
      label: 'Is it supported employment, with a job coach or the like?',
      called: 'Whether it is supported employment',
      options: yesNoUnknown,
    }),
    evidence: evidenceField('employment', today),
    next: nextField(),
  }
}

interface JobValue {
  employer: string
  new_employer: string | null
  contract: string
  hours_per_week: number | null
  pay: number | null
  pay_period: PayPeriod | 'unknown' | null
}

/** The pay as it was told; null when it is not known. */
export const payOf = ({ pay, pay_period }: Pick<JobValue, 'pay' | 'pay_period'>): Pay | null =>
  pay === null || pay_period === null || pay_period === 'unknown' ? null : { pence: pay, period: pay_period }

function check(value: JobValue): FieldError[] {
  const { employer, new_employer, contract, pay, pay_period, hours_per_week } = value
  if (employer === anotherEmployer && new_employer === null)
    return [{ field: 'new_employer', message: 'Enter the name of the other employer' }]
  if (employer !== anotherEmployer && new_employer !== null)
    return [{ field: 'new_employer', message: 'Choose “Another employer”, or leave its name blank' }]
  if (employer === nobody && contract !== 'self_employed')
    return [{ field: 'contract', message: 'Choose “Self-employed”, or choose the employer' }]
  if (pay !== null && (pay_period === null || pay_period === 'unknown'))
    return [{ field: 'pay_period', message: 'Choose whether the pay is for an hour, a week or a year' }]
  if (pay === null && pay_period !== null && pay_period !== 'unknown')
    return [{ field: 'pay', message: 'Enter the pay, or choose “Pay not known”' }]
  const told = payOf(value)
  if (told !== null && pencePerHour(told, hours_per_week) === 0)
    return [{ field: 'pay', message: 'The pay comes to less than a penny an hour. Check it, and the hours' }]
  return []
}

export const jobForm = (parts: JobFormParts) => formOf(jobFields(parts), (value) => check(value))

export const jobCorrectionForm = (parts: JobFormParts) =>
  formOf({ ...jobFields(parts), ...correction('job') }, (value) => check(value))

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
