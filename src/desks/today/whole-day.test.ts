import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { appointmentsTodayList, notesToReadList, notHeardFromList, stepsDueList } from '#modules/journeys'
import { followUpsDueList } from '#modules/outcomes'
import type { Visit } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import type { WorkItem } from '#platform/work'
import { colleagueOf, neighbourhood } from '../../modules/journeys/journeys.testing.ts'
import { arranged, type Filled, gather } from './gather.ts'
import { precedence } from './precedence.ts'
import { type Invented, invented, writeWorld } from './worlds.testing.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const today = calendarDate('2026-11-23')
const lists = [appointmentsTodayList, stepsDueList, notesToReadList, notHeardFromList, followUpsDueList]

/** What somebody needs, reckoned from what was invented and not from the database: nobody's code but this test's. */
function needsOf(one: Invented): string[] {
  const mine = (whom: Invented['led']) => whom !== 'other'
  const heard = [
    ...one.notes.filter((note) => note.heard && !note.corrected).map((note) => note.on),
    ...one.meetings.filter((meeting) => meeting.outcome === 'attended').map((meeting) => meeting.on),
    one.registered,
  ]
  const needs: Record<string, boolean> = {
    'journeys.appointments': one.meetings.some((m) => mine(m.whom) && m.outcome === null && m.on <= 0),
    'outcomes.follow_ups_due':
      mine(one.led) &&
      one.followUp !== null &&
      !one.followUp.answered &&
      one.followUp.due <= 0 &&
      (one.followUp.next ?? 0) <= 0,
    'journeys.steps_due':
      mine(one.led) &&
      one.steps.some((step) => step.by !== null && step.by <= 0 && step.state !== 'done' && step.goal === 'open'),
    'journeys.notes_to_read': one.told.some((told) => mine(told.whom) && !told.read),
    'journeys.not_heard_from':
      mine(one.led) && Math.max(...heard) < -28 && !one.meetings.some((m) => m.outcome === null && m.on > 0),
  }
  return precedence.filter((key) => needs[key])
}

async function dayOf(people: readonly Invented[]) {
  const own = await colleagueOf(house, works)
  const covered = await colleagueOf(house, works, 'key_worker', 'Iain Pretend')
  await sql`insert into journeys.cover (id, area_id, organisation_id, user_id, user_name, covered_by, covered_by_name, from_on, until_on, arranged_by_name)
    values (${uuid()}, ${works.area_id}, ${works.id}, ${covered.user_id}, 'Iain Pretend', ${own.user_id}, 'Morag Fictus', ${today}, ${today}, 'X')`.execute(
    house.asOwner,
  )
  const cast = {
    area: works.area_id,
    organisation: works.id,
    own: own.user_id,
    covered: covered.user_id,
    other: uuid(),
  }
  const ids = await writeWorld(house, cast, people, today)
  const at = (day = today) =>
    house.asViewer(own, (tx) => gather({ tx, viewer: own, today: day } as unknown as Visit, lists))
  return { ids, at, day: await at() }
}

describe('the day of a worker, in any world', () => {
  it('has everybody who needs something, each in one list, under what comes first; what else they need stands beside', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(invented, { minLength: 12, maxLength: 12 }), async (people) => {
        const { ids, day } = await dayOf(people)
        const shown = [...day.overdue, ...day.lists.flatMap(({ items }) => items)]
        const got = shown.map((item) => [item.person_id, item.list, ...new Set(item.also.map(({ list }) => list))])
        const expected = people.flatMap((one, nth) => {
          const needs = needsOf(one)
          return needs.length === 0 ? [] : [[ids[nth], ...needs]]
        })
        const byPerson = (a: readonly unknown[], b: readonly unknown[]) => String(a[0]).localeCompare(String(b[0]))
        expect(got.sort(byPerson)).toEqual(expected.sort(byPerson))
        expect(day.people).toBe(expected.length)
        expect(day.overdue.map((item) => item.late_by)).toEqual(
          day.overdue.map((item) => item.late_by ?? 0).sort((a, b) => b - a),
        )
      }),
      { numRuns: 30, interruptAfterTimeLimit: 8000, markInterruptAsFailure: false },
    )
  })

  it('says for whom somebody stands in, and ends with the last day of it', async () => {
    const quiet = { registered: -60, notes: [], meetings: [], steps: [], told: [], followUp: null }
    const { ids, day, at } = await dayOf([
      { ...quiet, led: 'covered' },
      { ...quiet, led: 'own' },
    ])
    const covering = day.lists.flatMap(({ items }) => items.map((item) => [item.person_id, item.covering]))
    expect(new Map(covering as [string, string | undefined][])).toEqual(
      new Map([
        [ids[0], 'Iain Pretend'],
        [ids[1], undefined],
      ]),
    )
    expect((await at(addDays(today, 1))).people).toBe(1)
    expect((await at(addDays(today, -1))).people).toBe(1)
  })
})

describe('any lists', () => {
  const item = fc.record({
    person_id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    href: fc.uuid(),
    late_by: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  })
  const filled = fc.uniqueArray(
    fc.record({ key: fc.constantFrom(...precedence), items: fc.array(item, { maxLength: 6 }) }),
    { selector: ({ key }) => key },
  )

  it('lose nobody, show nobody twice, and keep each thing to do', () => {
    fc.assert(
      fc.property(filled, (drawn) => {
        const all: Filled[] = drawn.map(({ key, items }) => ({
          list: { key, title: key },
          items: items.map((one): WorkItem => ({ ...one, name: one.person_id, waiting: '', do: 'Do' })),
        }))
        const day = arranged(all)
        const shown = [...day.overdue, ...day.lists.flatMap(({ items }) => items)]
        const people = shown.map((one) => one.person_id)
        expect(new Set(people).size).toBe(people.length)
        const links = shown.flatMap((one) => [one.href, ...one.also.map(({ href }) => href)])
        expect(links.sort()).toEqual(all.flatMap(({ items }) => items.map(({ href }) => href)).sort())
      }),
    )
  })

  it('that nobody gave a place are refused', () => {
    const unknown = [{ list: { key: 'somewhere.else', title: 'Else' }, items: [] }]
    expect(() => arranged([...unknown, ...unknown])).toThrow('does not know where the list somewhere.else stands')
  })
})
