import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { DatabaseRefusal, type Login, withClient } from '#platform/db'
import { foreignKeysOf, migrationsOf, type Table, tablesOf } from './catalogue.ts'
import { endLine, type Heading, heading, sealOf, sequenceLine, tableLine } from './heading.ts'
import { BackupFile, CutShort } from './parts-of-file.ts'
import type { Written } from './write.ts'

export interface RestoreParts {
  readonly owner: Login
  /** What the installation seals its values with now. */
  readonly secret: string
  /** Whether it keeps that secret itself, and so can take over the one in the backup. */
  readonly keepsSecret: boolean
  /** Whether what the database holds may be thrown away. */
  readonly replace: boolean
}

export interface Restored extends Written {
  readonly made_at: string
  /** The secret that values are sealed with from now on, where it is another than before. */
  readonly secret: string | undefined
}

/**
 * Puts a backup in place of what the database holds, in one transaction: all of it, or nothing is changed. Foreign keys are looked up anew at the end.
 * The database must have had the same migrations as the one that the backup was made of.
 * @throws DatabaseRefusal for what is wrong with the file, the version, the secret, or a database that is not empty
 */
export async function restoreBackup(path: string, parts: RestoreParts): Promise<Restored> {
  const hash = createHash('sha256')
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(path), unpacked).catch(() => undefined)
  // What cannot be unpacked is thrown where it is read; nobody may be reading just then.
  unpacked.on('error', () => undefined)
  const file = new BackupFile(unpacked, hash)
  try {
    return await withClient(parts.owner, 'nwd restore', async (client) => {
      await client.query('begin')
      try {
        const restored = await replaced(client, file, parts, () => hash.digest('hex'))
        await client.query('commit')
        return restored
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      }
    })
  } catch (error) {
    throw inWords(error, path)
  } finally {
    unpacked.destroy()
    await reading
  }
}

const damaged = (path: string) =>
  new DatabaseRefusal(
    `${path} is not a whole backup of No Wrong Door; nothing has been changed. Use another copy of it.`,
  )

function inWords(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return new DatabaseRefusal(`There is no file ${path}.`)
  const unreadable = error instanceof CutShort || error instanceof z.ZodError || error instanceof SyntaxError
  // What the unpacker, or the database at a row, cannot read.
  return unreadable || (typeof code === 'string' && /^(Z_|22|23)/.test(code)) ? damaged(path) : error
}

async function replaced(
  client: pg.Client,
  file: BackupFile,
  parts: RestoreParts,
  sealed: () => string,
): Promise<Restored> {
  const first = await file.line()
  if (first === undefined) throw new CutShort()
  file.count(first)
  const head = heading.parse(JSON.parse(first))
  await refuseOtherVersion(client, head)
  const secret = secretAfter(head, parts)
  if (!parts.replace) await refuseFull(client)

  const tables = await tablesOf(client)
  const keys = await foreignKeysOf(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table } of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${tables.map(({ table }) => table).join(', ')}`)
  const { last: done, sequences } = await filled(client, file, tables)
  if (sealed() !== done.sha256 || done.tables !== tables.length) throw new CutShort()
  for (const { table } of tables) await client.query(`alter table ${table} enable trigger user`)
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  await client.query('analyze')
  // Last of all: a sequence stays where it was set, also when the transaction is undone.
  for (const { sequence, value, called } of sequences)
    await client.query('select setval($1::regclass, $2, $3)', [sequence, value, called])
  return { tables: done.tables, rows: done.rows, made_at: head.made_at, secret }
}

async function refuseOtherVersion(client: pg.Client, { migrations }: Heading): Promise<void> {
  const here = JSON.stringify(await migrationsOf(client))
  if (here === JSON.stringify(migrations)) return
  const last = migrations.at(-1)?.name ?? 'none'
  throw new DatabaseRefusal(
    `The backup is of another version of No Wrong Door, whose last migration was ${last}: restore it with that version, and run nwd migrate with this one after.`,
  )
}

function secretAfter(head: Heading, { secret, keepsSecret }: RestoreParts): string | undefined {
  if (head.sealed_with === sealOf(secret)) return undefined
  if (keepsSecret && head.secret !== undefined) return head.secret
  throw new DatabaseRefusal(
    'The backup was made under another SECRET, without which second factors cannot be read: set SECRET to that one.',
  )
}

async function refuseFull(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ accounts: string; people: string }>(
    'select (select count(*) from auth."user")::text as accounts, (select count(*) from people.person)::text as people',
  )
  const { accounts = '0', people = '0' } = rows[0] ?? {}
  if (accounts === '0' && people === '0') return
  throw new DatabaseRefusal(
    `The database holds ${accounts} accounts and ${people} people: restore into an empty one, or say --replace to throw them away.`,
  )
}

interface Filled {
  readonly last: z.infer<typeof endLine>
  readonly sequences: readonly z.infer<typeof sequenceLine>[]
}

/** Fills the tables from the file, up to its last line, and gives that back, and where sequences are to be set. */
async function filled(client: pg.Client, file: BackupFile, tables: readonly Table[]): Promise<Filled> {
  const known = new Map(tables.map(({ table, columns }) => [table, columns.join()]))
  const sequences: z.infer<typeof sequenceLine>[] = []
  for (let line = await file.line(); line !== undefined; line = await file.line()) {
    const read: unknown = JSON.parse(line)
    const last = endLine.safeParse(read)
    if (last.success) return { last: last.data, sequences }
    file.count(line)
    const sequence = sequenceLine.safeParse(read)
    if (sequence.success) {
      sequences.push(sequence.data)
      continue
    }
    const { table, columns } = tableLine.parse(read)
    if (known.get(table) !== columns.join()) throw new CutShort()
    await pipeline(
      Readable.from(file.rows(), { objectMode: false }),
      client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
    )
  }
  throw new CutShort()
}
