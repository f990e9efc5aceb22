import { sql } from 'kysely'
import { updateContactDetails } from '#modules/people'
import type { Viewer } from '#platform/access'
import { asWorker } from '#platform/db'
import type { TestDatabase } from '#platform/testing'
import { type CalendarDate, calendarDate, fixedClock } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys/journeys.testing.ts'
import { sendLinks } from './ask-by-link/send-links.ts'
import { type FollowUp, followUpsOfPerson } from './follow-ups.queries.ts'
import { recordJob } from './jobs.queries.ts'

export const baseUrl = 'https://nowrongdoor.example'
/** The Tuesday on which everybody here began a job, and the Tuesday on which their four weeks are over (the Monday before is St Andrew's Day). */
export const began = calendarDate('2025-11-04')
export const fourWeeks = '2025-12-02'

/** People in work, of one key worker, and what became of the messages sent to them. */
export async function peopleInWork(house: TestDatabase) {
  const places = await neighbourhood(house)
  const morag = await colleagueOf(house, places.works)
  const followUps = (person: string): Promise<FollowUp[]> =>
    house.asViewer(morag, (tx) => followUpsOfPerson(tx, person))

  /** Somebody supported since October 2025 who began a job on 4 November; reached as `contact` says, by text unless given. */
  async function newPerson(
    contact: Partial<Parameters<typeof updateContactDetails>[3]> = {},
    { lead = morag, started_on = began }: { lead?: Viewer; started_on?: CalendarDate } = {},
  ) {
    const { person, spell } = await supportedPerson(house, lead, calendarDate('2025-10-01'))
    await sql`update people.relationship set since = '2025-10-01' where person_id = ${person.id}`.execute(house.asOwner)
    const employer = { id: await anEmployer(), name: 'Placeholder Bakery' }
    const longAgo = sql`update people.contact_details set changed_at = '2025-10-01' where person_id = ${person.id}`
    const job = await house.asViewer(lead, async (tx) => {
      await updateContactDetails(tx, lead, person.id, {
        phone: '07700900123',
        email: 'isla@people.example',
        preferred_contact: 'text',
        ...contact,
      })
      const details = { hours_per_week: 20, contract: 'permanent', pay_pence_per_hour: 1345 }
      const of = { area_id: person.area_id, person_id: person.id, spell_id: spell.id }
      return recordJob(tx, lead, { ...of, employer, started_on, ...details })
    })
    await longAgo.execute(house.asOwner)
    const [four] = await house.asViewer(lead, (tx) => followUpsOfPerson(tx, person.id))
    if (four === undefined) throw new Error('a job makes four follow-ups')
    return { person, job, four, spell }
  }

  async function anEmployer(): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into employers.employer (id, area_id, name) values (gen_random_uuid(), 'S12000049', 'Placeholder Bakery ' || gen_random_uuid()) returning id`.execute(
      house.asOwner,
    )
    return rows[0]?.id ?? ''
  }

  /** The program's morning of a day: links and reminders. Returns how many were sent. */
  const morning = (day: string): Promise<number> => {
    const clock = fixedClock(`${day}T10:00:00Z`)
    return asWorker(house.database, clock, (tx) => sendLinks(tx, clock.today(), baseUrl))
  }

  /** The messages that were sent so far to a number or address, the newest last. */
  async function messages(recipient = '07700900123') {
    const { rows } = await sql<{ channel: string; subject: string; body: string }>`
      select channel, subject, body from platform.outbox where recipient = ${recipient} order by created_at, id`.execute(
      house.asOwner,
    )
    return rows
  }
  /** The path of the newest link to a number or address. */
  const newestLink = async (recipient?: string): Promise<string> =>
    /https:\/\/nowrongdoor\.example(\/f\/[0-9a-f-]{36})\n/.exec((await messages(recipient)).at(-1)?.body ?? '')?.[1] ??
    'none'

  const current = async (person: string): Promise<FollowUp> => {
    const [first] = await followUps(person)
    if (first === undefined) throw new Error('no follow-up')
    return first
  }
  return { places, morag, newPerson, followUps, current, morning, messages, newestLink }
}

let numbers = 0
/** A mobile number of nobody, another each time. */
export const newNumber = (): string => `07700900${String(numbers++).padStart(3, '0')}`
