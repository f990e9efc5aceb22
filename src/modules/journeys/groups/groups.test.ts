import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { markupProblems } from '../../../platform/ui/markup.testing.ts'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { saveRegister } from './register.ts'
import { selectOptionalSession } from './sessions.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works, 'key_worker')
const angus = await colleagueOf(house, support, 'provider_worker', 'Angus Madeup')
const { open, send, formAt, events } = site(house)
const began = calendarDate('2026-09-01')
const agreed = { agreed: 'yes', agreed_how: 'said', agreed_on: '2026-11-23' }

async function groupOf(capacity: number, viewer = angus) {
  const made = await send(viewer, '/groups/new', {
    name: 'Ready for work',
    intervention: 'personal',
    led_by: viewer.user_id,
    capacity: String(capacity),
    place: 'The Hall',
    stream: 'NOLB',
    session_cost_pence: '120.50',
  })
  const id = /groups\/([0-9a-f-]{36})/.exec(made.to ?? '')?.[1] ?? ''
  const plan = { on_date: '2026-11-23', at_time: '10am', minutes_long: '90', times: '3' }
  expect((await send(viewer, `/groups/${id}/sessions/new`, plan)).status).toBe(303)
  const { rows } = await sql<{
    id: string
  }>`select id from journeys.session where cohort_id = ${id} order by on_date`.execute(house.asOwner)
  return { id, sessions: rows.map((row) => row.id) }
}
const persons = async (many: number, viewer = morag) => {
  const all = []
  for (let at = 0; at < many; at++)
    all.push(
      (
        await supportedPerson(house, viewer, began, {
          given_name: 'Zee',
          family_name: `Sample${String(at).padStart(2, '0')}`,
        })
      ).person,
    )
  return all
}
const seesOf = async (viewer: typeof angus, person: string) =>
  (await house.asViewer(viewer, (tx) => sql<{ sight: number }>`select people.sight(${person}) as sight`.execute(tx)))
    .rows[0]?.sight
const enrolmentOf = async (group: string, person: string) =>
  (
    await sql<{
      id: string
      placed_at: Date | null
    }>`select id, placed_at from journeys.enrolment where cohort_id = ${group} and person_id = ${person} and left_at is null`.execute(
      house.asOwner,
    )
  ).rows[0]
const told = async (person: string) =>
  (
    await sql<{
      words: string
    }>`select words from people.timeline where person_id = ${person} and kind in ('journeys.group', 'journeys.session') order by at, words`.execute(
      house.asOwner,
    )
  ).rows.map(({ words }) => words)

describe('a group run by another organisation', () => {
  it('sees who takes part from the day they agreed to the day they leave, and nothing more of them', async () => {
    const group = await groupOf(5)
    const [zee] = await persons(1)
    if (zee === undefined) throw new Error('nobody')
    expect(await seesOf(angus, zee.id)).toBe(0)
    const refused = await send(morag, `/groups/${group.id}/enrol`, {
      people: zee.id,
      agreed_how: 'said',
      agreed_on: '2026-11-23',
    })
    expect([refused.status, await seesOf(angus, zee.id)]).toEqual([422, 0])
    expect((await send(morag, `/groups/${group.id}/enrol`, { people: zee.id, ...agreed })).status).toBe(303)
    expect(await seesOf(angus, zee.id)).toBe(1)
    expect((await open(angus, `/groups/${group.id}`)).html).toContain('Zee Sample00')
    expect((await open(angus, `/people/${zee.id}/support`)).status).toBe(404)
    const one = await enrolmentOf(group.id, zee.id)
    const left = await send(angus, `/groups/${group.id}/people/${one?.id}`, { what: 'leave', reason: 'work' })
    expect([left.status, await seesOf(angus, zee.id)]).toEqual([303, 0])
    expect(await told(zee.id)).toEqual(['Left “Ready for work”', 'Takes part in “Ready for work”'])
    expect(await events('journeys.enrolment.changed', zee.id)).toBe(1)
  })

  it('does not show its people to others who may find the group', async () => {
    const rhona = await colleagueOf(house, works, 'key_worker', 'Rhona Invented')
    const una = await colleagueOf(house, support, 'key_worker', 'Una Notreal')
    const group = await groupOf(5, rhona)
    const [zee] = await persons(1)
    await send(morag, `/groups/${group.id}/enrol`, { people: zee?.id ?? '', ...agreed })
    const shown = await open(una, `/groups/${group.id}`)
    expect(shown.status).toBe(200)
    expect(shown.html).not.toContain('Sample00')
    expect(shown.html).toContain('1 more is known to their own workers')
    const session = group.sessions[0]
    expect((await open(una, `/groups/${group.id}/sessions/${session}/register`)).status).toBe(404)
  })
})

describe('a group with so many places', () => {
  it('lets the rest wait in the order they asked, and gives a place when somebody leaves', async () => {
    const group = await groupOf(2)
    const all = await persons(4)
    const done = await send(morag, `/groups/${group.id}/enrol`, { people: all.map(({ id }) => id), ...agreed })
    expect(done.status).toBe(303)
    const places = async () => Promise.all(all.map(async ({ id }) => (await enrolmentOf(group.id, id))?.placed_at))
    expect((await places()).map((at) => at !== null)).toEqual([true, true, false, false])
    const third = await enrolmentOf(group.id, all[2]?.id ?? '')
    const full = await send(angus, `/groups/${group.id}/people/${third?.id}`, { what: 'place' })
    expect(full.html).toContain('Every place is taken')
    const first = await enrolmentOf(group.id, all[0]?.id ?? '')
    await send(angus, `/groups/${group.id}/people/${first?.id}`, { what: 'leave', reason: 'health' })
    expect((await send(angus, `/groups/${group.id}/people/${third?.id}`, { what: 'place' })).status).toBe(303)
    expect((await places()).map((at) => at instanceof Date)).toEqual([false, true, true, false])
    const smaller = await send(angus, `/groups/${group.id}/change`, {
      name: 'Ready',
      intervention: 'personal',
      led_by: angus.user_id,
      capacity: '1',
      place: 'The Hall',
      stream: 'NOLB',
      session_cost_pence: '0',
    })
    expect(smaller.html).toContain('so many take part now')
  })

  it('has no place twice, however many ask at the same moment', async () => {
    const group = await groupOf(1)
    const all = await persons(6)
    const answers = await Promise.all(
      all.map(async ({ id }) => {
        const token = await formAt(morag, `/groups/${group.id}/enrol`)
        return send(morag, `/groups/${group.id}/enrol`, { people: id, ...agreed }, token)
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 303))
    const { rows } = await sql<{ placed: number; all: number }>`
      select count(placed_at)::int as placed, count(*)::int as all from journeys.enrolment where cohort_id = ${group.id}`.execute(
      house.asOwner,
    )
    expect(rows[0]).toEqual({ placed: 1, all: 6 })
  })
})

describe('the register of a session', () => {
  it('marks thirty in one form, nobody by itself, and sent twice it is done once', async () => {
    const group = await groupOf(30)
    const all = await persons(30)
    await send(morag, `/groups/${group.id}/enrol`, { people: all.map(({ id }) => id), ...agreed })
    const at = `/groups/${group.id}/sessions/${group.sessions[0]}/register`
    const shown = await open(angus, at)
    expect(await markupProblems(shown.html)).toEqual([])
    expect(shown.html).not.toContain('checked')
    const ids = await Promise.all(all.map(async ({ id }) => (await enrolmentOf(group.id, id))?.id ?? ''))
    const outcomes = ['attended', 'late', 'did_not_attend', 'did_not_happen']
    const fields = Object.fromEntries(ids.slice(0, 28).map((id, index) => [`mark-${id}`, outcomes[index % 4] ?? '']))
    const token = await formAt(angus, at)
    const sent = { ...fields, [`note-${ids[0]}`]: 'Spoke up' }
    const [first, second] = await Promise.all([send(angus, at, sent, token), send(angus, at, sent, token)])
    expect([first.status, second.status]).toEqual([303, 303])
    const { rows } = await sql<{ outcome: string; many: number }>`
      select outcome, count(*)::int as many from journeys.session_mark where session_id = ${group.sessions[0]} group by outcome order by outcome`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([...outcomes].sort().map((outcome) => ({ outcome, many: 7 })))
    expect(await told(all[0]?.id ?? '')).toContain('Came to “Ready for work”, Monday 23 November 2026')
    expect(await events('journeys.session.marked', all[0]?.id ?? '')).toBe(1)
    expect(await events('journeys.session.marked', all[29]?.id ?? '')).toBe(0)
    const rest = await send(angus, at, {
      rest: 'did_not_attend',
      ...fields,
      [`mark-${ids[1]}`]: 'attended',
      [`note-${ids[0]}`]: 'Spoke up',
    })
    expect(rest.status).toBe(303)
    const again = await sql<{ superseded: number; current: number }>`
      select count(superseded_at)::int as superseded, count(*) filter (where superseded_at is null)::int as current from journeys.session_mark where session_id = ${group.sessions[0]}`.execute(
      house.asOwner,
    )
    expect(again.rows[0]).toEqual({ superseded: 1, current: 30 })
  })

  it('takes as many statements for thirty as for three', async () => {
    const statements = async (many: number) => {
      const group = await groupOf(many)
      const all = await persons(many)
      await send(morag, `/groups/${group.id}/enrol`, { people: all.map(({ id }) => id), ...agreed })
      return house.asViewer(angus, async (tx) => {
        const session = await selectOptionalSession(tx, group.id, group.sessions[0] ?? '')
        if (session === undefined) throw new Error('no session')
        const { rows } = await sql<{ enrolment_id: string; area_id: string; person_id: string }>`
          select id as enrolment_id, area_id, person_id from journeys.enrolment where cohort_id = ${group.id}`.execute(
          tx,
        )
        const counted = countingIn(tx)
        await saveRegister(
          counted.tx,
          angus,
          session,
          rows.map((row) => ({ ...row, outcome: 'attended' as const, note: null })),
        )
        return counted.many()
      })
    }
    const three = await statements(3)
    expect(three).toBeGreaterThan(2)
    expect(await statements(30)).toBe(three)
  })

  it('asks of a note whom nobody marked whether they came, and refuses what is still to come', async () => {
    const group = await groupOf(3)
    const [zee] = await persons(1)
    await send(morag, `/groups/${group.id}/enrol`, { people: zee?.id ?? '', ...agreed })
    const one = await enrolmentOf(group.id, zee?.id ?? '')
    const at = `/groups/${group.id}/sessions/${group.sessions[0]}/register`
    expect((await send(angus, at, { [`note-${one?.id}`]: 'Said hello' })).html).toContain(
      'Say whether Zee Sample00 came',
    )
    const tomorrow = `/groups/${group.id}/sessions/${group.sessions[1]}/register`
    expect((await send(angus, tomorrow, { [`mark-${one?.id}`]: 'attended' })).html).toContain('still to come')
  })
})

describe('support one to one', () => {
  it('is written down with its kind, fund and cost in pence, and taken out with why', async () => {
    const [zee] = await persons(1)
    const at = `/people/${zee?.id}/support`
    const given = {
      intervention: 'money',
      what: 'A benefit check',
      on_date: '2026-11-20',
      minutes: '45',
      organisation_id: support.id,
      stream: 'PESF',
      cost_pence: '35.05',
    }
    expect((await send(morag, `${at}/new`, { ...given, on_date: '2026-08-01' })).html).toContain('when support began')
    expect((await send(morag, `${at}/new`, given)).status).toBe(303)
    const { rows } = await sql<{
      id: string
      cost_pence: number
    }>`select id, cost_pence from journeys.one_to_one where person_id = ${zee?.id}`.execute(house.asOwner)
    expect(rows[0]?.cost_pence).toBe(3505)
    expect((await open(morag, at)).html).toContain('£35.05')
    expect((await send(morag, `${at}/${rows[0]?.id}/take-out`, { reason: 'Another person' })).status).toBe(303)
    expect((await open(morag, at)).html).not.toContain('£35.05')
    expect(
      (await sql`select 1 from journeys.one_to_one where person_id = ${zee?.id}`.execute(house.asOwner)).rows,
    ).toHaveLength(1)
  })
})

/** Counts the statements that a piece of work sends. */
function countingIn(tx: Parameters<Parameters<TestDatabase['asViewer']>[1]>[0]) {
  let many = 0
  const counted = tx.withPlugin({
    transformQuery: ({ node }) => {
      many += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { tx: counted, many: () => many }
}
