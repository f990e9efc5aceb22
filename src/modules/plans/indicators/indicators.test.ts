import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from '#modules/measurement'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { callMeeting } from '../../partnership/meetings/meetings.queries.ts'
import { type Live, shownOf } from '../live/figures.queries.ts'
import { planners } from '../planning.testing.ts'
import { courseOf, passed } from './indicator.ts'

const house = await testDatabase()
const town = await planners(house)
// 23 November 2026: 237 of the 365 days of 2026-27 have passed.
await town.registered('2026-06-01', 40, 12)
await town.registered('2026-06-01', 30, 3, 'man')
await town.registered('2025-06-01', 50, 20)
const choose = (typed: Record<string, string>) => town.send('coordinator', '/indicators/new?year=2026-27', typed)
const read = async () => (await town.read('worker', '/indicators?year=2026-27')).words

describe('an indicator', () => {
  test('is a measure with a target; the year before stands beside it, and what is off course is said', async () => {
    expect((await choose({ measure: 'started', unit: 'count', target: '100' })).status).toBe(303)
    // 100 × 237 ÷ 365 = 64.9 people were to have started; 70 did. The year before 50 did: 32.5 by now.
    expect(await read()).toMatch(/Started Everybody 50 70, ↑ up at least 100 On course/)
    await choose({ measure: 'entered_employment', unit: 'rate', target: '45' })
    // 15 of 70.
    expect(await read()).toMatch(
      /Entered work, share Everybody 40\.0 % 21\.4 % \(13\.4 to 32\.4\), ↓ down at least 45\.0 % Off course Nobody has said why/,
    )
    expect(await read()).toContain('2 indicators, 1 off course; nobody has said why of 1')
  })

  test('of fewer than five people shows no figure', async () => {
    await choose({ measure: 'entered_employment', group: 'gender:man', unit: 'count', target: '20' })
    expect(await read()).toMatch(/Entered work Gender: man 0 fewer than 5 at least 20 Not known/)
  })

  test.each([
    [{ measure: 'started', unit: 'rate', target: '50' }, 'is a number of people, and a share of nothing'],
    [{ measure: 'started', unit: 'count', target: '50' }, 'is watched in this year already'],
    [{ measure: 'left', unit: 'count', target: '50.5' }, 'whole numbers'],
    [{ measure: 'left', unit: 'rate', target: '101' }, 'at most 100'],
    [{ measure: 'left', unit: 'rate', target: 'many' }, 'must be a number'],
  ])('%o is refused', async (typed, said) => {
    expect((await choose(typed)).said).toContain(said)
  })

  test('a note is kept with the figure of its day, and goes into the papers of a meeting as it was then', async () => {
    const { page } = await town.read('coordinator', '/indicators?year=2026-27')
    const note = page('a[href$="/note"]').eq(1).attr('href') ?? ''
    await town.send('member', note, { words: 'Two employers closed in May' })
    expect(await read()).toContain(
      'Two employers closed in May (member Placeholder, city partnership, 23 November 2026)',
    )
    expect(await read()).toContain('3 indicators, 1 off course.')
    const meeting = await house.asViewer(town.viewer('coordinator'), (tx) =>
      callMeeting(tx, town.viewer('coordinator'), town.areas.city, {
        title: 'Winter meeting',
        series_id: null,
        time: { on_date: calendarDate('2026-12-10'), at_time: '10:00', minutes_long: 90, place: 'Hall', link: null },
      }),
    )
    const { to } = await town.send('coordinator', '/indicators/paper?year=2026-27', { meeting })
    await town.registered('2026-07-01', 100, 90)
    expect((await town.read('lead', to)).words).toMatch(
      /Entered work, share Everybody 40\.0 % 21\.4 %.*Off course Two employers closed/,
    )
    expect(await read()).not.toContain('21.4 %')
    const { rows } = await house.asOwner
      .withTables<{ 'partnership.agenda_item': { title: string; words: string; paper_link: string } }>()
      .selectFrom('partnership.agenda_item')
      .select(['title', 'words', 'paper_link'])
      .execute()
      .then((items) => ({ rows: items }))
    expect(rows).toEqual([
      { title: 'Indicators 2026-27', words: '3 indicators as at 23 November 2026: 1 off course.', paper_link: to },
    ])
  })

  test('is changed or dropped with what it was kept, and is no other area’s', async () => {
    const { page } = await town.read('coordinator', '/indicators?year=2026-27')
    const change = page('a[href$="/change"]').first().attr('href') ?? ''
    await town.send('member', change, { target: '400' })
    expect(await read()).toMatch(/at least 400 Off course/)
    expect((await town.read('islander', change)).status).toBe(404)
    await town.send('member', change, { target: '400', dropped: 'We watch jobs instead' })
    expect(await read()).not.toContain('at least 400')
  })
})

const live = (count: number, denominator: number): Live =>
  shownOf({ count, denominator, rate: Math.round((1000 * count) / denominator) / 10, status: 'final' })

test('more people never turn what is on course off it, where more is better, nor the other way where less is', () => {
  const people = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(
      people,
      people,
      fc.integer({ min: 0, max: 400 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (a, b, target, elapsed) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)].map((count) => live(count, 1000))
        if (few === undefined || many === undefined || few.count === null || many.count === null) return
        for (const unit of ['count', 'rate'] as const) {
          const of = (better: 'more' | 'less', one: Live) =>
            courseOf({ unit, better, target: unit === 'rate' ? target / 4 : target }, one, elapsed)
          if (of('more', few) === 'on_course') expect(of('more', many)).toBe('on_course')
          if (of('less', many) === 'on_course') expect(of('less', few)).toBe('on_course')
        }
      },
    ),
  )
})

test('a figure shows nothing that tells of 1 to 4 people, on either side of a share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (a, b) => {
      const [count, denominator] = [Math.min(a, b), Math.max(a, b)]
      const shown = shownOf({ count, denominator, rate: 1, status: 'final' })
      const risky = [count, denominator, denominator - count].some((one) => one >= 1 && one <= 4)
      expect(shown.why === 'hidden').toBe(risky)
      if (!risky) expect(shown.interval).toEqual(wilson(count, denominator))
    }),
  )
})

test('the year passes from nothing to all of it', () => {
  expect(passed('2026-27', calendarDate('2026-03-31'))).toBe(0)
  expect(passed('2026-27', calendarDate('2026-04-01'))).toBeCloseTo(1 / 365)
  expect(passed('2026-27', calendarDate('2027-03-31'))).toBe(1)
  expect(passed('2026-27', calendarDate('2028-01-01'))).toBe(1)
})
