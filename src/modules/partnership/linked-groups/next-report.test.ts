import { expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { nextReport } from './next-report.ts'

const last = { reported_on: calendarDate('2026-08-31'), next_on: null }

it.each([
  ['nothing was ever reported', undefined, 6, null],
  ['there is neither rhythm nor day', last, null, null],
  ['there is a rhythm, to the end of a shorter month', last, 6, '2027-02-28'],
  ['a day was agreed, whatever the rhythm', { ...last, next_on: calendarDate('2026-10-01') }, 6, '2026-10-01'],
])('when %s', (_, report, months, expected) => expect(nextReport(report, months)).toBe(expected))
