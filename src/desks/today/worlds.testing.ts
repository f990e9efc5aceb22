import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '#platform/testing'
import { addDays, type CalendarDate } from '#platform/time'

/** A person of a random world: what is known of them, in days from today. */
export interface Invented {
  /** Who leads: the worker whose day it is, the colleague they stand in for, or somebody else. */
  led: 'own' | 'covered' | 'other'
  registered: number
  notes: readonly { on: number; heard: boolean; corrected: boolean }[]
  meetings: readonly { on: number; whom: 'own' | 'covered' | 'other'; outcome: 'attended' | 'cancelled' | null }[]
  steps: readonly { by: number | null; state: 'to_do' | 'doing' | 'done'; goal: 'open' | 'done' }[]
  told: readonly { whom: 'own' | 'covered' | 'other'; read: boolean }[]
  followUp: { due: number; answered: boolean; next: number | null } | null
}

const whom = fc.constantFrom('own', 'covered', 'other')

export const invented: fc.Arbitrary<Invented> = fc.record({
  led: whom,
  registered: fc.integer({ min: -80, max: -1 }),
  notes: fc.array(fc.record({ on: fc.integer({ min: -60, max: 0 }), heard: fc.boolean(), corrected: fc.boolean() }), {
    maxLength: 2,
  }),
  meetings: fc.array(
    fc.record({
      on: fc.integer({ min: -50, max: 20 }),
      whom,
      outcome: fc.constantFrom('attended', 'cancelled', null, null),
    }),
    { maxLength: 2 },
  ),
  steps: fc.array(
    fc.record({
      by: fc.option(fc.integer({ min: -9, max: 9 })),
      state: fc.constantFrom('to_do', 'doing', 'done'),
      goal: fc.constantFrom('open', 'done'),
    }),
    { maxLength: 2 },
  ),
  told: fc.array(fc.record({ whom, read: fc.boolean() }), { maxLength: 1 }),
  followUp: fc.option(
    fc.record({
      due: fc.integer({ min: -20, max: 3 }),
      answered: fc.boolean(),
      next: fc.option(fc.integer({ min: -2, max: 2 })),
    }),
  ),
})

interface Cast {
  area: string
  organisation: string
  own: string
  covered: string
  other: string
}

/** Writes a random world down, row by row, behind the curtain. Returns the people's identifiers, in order. */
export async function writeWorld(
  house: TestDatabase,
  cast: Cast,
  people: readonly Invented[],
  today: CalendarDate,
): Promise<string[]> {
  const area_id = cast.area
  const rows: Record<string, object[]> = {}
  const add = (table: string, row: object) => {
    const id = uuid()
    rows[table] = [...(rows[table] ?? []), { id, area_id, ...row }]
    return id
  }
  const on = (days: number) => addDays(today, days)
  const at = (days: number) => `${on(days)}T09:00:00Z`
  const ids = people.map((one, nth) => {
    const person_id = add('people.person', { given_name: `Nth${nth}`, family_name: 'Sample' })
    const cause = {
      because_kind: 'spell',
      kind: 'spell',
      sees: 3,
      holder: cast.organisation,
      since: at(one.registered),
    }
    add('people.relationship', { person_id, ...cause })
    const spell_id = add('journeys.spell', {
      ...{ person_id, organisation_id: cast.organisation, stream: 'NOLB', registered_on: on(one.registered) },
    })
    const of = { person_id, spell_id }
    add('journeys.lead', { ...of, user_id: cast[one.led], name: 'X', since: at(one.registered) })
    const written = { organisation_id: cast.organisation, written_by_name: 'X', words: 'x' }
    for (const note of one.notes)
      add('journeys.note', {
        ...{ ...of, ...written, kind: 'phone', with_person: note.heard, happened_on: on(note.on) },
        ...(note.corrected ? { superseded_at: at(0), superseded_by: uuid() } : {}),
      })
    for (const { on: day, whom: by, outcome } of one.meetings)
      add('journeys.appointment', {
        ...{
          ...of,
          on_date: on(day),
          at_time: '10:00',
          how: 'phone',
          about: 'x',
          with_user_id: cast[by],
          with_name: 'X',
        },
        ...(outcome === null ? {} : { outcome, outcome_reason: 'x', outcome_at: at(0) }),
      })
    for (const { by, state, goal } of one.steps) {
      const goal_id = add('journeys.goal', { ...of, words: 'x', state: goal, state_on: today })
      const by_on = by === null ? null : on(by)
      add('journeys.step', { ...of, goal_id, words: 'x', who: 'person', by_on, state, state_on: today })
    }
    for (const { whom: by, read } of one.told) {
      const note_id = add('journeys.note', {
        ...of,
        ...written,
        kind: 'other',
        with_person: false,
        happened_on: on(-1),
      })
      add('journeys.note_told', {
        ...{ person_id, note_id, user_id: cast[by], user_name: 'X', told_by_name: 'Y', told_at: at(-1) },
        ...(read ? { read_at: at(0) } : {}),
      })
    }
    if (one.followUp !== null) {
      const { due, answered, next } = one.followUp
      const job_id = add('outcomes.job', { ...of, started_on: on(due - 28), real_living_wage: 'unknown' })
      add('outcomes.follow_up', {
        ...{ person_id, job_id, weeks: 4, due_on: on(due), window_ends_on: on(due + 28) },
        ...{ next_try_on: next === null ? null : on(next) },
        ...(answered ? { answer: 'yes', said_by: 'person', answered_on: on(due) } : {}),
      })
    }
    return person_id
  })
  await house.asOwner.transaction().execute(async (tx) => {
    await sql`set local nwd.now = '2026-11-23T08:30:00Z'`.execute(tx)
    for (const [table, all] of Object.entries(rows))
      for (const shape of Object.values(Object.groupBy(all, (row) => Object.keys(row).join())))
        await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(shape?.[0] ?? {}).map((name) => sql.ref(name)))})
          select ${sql.join(Object.keys(shape?.[0] ?? {}).map((name) => sql.ref(name)))}
          from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(shape)}::json)`.execute(tx)
  })
  return ids
}
