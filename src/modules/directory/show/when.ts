import { dayNames, isDayCode } from '../find/asked.ts'
import { daysInWords, listed, timeInWords } from '../find/say.ts'
import type { FullService } from '../open-referral/service.ts'

type Schedule = NonNullable<FullService['schedules']>[number]

const ordinal = (number: number): string => {
  const tens = number % 100
  const end = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${end}`
}

/** When a service is open, as people say it: “Tuesday and Thursday, 9.30am to 12.30pm”. Its own words where it has no days. */
export function scheduleInWords(schedule: Schedule): string {
  const { byday = '', bymonthday, freq, interval = 1, opens_at, closes_at, description, notes } = schedule
  const codes = [...byday.toUpperCase().matchAll(/(MO|TU|WE|TH|FR|SA|SU)/g)].map(([code]) => code)
  const week = daysInWords(codes)
  const numbered = /^\s*(-?\d)\s*(MO|TU|WE|TH|FR|SA|SU)\s*$/.exec(byday.toUpperCase())
  const inMonth = (bymonthday ?? '').match(/\d{1,2}/g)?.map(Number) ?? []
  const which = numbered?.[2]
  const days =
    freq === 'MONTHLY' && numbered !== null && isDayCode(which)
      ? `The ${numbered[1] === '-1' ? 'last' : ordinal(Number(numbered[1]))} ${dayNames[which]} of the month`
      : freq === 'MONTHLY' && inMonth.length > 0
        ? `The ${listed(inMonth.map(ordinal))} of the month`
        : week
  const every =
    days !== '' && freq === 'WEEKLY' && interval > 1
      ? `${days}, every ${interval === 2 ? 'second' : ordinal(interval)} week`
      : days
  const hours =
    opens_at !== undefined && closes_at !== undefined
      ? `${timeInWords(opens_at)} to ${timeInWords(closes_at)}`
      : opens_at === undefined
        ? ''
        : `from ${timeInWords(opens_at)}`
  const said = [every, hours].filter((words) => words !== '').join(', ')
  const own = [description, notes].filter((words) => words !== undefined && words !== '').join(' ')
  return [said, own].filter((words) => words !== '').join('. ')
}
