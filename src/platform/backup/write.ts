import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { DatabaseRefusal, type Login, withClient } from '#platform/db'
import { migrationsOf, sequencesOf, tablesOf } from './catalogue.ts'
import { type Heading, sealOf } from './heading.ts'

export interface BackupParts {
  readonly owner: Login
  readonly now: Date
  /** What the database's sealed values are sealed with. */
  readonly secret: string
  /** Whether the installation keeps that secret itself, so that the backup must hold it. */
  readonly keepsSecret: boolean
}

export interface Written {
  readonly tables: number
  readonly rows: number
}

/**
 * Writes everything the database holds to a new file, as it was at one moment, while the program goes on: gzip of a heading, each table as COPY
 * writes it, where the sequences stand, and a last line that seals the whole. The file appears when it is complete, closed to other users.
 * @throws DatabaseRefusal when there is a file of that name
 */
export async function writeBackup(path: string, parts: BackupParts): Promise<Written> {
  const draft = `${path}.${process.pid}.part`
  const written = { tables: 0, rows: 0 }
  try {
    await withClient(parts.owner, 'nwd backup', async (client) => {
      // Where the rows of others are hidden from the owner, that is an error and not a smaller backup.
      await client.query('begin isolation level repeatable read read only; set local row_security = off')
      await pipeline(
        Readable.from(contents(client, parts, written), { objectMode: false }),
        createGzip({ level: 6 }),
        createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
      )
      await client.query('commit')
    })
    await kept(draft)
    await link(draft, path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
        throw new DatabaseRefusal(`There is a file ${path} already: give another name, or move it away first.`)
      throw error
    })
    return written
  } finally {
    await rm(draft, { force: true })
  }
}

/** On the disk, and not only on its way there. */
async function kept(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* contents(
  client: pg.Client,
  { now, secret, keepsSecret }: BackupParts,
  written: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (bytes: Buffer) => {
    hash.update(bytes)
    return bytes
  }
  const line = (value: object) => hashed(Buffer.from(`${JSON.stringify(value)}\n`))
  const first: Heading = {
    format: 'no-wrong-door backup 1',
    made_at: now.toISOString(),
    migrations: await migrationsOf(client),
    sealed_with: sealOf(secret),
    ...(keepsSecret ? { secret } : {}),
  }
  yield line(first)
  for (const { table, columns } of await tablesOf(client)) {
    yield line({ table, columns })
    const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from ${table}) to stdout`))
    for await (const chunk of rows) yield hashed(Buffer.from(chunk))
    yield hashed(Buffer.from('\\.\n'))
    written.tables += 1
    written.rows += rows.rowCount
  }
  for (const sequence of await sequencesOf(client)) yield line(sequence)
  yield Buffer.from(`${JSON.stringify({ ...written, sha256: hash.digest('hex') })}\n`)
}
