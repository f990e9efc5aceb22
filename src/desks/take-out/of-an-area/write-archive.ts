import type { Writable } from 'node:stream'
import { sql } from 'kysely'
import {
  type DescribedTable,
  describedTables,
  inSnapshot,
  type Snapshot,
  type ZipEntry,
  zipInto,
} from '#platform/archive'
import type { Database } from '#platform/db'
import { type About, csvOnTheWeb, dictionary, fileOf, manifest, readMe } from './read-me.ts'
import { isIn, isLeftOut, rowsOf } from './what-is-in.ts'

/** How far it is. */
export interface Progress {
  readonly tables: number
  readonly of: number
  readonly rows: number
}

interface Asked {
  readonly area: string
  readonly at: Date
  /** Told after each table, and now and then within a long one. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Aborted when the program is asked to stop. */
  readonly stopping?: AbortSignal | undefined
}

/** There is no such area here. */
export class NoSuchArea extends Error {
  override readonly name = 'NoSuchArea'
  readonly exitCode = 1
}

const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }
const bytes = (text: string) => new TextEncoder().encode(text)
const quoted = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

async function aboutArea({ tx }: Snapshot, { area, at }: Asked): Promise<About> {
  const { rows } = await sql<{ name: string; version: string }>`
    select name, (select max(m.name) from nwd.migration m where m.name not like 'repeatable/%') as version
    from partnership.area where id = ${area}`.execute(tx)
  if (rows[0] === undefined) throw new NoSuchArea(`There is no area ${area} here.`)
  return { area, at, ...rows[0] }
}

async function filesIn({ tx }: Snapshot, area: string): Promise<ZipEntry[]> {
  const { rows } = await sql<{ id: string; media_type: string }>`
    select id, media_type from files.file where area_id = ${area} and content is not null order by id`.execute(tx)
  return rows.map(({ id, media_type }) => ({
    name: `files/${id}.${endings[media_type] ?? 'docx'}`,
    packed: true,
    async bytes() {
      const found = await sql<{
        content: Buffer
      }>`select content from files.file where id = ${id} and area_id = ${area}`.execute(tx)
      return found.rows[0]?.content ?? new Uint8Array()
    },
  }))
}

function tableEntry(
  snapshot: Snapshot,
  { table, columns, key }: DescribedTable,
  area: string,
  count: (rows: number) => void,
): ZipEntry {
  const given = columns.filter((column) => !isLeftOut(column)).map(({ name }) => `"${name}"`)
  const order = key.length === 0 ? '' : ` order by ${key.map((name) => `"${name}"`).join(', ')}`
  return {
    name: fileOf(table),
    async *bytes() {
      const copy = snapshot.copyOut(
        `select ${given.join(', ')} from ${quoted(table)} where ${rowsOf(table, area)}${order}`,
      )
      yield* copy.bytes
      count(copy.rows())
    },
  }
}

/**
 * Writes everything of an area into a zip file, as it was at one moment while everybody goes on working: its tables as CSV with the data dictionary, its files, and a
 * fingerprint of each. Memory holds a piece of one table at a time.
 * @param into ended when the archive is whole
 * @throws NoSuchArea
 */
export async function writeArchive(database: Database, asked: Asked, into: Writable) {
  return inSnapshot(database, async (snapshot) => {
    const about = await aboutArea(snapshot, asked)
    const tables = (await describedTables(snapshot.tx)).filter(isIn)
    const rows = new Map<string, number>()
    const sums: string[] = []
    const written = () => [...rows.values()].reduce((all, one) => all + one, 0)
    const files = await filesIn(snapshot, asked.area)
    const entries: ZipEntry[] = [
      { name: 'README.txt', bytes: () => bytes(readMe(about, tables)) },
      { name: 'dictionary.csv', bytes: () => bytes(dictionary(tables)) },
      { name: 'csv-metadata.json', bytes: () => bytes(csvOnTheWeb(about, tables)) },
      ...tables.map((table) =>
        tableEntry(snapshot, table, asked.area, (many) => {
          rows.set(table.table, many)
          asked.onProgress?.({ tables: rows.size, of: tables.length, rows: written() })
          asked.stopping?.throwIfAborted()
        }),
      ),
      ...files,
      { name: 'manifest.json', bytes: () => bytes(manifest(about, rows)) },
      { name: 'SHA256SUMS', bytes: () => bytes(`${sums.join('\n')}\n`) },
    ]
    const whole = await zipInto(into, entries, {
      at: asked.at,
      onPacked: ({ name, sha256 }) => sums.push(`${sha256}  ${name}`),
    })
    return { ...whole, tables: rows.size, rows: written(), files: files.length }
  })
}
