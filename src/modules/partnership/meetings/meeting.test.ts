import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate, daysBetween, isWorkingDay } from '#platform/time'
import { isSafeUrl } from '#platform/ui'
import { calendarOf } from './calendar.ts'
import { endsAt, isPaperAddress, isWebAddress, seriesDays, standingOf } from './meeting.ts'

describe('an address to join or to read', () => {
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://name:word@elsewhere.example',
    'https://',
    'meet.example/room',
    '',
  ])('%j is refused', (words) => {
    expect([isWebAddress(words), isPaperAddress(words)]).toEqual([false, false])
  })

  it.each(['https://meet.example/room?x=1', 'http://council.example', 'HTTPS://MEET.EXAMPLE/a'])(
    '%j is taken',
    (words) => {
      expect([isWebAddress(words), isPaperAddress(words)]).toEqual([true, true])
    },
  )

  it('a page of this service is a paper and no meeting place', () => {
    expect([isWebAddress('/partnership/risks'), isPaperAddress('/partnership/risks')]).toEqual([false, true])
  })

  it('whatever is taken, the pages can show as a link', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((tail) => `https://${tail}`),
        ),
        (words) => {
          if (isPaperAddress(words)) expect(isSafeUrl(words)).toBe(true)
        },
      ),
    )
  })
})

describe('a series', () => {
  it('keeps its rhythm, but for days on which Scotland does not work', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom(4, 6, 8, 13),
        fc.integer({ min: 2, max: 13 }),
        (ahead, weeks, times) => {
          const first = addDays(calendarDate('2026-01-05'), ahead)
          const days = seriesDays(first, weeks, times)
          expect(days).toHaveLength(times)
          expect(days[0]).toBe(first)
          for (const [at, day] of days.entries()) {
            const planned = addDays(first, at * weeks * 7)
            if (at > 0) expect(isWorkingDay(day)).toBe(true)
            expect(daysBetween(planned, day)).toBeGreaterThanOrEqual(0)
            if (isWorkingDay(planned)) expect(day).toBe(planned)
          }
        },
      ),
    )
  })

  it('a meeting ends when it ends', () => {
    expect(endsAt({ at_time: '10:15', minutes_long: 105 })).toBe('12:00')
    expect(endsAt({ at_time: '23:30', minutes_long: 90 })).toBe('23:59')
  })

  it('stands where the last thing that became of it left it', () => {
    expect(standingOf([])).toBe('called')
    expect(standingOf(['held', 'papers_sent'])).toBe('held')
    expect(standingOf(['papers_sent', 'cancelled'])).toBe('cancelled')
  })
})

describe('the entry in a calendar', () => {
  const event = {
    id: '0',
    title: 'Budget; plans, and more',
    on_date: calendarDate('2026-07-01'),
    at_time: '10:00',
    minutes_long: 90,
    place: 'Town hall',
    link: 'https://meet.example/a',
    moves: 2,
    cancelled: false,
  }
  const now = new Date('2026-06-01T08:00:00Z')

  it('is at London’s time, in summer as in winter', async () => {
    expect(await calendarOf([event], now)).toContain('DTSTART:20260701T090000Z\r\nDTEND:20260701T103000Z')
    expect(await calendarOf([{ ...event, on_date: calendarDate('2026-12-01') }], now)).toContain(
      'DTSTART:20261201T100000Z',
    )
  })

  it('takes the place of the former one when it was moved or cancelled', async () => {
    expect(await calendarOf([event], now)).toContain('SEQUENCE:2\r\n')
    expect(await calendarOf([{ ...event, cancelled: true }], now)).toMatch(/SEQUENCE:3\r\n[\s\S]*STATUS:CANCELLED/)
  })

  it('escapes what has a meaning in such a file, and folds long lines without breaking a letter', async () => {
    expect(await calendarOf([event], now)).toContain('SUMMARY:Budget\\; plans\\, and more')
    const title = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' }),
      fc.string({ unit: fc.constantFrom('é', '€', '🚌', ';'), maxLength: 300, size: 'max' }),
    )
    await fc.assert(
      fc.asyncProperty(title, async (title) => {
        const file = await calendarOf([{ ...event, title }], now)
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const entry = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')
        expect(entry?.getFirstPropertyValue('summary')).toBe(title.replace(/\r\n?/g, '\n'))
      }),
    )
  })
})
