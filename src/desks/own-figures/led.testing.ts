import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '#platform/testing'
import type { World } from '../../modules/measurement/by-hand.testing.ts'
import { store } from '../../modules/measurement/store-world.testing.ts'

/** The organisation that supports everybody of a stored world, and three who work for it. */
export const works = '01900000-0000-7000-8000-000000000001'
export const workers = [uuid(), uuid(), uuid()]

/** Who led a spell when, the stages within it, and by when its plan is to be looked at again. */
export interface Led {
  leads: { person_id: string; spell_id: string; user_id: string; since: string; until: string | null }[]
  stages: { person_id: string; spell_id: string; stage: number; from_on: string; to_on: string | null }[]
  reviews: { person_id: string; spell_id: string; review_on: string }[]
}

/** Leads, stages and reviews of the spells of a world, as a number draws them. */
export function drawLed(world: World, number: number): Led {
  const led: Led = { leads: [], stages: [], reviews: [] }
  world.spells.forEach(({ id, person_id, registered_on, left_on }, at) => {
    const spell = { person_id, spell_id: id }
    const pick = (many: number) => (at * 7 + number + (at % 5) * number) % many
    const moment = (day: string, hour: number) =>
      `${day}T${String(hour).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00Z`
    const user = (which: number) => workers[which % workers.length] ?? ''
    if (pick(3) === 0)
      led.leads.push({
        ...spell,
        user_id: user(pick(5) + 1),
        since: moment(registered_on, 8),
        until: moment(registered_on, 9),
      })
    led.leads.push({
      ...spell,
      user_id: user(pick(4)),
      since: moment(registered_on, 10),
      until: left_on && moment(left_on, 12),
    })
    for (const stage of [1, 2, 3, 4, 5].filter((one) => (at * 31 + number * 17 + one * 13) % 7 < 2))
      led.stages.push({
        ...spell,
        stage,
        from_on: registered_on,
        to_on: left_on ?? (pick(2) === 0 ? registered_on : null),
      })
    if (pick(2) === 0) led.reviews.push({ ...spell, review_on: pick(3) === 0 ? '2026-03-30' : '2026-04-01' })
  })
  return led
}

/** Puts a world into the tables with those who lead it; the organisation sees everybody's record. */
export async function storeLed(house: TestDatabase, world: World, led: Led): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(house.asOwner)
  const area = new Map(world.people.map(({ id, area_id }) => [id, area_id]))
  const json = (rows: readonly { person_id: string }[]) =>
    sql`${JSON.stringify(rows.map((row) => ({ ...row, area_id: area.get(row.person_id) })))}::jsonb`
  for (const table of ['journeys.plan_agreement', 'journeys.stage', 'journeys.lead', 'people.relationship'])
    await run(sql`delete from ${sql.table(table)}`)
  await store(house, world)
  await run(sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind, since)
    select area_id, id, ${works}, 'spell', 3, 'spell', '2018-01-01' from people.person`)
  await run(sql`insert into journeys.lead (id, area_id, person_id, spell_id, user_id, name, since, until)
    select gen_random_uuid(), area_id, person_id, spell_id, user_id, 'Morag Fictus', since, until
    from jsonb_to_recordset(${json(led.leads)}) x (area_id text, person_id uuid, spell_id uuid, user_id uuid, since timestamptz, until timestamptz)`)
  await run(sql`insert into journeys.stage (id, area_id, person_id, spell_id, stage, from_on, to_on, begun_by_name)
    select gen_random_uuid(), area_id, person_id, spell_id, stage, from_on, to_on, 'Morag Fictus'
    from jsonb_to_recordset(${json(led.stages)}) x (area_id text, person_id uuid, spell_id uuid, stage smallint, from_on date, to_on date)`)
  await run(sql`insert into journeys.plan_agreement (id, area_id, person_id, spell_id, party, how, agreed_on, review_on, plan, recorded_by_name)
    select gen_random_uuid(), area_id, person_id, spell_id, 'worker', 'together', '2026-01-05', review_on, '{}', 'Morag Fictus'
    from jsonb_to_recordset(${json(led.reviews)}) x (area_id text, person_id uuid, spell_id uuid, review_on date)`)
}
