import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { sightOf, whoMaySee } from '#modules/people'
import { recordEvent } from '#platform/audit'
import { asViewer } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { addDays, type CalendarDate, calendarDate, fixedClock } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, today, viewerOf } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { assignLead } from '../spells/leads.ts'
import { answersFor, arrangeCover, coverProblems, coversOf, endCover } from './covers.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const lead = await colleagueOf(house, works, 'team_lead', 'Ross Pretend')
const { open, send, events } = site(house)

const team = async () => ({
  iain: await colleagueOf(house, works, 'key_worker', 'Iain Madeup'),
  fiona: await colleagueOf(house, works, 'key_worker', 'Fiona Invented'),
})
type Team = Awaited<ReturnType<typeof team>>
const days = { from_on: today, until_on: addDays(today, 4) }
const cover = ({ iain, fiona }: Team, when = days) =>
  house.asViewer(lead, (tx) =>
    arrangeCover(tx, lead, { user_id: iain.user_id, covered_by: fiona.user_id, ...when }, today),
  )
const relationships = async (person: string) => {
  const { rows } = await sql<{ open: boolean }>`
    select closed_at is null and until > '2026-11-23T08:30:00Z' as open from people.relationship where person_id = ${person} and kind = 'cover'`.execute(
    house.asOwner,
  )
  return rows.map(({ open: still }) => still)
}

describe('standing in for who is away', () => {
  it('is told to the person: who, until when and why, and each look is marked', async () => {
    const both = await team()
    const { person } = await supportedPerson(house, both.iain, today)
    await cover(both)
    const may = await house.asViewer(lead, (tx) => whoMaySee(tx, person.id))
    expect(may.find(({ kind }) => kind === 'cover')).toMatchObject({ by_name: 'Fiona Invented', sees: 3 })
    const { rows } = await sql<{ words: string }>`
      select words from people.timeline where person_id = ${person.id} and kind = 'journeys.cover'`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      { words: 'Fiona Invented stands in for Iain Madeup from 23 November 2026 to 27 November 2026' },
    ])
    expect(await events('journeys.cover.arranged', person.id)).toBe(1)
    const look = (viewer: typeof lead) =>
      house.asViewer(viewer, (tx) => recordEvent(tx, { event: 'people.person.viewed', person_id: person.id }))
    await look(both.fiona)
    await look(both.iain)
    const { rows: marked } = await sql`
      select user_id from audit.event where person_id = ${person.id} and event = 'people.person.viewed' and detail ? 'standing_in'`.execute(
      house.asOwner,
    )
    expect(marked).toEqual([{ user_id: both.fiona.user_id }])
  })

  it('ends by itself: the day after, neither the work nor the sight of the person is theirs', async () => {
    const both = await team()
    const { person } = await supportedPerson(house, both.iain, today)
    await cover(both)
    const on = (day: string) => {
      const clock = fixedClock(day)
      return asViewer(house.database, both.fiona, clock, async (tx) => ({
        work: (await answersFor(tx, calendarDate(day.slice(0, 10)))).includes(both.iain.user_id),
        seen: (
          await sql`select 1 from people.relationship where person_id = ${person.id} and holder = ${both.fiona.user_id}
            and closed_at is null and since <= nwd.clock() and until > nwd.clock()`.execute(tx)
        ).rows.length,
      }))
    }
    expect(await on('2026-11-27T23:59:00Z')).toEqual({ work: true, seen: 1 })
    expect(await on('2026-11-28T00:00:00Z')).toEqual({ work: false, seen: 0 })
  })

  it('holds for who comes to that worker meanwhile, and not for who leaves them', async () => {
    const both = await team()
    await cover(both)
    const { person, spell } = await supportedPerson(house, both.iain, today)
    expect(await relationships(person.id)).toEqual([true])
    await house.asViewer(lead, (tx) =>
      assignLead(tx, lead, { spell, lead: { user_id: lead.user_id, name: lead.name } }),
    )
    expect(await relationships(person.id)).toEqual([false])
  })

  it('ended early is over at once, and ending it twice is ending it once', async () => {
    const both = await team()
    const { person } = await supportedPerson(house, both.iain, today)
    const made = await cover(both)
    await house.asViewer(lead, (tx) => endCover(tx, lead, made))
    await house.asViewer(lead, (tx) => endCover(tx, lead, made))
    expect(await relationships(person.id)).toEqual([false])
    expect(await events('journeys.cover.ended', person.id)).toBe(1)
    expect(await house.asViewer(both.fiona, (tx) => answersFor(tx, today))).toEqual([both.fiona.user_id])
  })

  it('lets nobody of another organisation stand in, see it or arrange it', async () => {
    const both = await team()
    const stranger = await colleagueOf(house, support, 'team_lead')
    await cover(both)
    expect(await house.asViewer(stranger, (tx) => coversOf(tx, works.id, today))).toEqual([])
    const asked = { user_id: both.iain.user_id, covered_by: stranger.user_id, ...days }
    const later = { ...asked, from_on: addDays(today, 30), until_on: addDays(today, 31) }
    await expect(house.asViewer(lead, (tx) => arrangeCover(tx, lead, later, today))).rejects.toThrow()
    const { person } = await supportedPerson(house, both.iain, today)
    expect(await house.asViewer(stranger, (tx) => sightOf(tx, person.id))).toBe(0)
  })

  it('is arranged in the browser: by a team lead for anybody, by a worker for themself', async () => {
    const both = await team()
    const typed = (user_id: string, covered_by: string) => ({
      ...{ user_id, covered_by, 'from_on-day': '24', 'from_on-month': '11', 'from_on-year': '2026' },
      ...{ 'until_on-day': '25', 'until_on-month': '11', 'until_on-year': '2026' },
    })
    const own = await send(both.iain, '/people/cover', typed(both.iain.user_id, both.fiona.user_id))
    expect(own.to).toBe('/people/cover')
    expect((await open(lead, '/people/cover')).html).toContain('Fiona Invented')
    const other = await send(both.iain, '/people/cover', typed(both.fiona.user_id, both.iain.user_id))
    expect(other.status).toBe(422)
    const taken = await send(lead, '/people/cover', typed(both.iain.user_id, lead.user_id))
    expect(taken.html).toContain('Fiona Invented stands in for Iain Madeup from 24 November 2026')
    expect((await open(viewerOf(works, 'coordinator'), '/people/cover')).status).toBe(404)
  })

  it('is never a chain, and one stands in for a worker on any day, whatever is arranged', () => {
    const who = fc.constantFrom('a', 'b', 'c', 'd')
    const asked = fc
      .record({
        user_id: who,
        covered_by: who,
        from: fc.integer({ min: 0, max: 20 }),
        long: fc.integer({ min: 0, max: 6 }),
      })
      .filter((one) => one.user_id !== one.covered_by)
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (all) => {
        const held: (Parameters<typeof coverProblems>[0][number] & { from_on: CalendarDate })[] = []
        for (const { user_id, covered_by, from, long } of all) {
          const one = { user_id, covered_by, from_on: addDays(today, from), until_on: addDays(today, from + long) }
          if (coverProblems(held, one).length === 0)
            held.push({ ...one, user_name: user_id, covered_by_name: covered_by })
        }
        for (let day = 0; day <= 26; day++) {
          const on = addDays(today, day)
          const now = held.filter((one) => one.from_on <= on && one.until_on >= on)
          const away = now.map(({ user_id }) => user_id)
          expect(new Set(away).size).toBe(away.length)
          expect(now.filter(({ covered_by }) => away.includes(covered_by))).toEqual([])
        }
      }),
    )
  })
})
