import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { updateContactDetails } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { type CalendarDate, calendarDate, fixedClock } from '#platform/time'
import { endGroups, enrol, leaveGroup, takingPart } from '../groups/enrolments.queries.ts'
import { makeGroup, selectOptionalGroup } from '../groups/groups.queries.ts'
import { addSessions, changeSession } from '../groups/sessions.queries.ts'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { journeyJobs } from './jobs.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const angus = await colleagueOf(house, support, 'provider_worker', 'Angus Madeup')
const monday = calendarDate('2026-11-30')
let phones = 200

/** What the program does by itself at a moment. */
async function run(name: string, at: string): Promise<void> {
  const job = journeyJobs('https://nowrongdoor.example').find((one) => one.name === name)
  if (job === undefined) throw new Error(`there is no job ${name}`)
  await job.run({ database: house.database, clock: fixedClock(at) })
}

/** A group run by another organisation, on so many Mondays from 30 November at ten. */
async function groupOf(times: number, capacity = 5) {
  const id = await house.asViewer(angus, async (tx) => {
    const made = await makeGroup(tx, angus, {
      name: 'Ready for work',
      intervention: 'personal',
      about: null,
      led_by: angus.user_id,
      led_by_name: angus.name,
      capacity,
      place: 'The Hall',
      stream: 'NOLB',
      session_cost_pence: 0,
    })
    const group = await selectOptionalGroup(tx, made, today)
    if (group === undefined) throw new Error('the group was not made')
    const each = { at_time: '10:00', minutes_long: 60, place: null, cost_pence: null }
    if (times > 0) await addSessions(tx, angus, group, { ...each, on_date: monday, times })
    return made
  })
  const joins = async () => {
    const phone = `07700900${phones++}`
    const { person } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
    await house.asViewer(morag, async (tx) => {
      await updateContactDetails(tx, morag, person.id, { preferred_contact: 'text', phone })
      const group = await selectOptionalGroup(tx, id, today)
      if (group === undefined) throw new Error('the group is not found')
      await enrol(tx, morag, group, [person], { agreed_on: today, agreed_how: 'said' })
    })
    return { person: person.id, phone }
  }
  const leaves = (person: string) =>
    house.asViewer(angus, async (tx) => {
      const one = (await takingPart(tx, id)).find(({ person_id }) => person_id === person)
      if (one === undefined) throw new Error('they do not take part')
      await leaveGroup(tx, angus, one, 'work')
    })
  return { id, joins, leaves }
}

const sightOf = async (person: string) => {
  const { rows } = await house.asViewer(angus, (tx) =>
    sql<{ sight: number }>`select people.sight(${person}) as sight`.execute(tx),
  )
  return rows[0]?.sight
}
const sentTo = async (phone: string) => {
  const { rows } = await sql<{ words: string }>`
    select subject || ' ' || body as words from platform.outbox where recipient = ${phone}`.execute(house.asOwner)
  return rows.map(({ words }) => words)
}
const firstSession = async (group: string): Promise<{ id: string; on_date: CalendarDate }> => {
  const { rows } = await sql<{ id: string; on_date: CalendarDate }>`
    select id, on_date from journeys.session where cohort_id = ${group} order by on_date limit 1`.execute(house.asOwner)
  const [session] = rows
  if (session === undefined) throw new Error('there is no session')
  return session
}

describe('a group four weeks after its last session', () => {
  it('ends in the night, and who ran it no longer sees who took part', async () => {
    const [over, goesOn, unplanned] = [await groupOf(1), await groupOf(2), await groupOf(0)]
    const [zee, ann, bob] = [await over.joins(), await goesOn.joins(), await unplanned.joins()]
    const seen = () => Promise.all([zee, ann, bob].map(({ person }) => sightOf(person)))
    // The last session was on Monday 30 November: four weeks are over with Monday 28 December.
    await run('end-finished-groups', '2026-12-28T02:50:00Z')
    expect(await seen()).toEqual([1, 1, 1])
    await run('end-finished-groups', '2026-12-29T02:50:00Z')
    expect(await seen()).toEqual([0, 1, 1])
    const { rows } = await sql`
      select e.left_reason, e.left_by, c.ended_by, c.ended_at is not null as ended from journeys.enrolment e join journeys.cohort c on c.id = e.cohort_id
      where e.person_id = ${zee.person}`.execute(house.asOwner)
    expect(rows).toEqual([{ left_reason: 'finished', left_by: null, ended_by: null, ended: true }])
    const told = await sql<{ words: string }>`
      select words from people.timeline where person_id = ${zee.person} and kind = 'journeys.group' order by at`.execute(
      house.asOwner,
    )
    expect(told.rows.map(({ words }) => words)).toEqual(['Takes part in “Ready for work”', 'Left “Ready for work”'])
    await run('end-finished-groups', '2027-01-05T02:50:00Z')
    expect(await seen()).toEqual([0, 0, 1])
  })
})

describe('a session of a group', () => {
  it('is reminded of the day before, once each, to those with a place; and says nothing of the group', async () => {
    const group = await groupOf(2, 2)
    const [zee, gone] = [await group.joins(), await group.joins()]
    const waits = await group.joins()
    await group.leaves(gone.person)
    await run('remind-of-meetings', '2026-11-28T18:05:00Z')
    await run('remind-of-meetings', '2026-11-29T09:05:00Z')
    expect(await sentTo(zee.phone)).toEqual([])
    await run('remind-of-meetings', '2026-11-29T10:05:00Z')
    await run('remind-of-meetings', '2026-11-29T11:05:00Z')
    const [message, ...more] = await sentTo(zee.phone)
    expect(more).toEqual([])
    expect(message).toContain('something coming up')
    expect(message).not.toMatch(/Ready|Hall|Angus|Isla|30|10:00|10am|group|\bwork\b/i)
    expect([await sentTo(gone.phone), await sentTo(waits.phone)]).toEqual([[], []])
    const { rows } = await sql`select of_kind, of_id from journeys.reminder where person_id = ${zee.person}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ of_kind: 'session', of_id: (await firstSession(group.id)).id }])
    await run('remind-of-meetings', '2026-12-06T10:05:00Z')
    expect(await sentTo(zee.phone)).toHaveLength(2)
  })

  it('that is called off, or whose group has ended, is not reminded of', async () => {
    const [off, ended] = [await groupOf(1), await groupOf(1)]
    const [zee, ann] = [await off.joins(), await ended.joins()]
    const session = await firstSession(off.id)
    await house.asViewer(angus, async (tx) => {
      await changeSession(tx, angus, session.id, { cancelled_reason: 'ill' })
      await endGroups(tx, angus.user_id, [ended.id])
    })
    await run('remind-of-meetings', '2026-11-29T10:05:00Z')
    expect([await sentTo(zee.phone), await sentTo(ann.phone)]).toEqual([[], []])
  })
})
