import { sql } from 'kysely'
import {
  addSessions,
  enrol,
  type GroupDetails,
  giveSupport,
  makeGroup,
  peopleLedBy,
  registerOf,
  saveRegister,
  selectOptionalGroup,
  sessionsOf,
} from '#modules/journeys'
import type { Role, Viewer } from '#platform/access'
import { asViewer, asWorker, type Database, type Tx } from '#platform/db'
import { addDays, addWeeks, type CalendarDate, type Clock, fixedClock, instantInLondon } from '#platform/time'
import { city } from './partnerships.ts'

/** Who of a role leads the most people in the city: the one whose day the demonstration shows. */
async function busiest(tx: Tx, role: Role): Promise<Viewer | undefined> {
  const { rows } = await sql<Viewer>`
    select m.user_id, m.name, m.role, m.organisation_id, o.name as organisation_name, m.area_id
    from partnership.membership m join partnership.organisation o on o.id = m.organisation_id
      join journeys.lead l on l.user_id = m.user_id and l.until is null
    where m.area_id = ${city.area_id} and m.role = ${role} and m.until is null
    group by m.user_id, m.name, m.role, m.organisation_id, o.name, m.area_id order by count(*) desc limit 1`.execute(tx)
  return rows[0]
}

const ready: Omit<GroupDetails, 'led_by' | 'led_by_name'> = {
  name: 'Ready for Monday',
  intervention: 'personal',
  about: 'Six mornings on confidence, getting up for work, and talking to new people.',
  capacity: 12,
  place: 'Harbour Street Hall',
  stream: 'NOLB',
  session_cost_pence: 14_500,
}
const money: typeof ready = {
  name: 'Money made plain',
  intervention: 'money',
  about: 'Bills, benefits and a first pay packet, four people at a table.',
  capacity: 6,
  place: 'Loch View Centre, room 2',
  stream: 'PESF',
  session_cost_pence: 9_250,
}
const outcomes = ['attended', 'attended', 'attended', 'late', 'did_not_attend', 'attended', 'did_not_happen'] as const
const notes = ['Spoke up twice.', 'Left early for the bus.', null, null, null] as const

interface Running {
  database: Database
  today: CalendarDate
  /** The day of the week on which it meets this week. */
  meets: CalendarDate
}

/** A group that met in each of the last three weeks and meets this week and after; the register of its last session is not filled in. */
async function run(
  { database, today, meets }: Running,
  leader: Viewer,
  details: typeof ready,
  bringing: readonly [Viewer, number][],
) {
  const then = fixedClock(instantInLondon(addWeeks(meets, -4), '09:00').toISOString())
  const whose = { led_by: leader.user_id, led_by_name: leader.name }
  const id = await asViewer(database, leader, then, async (tx) => {
    const made = await makeGroup(tx, leader, { ...details, ...whose })
    const group = await selectOptionalGroup(tx, made, today)
    const plan = {
      on_date: addWeeks(meets, -3),
      at_time: '10:00',
      minutes_long: 120,
      place: null,
      cost_pence: null,
      times: 8,
    }
    if (group !== undefined) await addSessions(tx, leader, group, plan)
    return made
  })
  for (const [viewer, many] of bringing)
    await asViewer(database, viewer, then, async (tx) => {
      const group = await selectOptionalGroup(tx, id, today)
      const people = (await peopleLedBy(tx, viewer.user_id)).slice(0, many).map((one) => ({ id: one.person_id }))
      if (group !== undefined && people.length > 0)
        await enrol(tx, viewer, group, people, { agreed_on: addWeeks(meets, -4), agreed_how: 'said' })
    })
  const held = await asViewer(database, leader, then, (tx) => sessionsOf(tx, id))
  for (const session of held.filter(({ on_date }) => on_date < addWeeks(meets, -1) && on_date < today)) {
    const after = fixedClock(instantInLondon(session.on_date, '12:30').toISOString())
    await asViewer(database, leader, after, async (tx) => {
      const lines = await registerOf(tx, session)
      const marks = lines.map((line, at) => ({
        ...line,
        outcome: outcomes[(at * 3 + session.on_date.charCodeAt(9)) % outcomes.length] ?? 'attended',
        note: notes[at % notes.length] ?? null,
      }))
      await saveRegister(tx, leader, session, marks)
    })
  }
}

const given = [
  ['money', 'A benefit check, and what work would bring in', 45, 3_500],
  ['skills', 'First aid at work, one day', 360, 7_900],
  ['job_search', 'Practised an interview with an employer', 60, 0],
] as const

async function oneToOne(tx: Tx, leader: Viewer, today: CalendarDate): Promise<void> {
  const { rows } = await sql<{ id: string; area_id: string; person_id: string; stream: string }>`
    select s.id, s.area_id, s.person_id, s.stream from journeys.spell s join journeys.lead l on l.spell_id = s.id and l.until is null
    where l.user_id = ${leader.user_id} and s.left_on is null and s.registered_on < ${addDays(today, -60)} order by s.registered_on, s.id limit 6`.execute(
    tx,
  )
  for (const [at, { stream, ...spell }] of rows.entries()) {
    const [intervention, what, minutes, cost_pence] = given[at % given.length] ?? given[0]
    const support = { intervention, what, minutes, cost_pence, stream, on_date: addDays(today, -3 - at * 5) }
    await giveSupport(tx, leader, spell, { ...support, organisation_id: leader.organisation_id ?? '' })
  }
}

/**
 * Two groups of the city: one that its key worker leads, full, with two who wait; one of a provider, with people of both. Nothing where there is a group
 * already, or nobody leads anybody.
 */
export async function demonstrateGroups(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  const [leader, provider] = await asWorker(database, clock, async (tx) => {
    const { rows } = await sql`select 1 from journeys.cohort limit 1`.execute(tx)
    return rows.length > 0 ? [] : [await busiest(tx, 'key_worker'), await busiest(tx, 'provider_worker')]
  })
  if (leader === undefined) return
  await run({ database, today, meets: today }, leader, ready, [[leader, 14]])
  await asViewer(database, leader, clock, (tx) => oneToOne(tx, leader, today))
  if (provider === undefined) return
  const people: [Viewer, number][] = [
    [provider, 3],
    [leader, 2],
  ]
  await run({ database, today, meets: addDays(today, 1) }, provider, money, people)
}
