import { load } from 'cheerio'
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/testing'
import { partnershipTown, type Somebody } from '../partnership/partnership.testing.ts'
import { routes } from './plans.routes.ts'

/** A town whose partnership has begun a delivery plan for three years. */
export async function planTown(house: TestDatabase, clock = house.clock) {
  const town = await partnershipTown(house, clock, routes)
  const begun = await town.send('hamish', '/partnership/plans/new', { first_year: '2026-27' })
  const plan = begun.to ?? ''
  const { rows } = await sql<{
    id: string
    number: string
  }>`select i.id, i.section || '.' || i.place as number from plans.item i
    where i.plan_id = ${plan.split('/').at(-1)}`.execute(house.asOwner)
  const ids = new Map(rows.map(({ number, id }) => [number, id]))

  return {
    ...town,
    begun,
    /** Where the plan of three years stands. */
    plan,
    items: rows.map(({ number }) => number),
    /** Where an item stands, by its number. */
    item: (number: string, more = '') => `${plan}/items/${ids.get(number)}${more}`,
    /** Opens a form now; what it returns sends it later, as it was shown, with what is typed over it. */
    async opened(who: Somebody, path: string) {
      const browser = town.as(who)
      const { body, page } = await browser.ask(path)
      return async (typed: Readonly<Record<string, string>>) => {
        const fields = new URLSearchParams()
        for (const { name, value } of load(body)('main form').first().serializeArray())
          if (!(name in typed)) fields.append(name, value)
        for (const [name, value] of Object.entries(typed)) fields.append(name, value)
        return browser.ask(page('main form').attr('action') ?? path, { method: 'POST', body: fields })
      }
    },
    /** Writes something into every item and says that it is ready, as fast as a test may. */
    async filled(who: Somebody) {
      for (const number of ids.keys()) {
        const at = `${plan}/items/${ids.get(number)}`
        await town.send(who, `${at}/write`, { words: `What ${number} says.` })
        await town.send(who, `${at}/ready`, {})
      }
    },
  }
}
