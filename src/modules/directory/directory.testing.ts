import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { routes } from './directory.routes.ts'
import { importServices } from './import/import-services.ts'
import type { InventedPlace } from './invent/invent.ts'
import type { FullService } from './open-referral/service.ts'

const folder = join(import.meta.dirname, '../../../reference/open-referral-uk/schema')

// The published schemas carry words of their own (datapackage_metadata, tabular_required), which say nothing of what is valid.
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
for (const file of readdirSync(folder).filter((name) => name !== 'openapi.json')) {
  const { $id: _, ...schema } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  ajv.addSchema(schema, file)
}

/** What is wrong with a value by a published schema of Open Referral UK, named without its ending; nothing when it is valid. */
export function valid(schema: string, value: unknown): string[] {
  const check = ajv.getSchema(`${schema}.json`)
  if (check === undefined) throw new Error(`there is no published schema ${schema}`)
  check(value)
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** A town that does not exist, in the place of the demonstration's. */
export const northtown: InventedPlace = {
  area_id: 'S12000049',
  town: 'Northtown',
  postcodes: 'ZA',
  organisations: ['Northtown Works', 'Eastvale Training', 'Harbour Housing', 'Northtown College'],
  latitude: 55.86,
  longitude: -4.25,
}

/** Puts services into the directory of a test, as an import does. */
export const arrangeServices = (house: TestDatabase, services: readonly FullService[]) =>
  house.asWorker((tx) =>
    importServices(tx, { text: JSON.stringify(services), name: 'services.json', today: house.clock.today() }),
  )

/** Asks this room for an address, signed out. */
export function asked(house: TestDatabase) {
  const app = routerFor(routes, {
    database: house.database,
    clock: house.clock,
    secret: 'the secret of a test, which is long enough',
    demonstration: false,
    identify: async () => undefined,
    navigation: () => [],
  })
  return async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://127.0.0.1:3000${path}`, init)
}
