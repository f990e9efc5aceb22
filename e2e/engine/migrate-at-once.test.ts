import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Embedded, startEmbedded, withClient } from '#platform/db'
import { remove, run, secret, smallMigrations, temporaryFolder } from './programs.ts'

const migrations = smallMigrations()
const dataDir = temporaryFolder()
let embedded: Embedded

beforeAll(async () => {
  embedded = await startEmbedded({ dataDir })
})
afterAll(async () => {
  await embedded.stop()
  remove(migrations, dataDir)
})

const program = (database = embedded.owner.database) =>
  run('migrator.ts', { LOGIN: JSON.stringify({ ...embedded.owner, database }), MIGRATIONS: migrations, SECRET: secret })

it('twenty programs start at once on two new databases, and each file is applied once in each', async () => {
  const other = 'another_database'
  await withClient(embedded.owner, 'nwd test', (client) => client.query(`create database ${other}`))
  const programs = Array.from({ length: 20 }, (_, number) => program(number % 2 === 0 ? other : undefined))
  const codes = await Promise.all(programs.map((one) => one.ended))
  expect(programs.map((one) => one.complained()).filter((words) => words !== '')).toEqual([])
  expect(new Set(codes)).toEqual(new Set([0]))
  const applied = programs.flatMap((one) => one.said.join(' ').split(' ')).filter((name) => name !== '')
  expect(applied.sort()).toEqual(['0001_roles.sql', '0001_roles.sql', '0002_pairs.sql', '0002_pairs.sql'])
})

it('an older program says in a sentence that the database is newer, and ends with 1', async () => {
  const newer = join(migrations, '0003_newer.sql')
  writeFileSync(newer, '-- breaking: pairs have three halves\nalter table nwd.pair add column third text;')
  expect(await program().ended).toBe(0)
  rmSync(newer)
  const older = program()
  expect(await older.ended).toBe(1)
  expect(older.complained()).toMatch(
    /^This program is older than the database, which has had 0003_newer\.sql \(pairs have three halves\): .+\.$/,
  )
})
