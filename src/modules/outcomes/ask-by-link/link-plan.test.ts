import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate, workingDaysBetween } from '#platform/time'
import { followUpsOf } from '../follow-up.ts'
import type { Reach } from '../retry/next-ask.ts'
import { addresseeOf, givesWayOn } from './link-plan.ts'
import { messageOf } from './message.ts'

const chose = (change: Partial<Reach>): Reach => ({
  phone: '07700900123',
  email: 'kim@people.example',
  preferred_contact: 'text',
  do_not: null,
  changed_at: new Date('2026-01-01'),
  ...change,
})

describe('a link goes', () => {
  it.each([
    ['by text to who chose texts', {}, { channel: 'text', recipient: '07700900123' }],
    [
      'by e-mail to who chose e-mails',
      { preferred_contact: 'email' },
      { channel: 'email', recipient: 'kim@people.example' },
    ],
    ['to nobody who chose calls', { preferred_contact: 'phone' }, undefined],
    ['to nobody who was never asked how', { preferred_contact: 'unknown' }, undefined],
    ['to nobody of whom there is anything not to do', { do_not: 'Do not text: others read it' }, undefined],
    ['to no telephone that takes no texts', { phone: '01414960000' }, undefined],
    ['to nobody without the number they chose', { phone: null }, undefined],
    ['to nobody without the address they chose', { preferred_contact: 'email', email: null }, undefined],
  ])('%s', (_, change, expected) => expect(addresseeOf(chose(change), [])).toEqual(expected))

  it('to no number that was found wrong', () => {
    const wrong = {
      how: 'phone',
      result: 'wrong_number',
      part_of_day: null,
      tried_on: calendarDate('2026-02-02'),
      recorded_at: new Date('2026-02-02'),
    }
    expect(addresseeOf(chose({}), [wrong])).toBeUndefined()
    expect(addresseeOf(chose({ preferred_contact: 'email' }), [wrong])?.channel).toBe('email')
  })
})

it('a link gives way to a reminder, and that to a worker, while there is a day left to telephone; or it is not sent', () => {
  const days = fc.tuple(fc.nat(1500), fc.nat(3), fc.nat(60), fc.constantFrom(0, 1))
  fc.assert(
    fc.property(days, ([days, at, since, links]) => {
      const dates = followUpsOf(addDays(calendarDate('2022-01-03'), days), 'S12000049')[at]
      if (dates === undefined) throw new Error('no such point')
      const today = addDays(dates.due_on, since)
      const day = givesWayOn({ ...dates, area_id: 'S12000049' }, today, links)
      const after = [dates.weeks === 4 ? 3 : 4, dates.weeks === 4 ? 2 : 3][links] ?? 0
      if (day === null) expect(workingDaysBetween(today, dates.window_ends_on)).toBeLessThanOrEqual(after)
      else {
        expect(workingDaysBetween(today, day)).toBe(after)
        expect(day < dates.window_ends_on).toBe(true)
      }
    }),
  )
})

it('a message says that a question waits and where, and nothing of whom or of what', () => {
  const to = { channel: 'text', recipient: '07700900123' } as const
  const url = 'https://nowrongdoor.example/f/0193a000-0000-4000-8000-000000000001'
  for (const reminder of [false, true]) {
    const { subject, body } = messageOf(to, { url, until: calendarDate('2026-12-18'), reminder })
    const words = `${subject} ${body.replace(url, '')}`
    expect(words).not.toMatch(/job|work\b|employ|support|follow|week|name/i)
    expect(words).not.toContain(to.recipient)
    expect(body.split('\n')).toContain(url)
    expect(body).toContain('18 December 2026')
  }
})
