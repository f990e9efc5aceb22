import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, financialYear } from '#platform/time'
import { participantsByHand, type World } from '../by-hand.testing.ts'
import { areas, asAtDays, store, worlds } from '../world.testing.ts'
import { startsByOrganisation } from './by-organisation.queries.ts'

const house = await testDatabase()
const [area] = areas
const other = '01900000-0000-7000-8000-000000000002'

/** Every other spell is the second organisation's. */
const ledByOther = (spells: World['spells']) => spells.filter((_, at) => at % 2 === 1).map(({ id }) => id)

/** Counted person by person, with no statement of the program's. */
function byHand(world: World, as_at: string, year: string) {
  const counted = new Map<string, { started: number; jobs: number; lasted: number; due: number; earliest: string }>()
  const others = new Set(ledByOther(world.spells))
  for (const person of world.people) {
    const [one] = participantsByHand({ ...world, people: [person] }, as_at)
    if (one?.area_id !== area || financialYear(calendarDate(one.registered_on)) !== year) continue
    const [first] = world.spells
      .filter(({ person_id }) => person_id === person.id)
      .sort((a, b) => {
        const key = (spell: typeof a) => `${spell.registered_on} ${spell.stream} ${spell.id}`
        return key(a) < key(b) ? -1 : 1
      })
    const who = others.has(first?.id ?? '') ? other : 'first'
    const sum = counted.get(who) ?? { started: 0, jobs: 0, lasted: 0, due: 0, earliest: '9999-12-31' }
    sum.started++
    const began = one.job_started_on
    if (began !== null && began <= as_at) sum.jobs++
    if (began !== null && addDays(calendarDate(began), 182) <= as_at) {
      sum.due++
      if (one.answers[26] === 'yes') sum.lasted++
    }
    if (one.registered_on < sum.earliest) sum.earliest = one.registered_on
    counted.set(who, sum)
  }
  return [...counted]
    .map(([who, { earliest, due, lasted, ...sum }]) =>
      addDays(calendarDate(earliest), 182) > as_at
        ? { who, ...sum, lasted: null, due: null }
        : { who, ...sum, lasted, due },
    )
    .sort((a, b) => (a.who < b.who ? -1 : 1))
}

it('starts, jobs and jobs that lasted are counted by the organisation that led the first spell, as counting person by person gives', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, fc.constantFrom(...asAtDays), async (world, as_at) => {
      await store(house, world)
      await sql`insert into partnership.organisation (id, area_id, name, kind) select ${other}, id, 'Harbour Trust', 'charity' from partnership.area
        where id in ('S12000049', 'S12000023') on conflict do nothing`.execute(house.asOwner)
      await sql`update journeys.spell set organisation_id = ${other} where id = any (${ledByOther(world.spells)}::uuid[])`.execute(
        house.asOwner,
      )
      for (const year of new Set(world.spells.map(({ registered_on }) => financialYear(calendarDate(registered_on))))) {
        const rows = await house.asStatistician((tx) =>
          startsByOrganisation(tx, { area, as_at: calendarDate(as_at), year }),
        )
        const said = rows.map((one) => ({
          who: one.organisation_id === other ? other : 'first',
          ...{ started: one.started, jobs: one.entered_employment, lasted: one.in_work_26w, due: one.due_26w },
        }))
        expect(said.sort((a, b) => (a.who < b.who ? -1 : 1))).toEqual(byHand(world, as_at, year))
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)
