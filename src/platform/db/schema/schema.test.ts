import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/index.ts'
import { withClient } from '../connect.ts'
import { readCatalogue } from './catalogue.ts'
import { meaningOf } from './dictionary.ts'
import { generatedFiles, root, staleFiles } from './files.ts'

const house = await testDatabase()
const { catalogue, major } = await withClient(house.owner, 'nwd test', async (client) => {
  const { rows } = await client.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  )
  return { catalogue: await readCatalogue(client), major: rows[0]?.major }
})
const { relations, routines } = catalogue
const tables = relations.filter((relation) => relation.kind === 'table')
const nameOf = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}`
const holdsPeople = tables.filter(
  (table) => nameOf(table) === 'people.person' || table.columns.some((column) => column.name === 'person_id'),
)

// Other major versions write the same database in other words.
describe.skipIf(major !== 15)('what is written from the database: run npm run db:schema', () => {
  const made = generatedFiles(catalogue)

  it('is as the database is', () => {
    const onDisk = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)
    expect([...made].filter(([path, text]) => onDisk(path) !== text).map(([path]) => path)).toEqual([])
  })

  it('has nothing left of tables that are gone', () => {
    expect(staleFiles(made)).toEqual([])
  })
})

describe('every column', () => {
  it('says what it means, how sensitive it is and how long it is kept', () => {
    const silent = tables.flatMap((table) =>
      table.columns
        .filter((column) => meaningOf(column.comment) === null)
        .map((column) => `${nameOf(table)}.${column.name}`),
    )
    expect(silent).toEqual([])
  })

  it('belongs to a table that says what it is', () => {
    expect(tables.filter((table) => table.comment === null).map(nameOf)).toEqual([])
  })
})

// Kept by the database for itself: no role of the program may read a row.
const readByNobody = ['imports.former', 'measurement.fact', 'measurement.fact_mark', 'people.likely_duplicate']
// Read by people through functions alone, which say more or less by role; the program reads them for an archive.
const readByFunctions = ['people.family_link', 'people.flag', 'people.not_the_same']

describe('row-level security', () => {
  it('is on for every table that holds something about a person, with one policy a role', () => {
    const faults = holdsPeople.flatMap((table) => {
      const policiesOf = (role: string) => table.policies.filter((policy) => policy.roles.includes(role)).length
      const found = `on: ${table.rowSecurity}, nwd_app: ${policiesOf('nwd_app')}, nwd_worker: ${policiesOf('nwd_worker')}`
      const worker = readByNobody.includes(nameOf(table)) ? 0 : 1
      const app = readByFunctions.includes(nameOf(table)) ? 0 : worker
      return found === `on: true, nwd_app: ${app}, nwd_worker: ${worker}` ? [] : [`${nameOf(table)} ${found}`]
    })
    expect(faults).toEqual([])
    expect(holdsPeople.filter((table) => readByNobody.includes(nameOf(table))).flatMap(({ grants }) => grants)).toEqual(
      [],
    )
    const grantsOfFunctions = holdsPeople
      .filter((table) => readByFunctions.includes(nameOf(table)))
      .flatMap(({ grants }) => grants)
    expect(grantsOfFunctions.filter((grant) => grant.startsWith('nwd_app'))).toEqual([])
  })

  it('never depends on a restrictive policy, which a distributed database would turn round', () => {
    const restrictive = tables.filter((table) => table.policies.some((policy) => !policy.permissive))
    expect(restrictive.map(nameOf)).toEqual([])
  })

  it('gives nobody a policy by way of everybody', () => {
    const open = tables.filter((table) => table.policies.some((policy) => policy.roles.includes('public')))
    expect(open.map(nameOf)).toEqual([])
  })

  it('is not gone round by a view: outside the statistics each asks as the one who reads it', () => {
    const views = relations.filter((relation) => relation.kind !== 'table' && relation.schema !== 'stats')
    const around = views.filter(
      (view) => !view.options.includes('security_invoker=true') && !view.options.includes('security_invoker=on'),
    )
    expect(around.map(nameOf)).toEqual([])
  })

  it('is not gone round by a function that could be led to another table of the same name', () => {
    const loose = routines.filter(
      (routine) => routine.definer && !routine.settings.some((setting) => setting.startsWith('search_path=')),
    )
    expect(loose.map((routine) => routine.signature)).toEqual([])
  })

  it('cannot be lifted by statistics, which are granted their own schema and nothing else', () => {
    const granted = relations.filter((relation) => relation.grants.some((grant) => grant.startsWith('nwd_stats:')))
    expect(granted.filter((relation) => relation.schema !== 'stats').map(nameOf)).toEqual([])
  })
})
