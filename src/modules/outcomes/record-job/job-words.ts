import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { livingWageOn } from '../living-wage.ts'

const pounds = (pence: number) => `£${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`

/** What a job pays beside the real Living Wage of its first day, in a sentence; the figures it compares are in it. */
export function payInWords(started: CalendarDate, pence: number | null, recorded = 'unknown'): string {
  const { pays, rate } = livingWageOn(started, pence)
  if (pence === null || rate === null) {
    if (recorded === 'yes') return 'pay not recorded; recorded as at least the real Living Wage'
    if (recorded === 'no') return 'pay not recorded; recorded as below the real Living Wage'
    return pence === null ? 'pay not recorded' : `${pounds(pence)} an hour`
  }
  const stands = pays === 'yes' ? 'at least' : 'below'
  return `${pounds(pence)} an hour, ${stands} the real Living Wage of ${pounds(rate)} on that day`
}

interface JobInWords {
  employer_name: string | null
  started_on: CalendarDate
  hours_per_week: number | string | null
  contract: string
  pay_pence_per_hour: number | null
  real_living_wage?: string | undefined
}

/** A job in a sentence, for those who see the record. */
export function jobInWords(job: JobInWords): string {
  const hours = job.hours_per_week === null ? 'hours not recorded' : `${Number(job.hours_per_week)} hours a week`
  const contract = job.contract === 'unknown' ? 'contract not recorded' : referenceText('contract-types', job.contract)
  return [
    `From ${formatDate(job.started_on)} at ${job.employer_name ?? 'an employer not recorded'}`,
    hours,
    contract.toLowerCase(),
    payInWords(job.started_on, job.pay_pence_per_hour, job.real_living_wage),
  ].join('; ')
}
