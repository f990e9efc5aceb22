import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type CalendarDate, calendarDate } from '#platform/time'
import type { Asked } from '../invite/asked.queries.ts'
import { remindedSince, whyNotRemind } from './rule.ts'

const lastDay = calendarDate('2026-12-18')
const days = [2, 14, 7]

test('nothing before the first day of the rhythm, nothing after the last day of the round', () => {
  expect(remindedSince(lastDay, days, calendarDate('2026-12-03'))).toBeUndefined()
  expect(remindedSince(lastDay, days, calendarDate('2026-12-04'))).toBe('2026-12-04')
  expect(remindedSince(lastDay, days, lastDay)).toBe('2026-12-16')
  expect(remindedSince(lastDay, days, calendarDate('2026-12-19'))).toBeUndefined()
  expect(remindedSince(lastDay, [], lastDay)).toBeUndefined()
})

const asked: Asked = {
  id: '',
  area_id: 'S12000049',
  organisation_id: '',
  contact_name: null,
  email: 'ada@college.example',
  invited_at: new Date('2026-11-20T10:00:00Z'),
  last_asked_on: calendarDate('2026-11-20'),
  waiting: false,
  sent_at: new Date('2026-11-20T10:00:00Z'),
  failed_at: null,
  reminders: 0,
  last_reminded_at: null,
  opened_at: null,
  no_reminders: false,
  sent_in: false,
}
const today = calendarDate('2026-11-23')

test('each reason not to remind is said; without one somebody may be reminded', () => {
  expect(whyNotRemind(asked, today)).toBeUndefined()
  expect(whyNotRemind({ ...asked, sent_in: true, no_reminders: true }, today)).toBe('has answered')
  expect(whyNotRemind({ ...asked, email: null }, today)).toBe('no address')
  expect(whyNotRemind({ ...asked, no_reminders: true }, today)).toBe('asked not to be reminded')
  expect(whyNotRemind({ ...asked, failed_at: new Date() }, today)).toBe('the last e-mail could not be delivered')
  expect(whyNotRemind({ ...asked, last_asked_on: today }, today)).toBe('written to today')
})

test('whichever days the program runs on, and however often: once a day at most, once for each day of the rhythm at most, none is left out', () => {
  const rhythm = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  const runs = fc.array(fc.integer({ min: -5, max: 40 }), { maxLength: 60 })
  fc.assert(
    fc.property(rhythm, runs, (before, unsorted) => {
      const ran = [...unsorted].sort((one, other) => other - one)
      let last: CalendarDate | null = addDays(lastDay, -40)
      const sent: number[] = []
      for (const daysLeft of ran) {
        const day = addDays(lastDay, -daysLeft)
        const since = remindedSince(lastDay, before, day)
        const one: Asked = { ...asked, last_asked_on: last }
        if (since === undefined || (last !== null && last >= since) || whyNotRemind(one, day) !== undefined) continue
        sent.push(daysLeft)
        last = day
      }
      expect(new Set(sent).size).toBe(sent.length)
      // Counted another way: for each stretch between two days of the rhythm, one reminder if the program ran in it at all.
      const marks = [...before].sort((one, other) => other - one)
      const stretches = marks.map((from, at) =>
        ran.some((left) => left <= from && left > (marks[at + 1] ?? -1) && left >= 0),
      )
      expect(sent.length).toBe(stretches.filter(Boolean).length)
    }),
    { numRuns: 300 },
  )
})
