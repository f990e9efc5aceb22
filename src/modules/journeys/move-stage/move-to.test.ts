import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, type CalendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import type { StageRow } from '../stages/stages.ts'
import { changesOf, moveProblems } from './move-to.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send } = site(house)
const registered = addDays(today, -60)

const typed = (stages: string[], on: string, reason = 'Her new job ended, and she wants to look again') => ({
  ...{ stages, reason, 'on-day': on.slice(8), 'on-month': on.slice(5, 7), 'on-year': on.slice(0, 4) },
})

describe('where somebody is now', () => {
  it('is moved back, forward and to several at once, in one form; what was before stays', async () => {
    const { person } = await supportedPerson(house, morag, registered)
    const at = `/people/${person.id}/stages/move`
    expect((await send(morag, at, typed(['3', '4'], addDays(today, -30)))).to).toBe(`/people/${person.id}/stages`)
    expect((await send(morag, at, typed(['2'], addDays(today, -10)))).to).toBe(`/people/${person.id}/stages`)
    const { rows } = await sql`
      select stage, from_on::text, to_on::text from journeys.stage where person_id = ${person.id} order by from_on, stage`.execute(
      house.asOwner,
    )
    expect(rows.slice(-3)).toEqual([
      { stage: 3, from_on: addDays(today, -30), to_on: addDays(today, -10) },
      { stage: 4, from_on: addDays(today, -30), to_on: addDays(today, -10) },
      { stage: 2, from_on: addDays(today, -10), to_on: null },
    ])
    const { html } = await open(morag, `/people/${person.id}/stages`)
    expect(html).toContain('2 weeks')
    expect(html).not.toMatch(/relapse|drop(ped)? back|fail/i)
  })

  it('is refused with the day to choose, and changes nothing, when it began later', async () => {
    const { person } = await supportedPerson(house, morag, registered)
    const at = `/people/${person.id}/stages/move`
    await send(morag, at, typed(['3'], addDays(today, -5)))
    const refused = await send(morag, at, typed(['4'], addDays(today, -6)))
    expect(refused.html).toContain('must be on or after')
    expect((await send(morag, at, typed(['3'], today))).html).toContain('They are in these stages already')
  })

  it('ends up, after any moves, in exactly the stages of the last one, and in no stage twice at a time', () => {
    const move = fc.record({
      to: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      day: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
        const spell = { id: 's', area_id: 'a', person_id: 'p', registered_on: registered }
        let rows: StageRow[] = []
        let last: number[] = []
        for (const { to, day } of moves) {
          const on = addDays(registered, day)
          if (moveProblems(rows, { spell, to, on, reason: 'x' }, today).length > 0) continue
          const { begin, end } = changesOf(rows, to)
          rows = rows.map((row) => (end.includes(row) ? { ...row, to_on: on } : row))
          rows = [...rows, ...begin.map((stage) => rowOf(stage, on))]
          last = to
        }
        const now = rows.filter(({ to_on }) => to_on === null).map(({ stage }) => stage)
        expect(now.toSorted()).toEqual(last.toSorted())
        for (let day = 0; day < 60; day++) {
          const on = addDays(registered, day)
          const then = rows.filter((row) => row.from_on <= on && (row.to_on ?? '9999-12-31') > on)
          expect(new Set(then.map(({ stage }) => stage)).size).toBe(then.length)
        }
      }),
    )
  })
})

let nth = 0
const rowOf = (stage: number, from_on: CalendarDate): StageRow => {
  nth += 1
  const no = { to_on: null, reason: null, ended_reason: null, ended_by_name: null }
  return { ...no, id: String(nth), stage, from_on, begun_by_name: 'x' }
}
