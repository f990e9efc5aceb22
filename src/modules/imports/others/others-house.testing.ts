import { type RawBuilder, sql } from 'kysely'
import { asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { dateInLondon } from '#platform/time'
import { importPeople } from '../import-people.ts'
import { noMapping } from '../person-file/mapping.ts'
import { csvOfRows, fileOf } from '../person-file.testing.ts'
import type { OtherKind } from './other-kind.ts'

/** What the records say that a kind of file makes, for a comparison with the rows it came from. */
const records: Readonly<Record<OtherKind['name'], (area_id: string) => RawBuilder<Record<string, unknown>>>> = {
  organisations: (
    area_id,
  ) => sql`select p.name, p.kind, p.supports_people, d.description, d.website, d.email from partnership.organisation p
    left join directory.organisation d on d.partner_id = p.id and d.area_id = p.area_id where p.area_id = ${area_id} and p.kind <> 'partnership'`,
  employers: (area_id) => sql`select name from employers.employer where area_id = ${area_id}`,
  services: (area_id) =>
    sql`select f.body::jsonb - 'last_modified' as body from directory.service s join directory.full_service f on f.id = s.id where s.area_id = ${area_id}`,
  referrals: (area_id) => sql`select r.participant_id, t.at, t.words, t.sees from people.timeline t
    join imports.person_row r on r.person_id = t.person_id where t.area_id = ${area_id} and t.kind = 'imports.referral'`,
  attendance: (
    area_id,
  ) => sql`select r.participant_id, a.spell_id = r.spell_id as in_spell, a.on_date, a.at_time, a.how, a.place, a.about, a.with_name, a.outcome, a.outcome_reason
    from journeys.appointment a join imports.person_row r on r.person_id = a.person_id where a.area_id = ${area_id}`,
}

/** A house whose clock can be put on, with areas of their own, each with five people who have been supported since 2023. */
export async function othersHouse() {
  let now = Date.parse('2026-11-23T09:00:00Z')
  const clock = { now: () => new Date(now), today: () => dateInLondon(new Date(now)) }
  const house = await testDatabase(clock)
  const { rows: areas } = await sql<{ id: string }>`select id from partnership.area order by id`.execute(house.asOwner)
  const participants = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5']
  let used = 0
  return {
    house,
    clock,
    participants,
    /** A minute goes by. */
    pass: () => {
      now += 60_000
    },
    async freshArea(): Promise<string> {
      const area_id = areas[used++ % areas.length]?.id ?? ''
      const who = { given_name: 'Ann', registered_on: '2023-01-09' }
      const people = participants.map((participant_id) => ({
        ...who,
        participant_id,
        family_name: `Ng ${participant_id} of ${area_id}`,
      }))
      const file = { path: fileOf(csvOfRows(people)), mapping: noMapping, area_id, today: clock.today() }
      await asWorkerCopying(house.database, clock, (tx, copyIn) => importPeople(tx, copyIn, file))
      return area_id
    },
    /** What the records say that a kind of file makes. */
    held: async (kind: OtherKind, area_id: string) => (await records[kind.name](area_id).execute(house.asOwner)).rows,
  }
}
