import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { InventedPlace } from './invent/invent.ts'

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
