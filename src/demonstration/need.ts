import { needMeasures, needOf, storeNeed } from '#modules/measurement'
import { asWorker, type Database } from '#platform/db'
import { addDays, type Clock, financialYear, periodOf } from '#platform/time'
import { dice } from '../world/index.ts'
import { city, island } from './partnerships.ts'

/** How many people of each kind the demonstration's two places are made to have: of the size of their partnerships, and of no real place. */
const sizes: Readonly<Record<string, number>> = {
  population_16_64: 5200,
  unemployed: 420,
  aged_16_24: 900,
  disabled_16_64: 1150,
  minority_ethnic_16_64: 640,
  lone_parents: 380,
}

/**
 * Gives a demonstration invented tables of how many people might need support, marked as such: of the end of the last two financial years, one kind left
 * out, so that a missing table is seen. Does nothing where there is any table.
 */
export async function demonstrateNeed(database: Database, clock: Clock): Promise<void> {
  const chance = dice('demonstration need', city.area_id)
  const lastYear = addDays(periodOf(financialYear(clock.today())).from, -1)
  const before = addDays(periodOf(financialYear(lastYear)).from, -1)
  await asWorker(database, clock, async (tx) => {
    if ((await needOf(tx, city.area_id, 1)).length > 0) return
    for (const as_at of [before, lastYear]) {
      const rows = [city, island].flatMap(({ area_id }) =>
        needMeasures.flatMap(({ measure }) => {
          const size = sizes[measure]
          const share = area_id === city.area_id ? 1 : 0.25
          return size === undefined
            ? []
            : [{ area_id, measure, people: Math.round((size * share * chance.between(92, 108)) / 100) }]
        }),
      )
      await storeNeed(
        tx,
        { as_at, source: 'made up for the demonstration', fingerprint: 'invented', invented: true },
        rows,
      )
    }
  })
}
