import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import { openStore, withClient } from '#platform/db'
import { readTable } from '#platform/sheets'
import { writePersonFile } from './import-rows.ts'
import { placesOf } from './start.ts'
import { tell } from './tell.ts'
import { secret } from './world.ts'

/** What bringing files of people in came to. Times in ms, memory in megabytes. */
export interface Imports {
  readonly rows: number
  /** Read, checked and stored. */
  readonly took: number
  /** The same rows through COPY into tables with the same indexes, and nothing checked. */
  readonly copied: number
  /** The file read as rows of cells, and nothing done with them. */
  readonly read: number
  /** A larger file, to its end. */
  readonly large: { readonly rows: number; readonly took: number; readonly megabytes: number }
}

const area = 'S12000023'
const otherArea = 'S12000027'
const program = fileURLToPath(new URL('import-file.ts', import.meta.url))
const outcome = z.object({ added: z.number(), took: z.number(), megabytes: z.number() })

async function broughtIn(dataDir: string, path: string, area_id: string, rows: number) {
  const asked = ['--max-semi-space-size=16', '--import', 'tsx', program, dataDir, path, area_id]
  const { stdout } = await promisify(execFile)(process.execPath, asked, { maxBuffer: 1 << 20 })
  const done = outcome.parse(JSON.parse(stdout))
  if (done.added !== rows) throw new Error(`${done.added} of ${rows} people were added`)
  return done
}

async function readMs(path: string): Promise<number> {
  const from = performance.now()
  const { rows } = await readTable(path, () => true)
  let count = 0
  for await (const some of rows) count += some.length
  if (count === 0) throw new Error('nothing was read')
  return performance.now() - from
}

const written = [
  ...['people.person', 'people.contact_details', 'people.characteristics', 'people.relationship', 'people.timeline'],
  ...['journeys.spell', 'outcomes.job', 'outcomes.follow_up', 'outcomes.outcome', 'imports.person_row', 'audit.event'],
]

/** The columns of a table that are not worked out from others. */
async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
  )
  return rows[0]?.names ?? ''
}

/** How long the stored rows take through COPY into empty tables with the same indexes, one after another in one transaction. */
async function copyMs(client: pg.Client, folder: string): Promise<number> {
  const tables: { into: string; file: string }[] = []
  await client.query('drop schema if exists bare cascade; create schema bare')
  for (const table of written) {
    const file = join(folder, table)
    const bare = `bare.${table.replace('.', '_')}`
    const columns = await columnsOf(client, table)
    await pipeline(
      client.query(copyTo(`copy (select ${columns} from ${table} where area_id = '${area}') to stdout`)),
      createWriteStream(file),
    )
    await client.query(`create table ${bare} (like ${table} including all)`)
    tables.push({ into: `${bare} (${columns})`, file })
  }
  const from = performance.now()
  await client.query('begin')
  for (const { into, file } of tables)
    await pipeline(createReadStream(file), client.query(copyFrom(`copy ${into} from stdin`)))
  await client.query('commit')
  const took = performance.now() - from
  await client.query('drop schema bare cascade')
  return took
}

/** Brings a file of so many rows in beside a bare COPY of the same, and a larger one for its memory, in a database of their own. */
export async function imports({ rows, large }: { rows: number; large: number }): Promise<Imports> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nwd-bench-import-'))
  const folder = mkdtempSync(join(tmpdir(), 'nwd-bench-files-'))
  const path = join(folder, 'people.csv')
  const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret })
  try {
    await writePersonFile(path, rows)
    tell(`bringing in ${rows} rows`)
    const { took } = await broughtIn(dataDir, path, area, rows)
    const read = await readMs(path)
    tell('the same rows through COPY')
    const copied = await withClient(store.owner, 'nwd bench', (client) => copyMs(client, folder))
    tell(`${Math.round(took)} ms, COPY ${Math.round(copied)} ms, reading ${Math.round(read)} ms`)
    await writePersonFile(path, large, rows)
    tell(`bringing in ${large} rows`)
    const done = await broughtIn(dataDir, path, otherArea, large)
    return { rows, took, copied, read, large: { rows: large, took: done.took, megabytes: done.megabytes } }
  } finally {
    await store.close()
    for (const place of [...placesOf(dataDir), folder]) rmSync(place, { recursive: true, force: true })
  }
}
