import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { colleagueOf } from '../../journeys/journeys.testing.ts'
import { leaveSpell } from '../../journeys/spells/leave.ts'
import { answerFollowUp, closeFollowUp } from '../follow-ups.queries.ts'
import { peopleInWork } from '../follow-ups.testing.ts'
import { recordJob, withdrawJob } from '../jobs.queries.ts'
import { countShareAnswered, sharesFor } from './share.queries.ts'
import { shareAnsweredLine } from './share-line.tsx'

const house = await testDatabase()
const { morag, places, newPerson, followUps } = await peopleInWork(house)
const today = house.clock.today()

const share = async (user = morag) => {
  await house.asWorker((tx) => countShareAnswered(tx, today))
  const shares = await house.asViewer(user, (tx) => sharesFor(tx, user.user_id))
  return Object.fromEntries(shares.map(({ of_kind, due, answered }) => [of_kind, `${answered} of ${due}`]))
}
const answer = async (person: string, at: number, said: 'yes' | 'no') => {
  const follow_up = (await followUps(person))[at]
  if (follow_up === undefined) throw new Error('no follow-up')
  await house.asViewer(morag, (tx) =>
    answerFollowUp(tx, morag, follow_up, { answer: said, said_by: 'person', answered_on: follow_up.due_on }),
  )
}
/** What the view that the measures count from says of the last twelve months, for the area. */
const measured = async () => {
  const { rows } = await house.asStatistician((tx) =>
    sql<{ words: string }>`select count(*) filter (where answer in ('yes', 'no')) || ' of ' || count(*) as words
      from stats.follow_up where area_id = 'S12000049' and due_on > ${today}::date - 365`.execute(tx),
  )
  return rows[0]?.words
}

// Each job here began on 4 November 2025: by 23 November 2026 all four follow-ups are due, in the last twelve months.
it('counts what was due and what was answered yes or no: not a closing, not a second job, not what was taken out', async () => {
  const { person, job, spell } = await newPerson()
  expect(await share()).toMatchObject({ worker: '0 of 4', area: '0 of 4' })
  await answer(person.id, 0, 'yes')
  await answer(person.id, 1, 'no')
  const [, , third] = await followUps(person.id)
  if (third !== undefined) await house.asViewer(morag, (tx) => closeFollowUp(tx, morag, third, 'no_way_to_reach'))
  expect(await share()).toMatchObject({ worker: '2 of 4', organisation: '2 of 4', area: '2 of 4' })
  const of = { area_id: person.area_id, person_id: person.id, spell_id: spell.id, employer: null }
  const again = { ...of, hours_per_week: 8, contract: 'unknown', pay_pence_per_hour: null }
  const second = await house.asViewer(morag, (tx) =>
    recordJob(tx, morag, { ...again, started_on: calendarDate('2025-12-08') }),
  )
  expect(await share()).toMatchObject({ area: '2 of 4' })
  expect(await measured()).toBe('2 of 4')
  await house.asViewer(morag, (tx) => withdrawJob(tx, morag, job, 'Never began'))
  expect(await share()).toMatchObject({ area: '0 of 3' })
  expect(await measured()).toBe('0 of 3')
  await house.asViewer(morag, (tx) => withdrawJob(tx, morag, second, 'Never began'))
  expect(await share()).toEqual({})
})

it('is each worker’s of those they led last, also after support ended; others are told their own and the area’s', async () => {
  const { person, spell } = await newPerson()
  await answer(person.id, 0, 'yes')
  const before = await colleagueOf(house, places.works, 'key_worker', 'Una Madeup')
  await sql`insert into journeys.lead (id, area_id, person_id, spell_id, user_id, name, since, until)
    values (gen_random_uuid(), ${person.area_id}, ${person.id}, ${spell.id}, ${before.user_id}, 'Una Madeup', '2025-10-01', '2025-10-02')`.execute(
    house.asOwner,
  )
  const left = { left_on: calendarDate('2026-01-20'), left_reason: 'started_work' }
  await house.asViewer(morag, (tx) => leaveSpell(tx, morag, spell, left, today))
  const colleague = await colleagueOf(house, places.works, 'key_worker', 'Ailsa Madeup')
  const elsewhere = await colleagueOf(house, places.support, 'provider_worker', 'Nosy Fictus')
  const islander = await colleagueOf(house, places.islandWorks, 'key_worker', 'Rory Fictus')
  expect(await share()).toEqual({ worker: '1 of 4', organisation: '1 of 4', area: '1 of 4' })
  expect(await share(before)).toEqual({ organisation: '1 of 4', area: '1 of 4' })
  expect(await share(colleague)).toEqual({ organisation: '1 of 4', area: '1 of 4' })
  expect(await share(elsewhere)).toEqual({ area: '1 of 4' })
  expect(await share(islander)).toEqual({})
  expect(await measured()).toBe('1 of 4')
  expect(await house.asViewer(islander, (tx) => shareAnsweredLine({ tx, viewer: islander }))).toBeNull()
})
