import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { livingWageOn } from '../living-wage.ts'
import { type PayPeriod, payPeriods, pounds } from './pay.ts'

/** What a job pays beside the real Living Wage of its first day, in a sentence; the figures it compares are in it. */
export function payInWords(started: CalendarDate, pence: number | null, recorded = 'unknown'): string {
  const { pays, rate } = livingWageOn(started, pence)
  if (pence === null || rate === null) {
    if (recorded === 'yes') return 'pay not recorded; said to be at least the real Living Wage'
    if (recorded === 'no') return 'pay not recorded; said to be below the real Living Wage'
    return pence === null ? 'pay not recorded' : `${pounds(pence)} an hour`
  }
  const stands = pays === 'yes' ? 'at least' : 'below'
  return `${pounds(pence)} an hour, ${stands} the real Living Wage of ${pounds(rate)} on that day`
}

/** Pay as it was told, where that was not by the hour: `£26,000 a year`. */
export function payAsTold(pence: number | null, period: string | null): string | null {
  if (pence === null || period === null || !isPeriod(period)) return null
  return `${pounds(pence)} ${payPeriods[period].toLowerCase()}`
}

const isPeriod = (period: string): period is PayPeriod => Object.hasOwn(payPeriods, period)

interface JobInWords {
  employer_name: string | null
  started_on: CalendarDate
  hours_per_week: number | string | null
  contract: string
  pay_pence_per_hour: number | null
  pay_pence?: number | null | undefined
  pay_period?: string | null | undefined
  job_title?: string | null | undefined
  real_living_wage?: string | undefined
}

/** A job in a sentence, for those who see the record. */
export function jobInWords(job: JobInWords): string {
  const hours = job.hours_per_week === null ? 'hours not recorded' : `${Number(job.hours_per_week)} hours a week`
  const contract = job.contract === 'unknown' ? 'contract not recorded' : referenceText('contract-types', job.contract)
  const alone = job.employer_name === null && job.contract === 'self_employed'
  const whom = alone ? 'working for themself' : `at ${job.employer_name ?? 'an employer not recorded'}`
  const as = job.job_title ? `, as ${job.job_title}` : ''
  const told = job.pay_period === 'hour' ? null : payAsTold(job.pay_pence ?? null, job.pay_period ?? null)
  return [
    `From ${formatDate(job.started_on)} ${whom}${as}`,
    hours,
    ...(alone ? [] : [contract.toLowerCase()]),
    ...(told === null ? [] : [told]),
    ...(told !== null && job.pay_pence_per_hour === null
      ? []
      : [payInWords(job.started_on, job.pay_pence_per_hour, job.real_living_wage)]),
  ].join('; ')
}
