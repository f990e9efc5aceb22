import type pg from 'pg'
import { type Login, withClient } from './connect.ts'
import { codeOf, DatabaseRefusal } from './errors.ts'
import { type MigrationFile, readMigrations } from './migration-files.ts'
import { ensureRoles } from './roles.ts'

interface Applied {
  readonly name: string
  readonly checksum: string
  readonly breaking: string | null
}

/** 'nwd' and 'migr' in ASCII, so that the lock can be recognised in pg_locks. */
const lock = [0x6e7764, 0x6d696772]

const ledger = `
  create schema if not exists nwd;
  comment on schema nwd is 'The program itself: migrations, and the settings every policy reads';
  create table if not exists nwd.migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp(),
    breaking text
  );
  comment on table nwd.migration is 'Which migration files this database has had';
  comment on column nwd.migration.name is 'File name | sensitivity: none | retention: for ever';
  comment on column nwd.migration.checksum is 'SHA-256 of the file as applied | sensitivity: none | retention: for ever';
  comment on column nwd.migration.applied_at is 'When it was last applied | sensitivity: none | retention: for ever';
  comment on column nwd.migration.breaking is 'Why a program without this file must not use the database; null when it may | sensitivity: none | retention: for ever'`

const readApplied = async (client: pg.ClientBase): Promise<Map<string, Applied>> => {
  try {
    const { rows } = await client.query<Applied>('select name, checksum, breaking from nwd.migration')
    return new Map(rows.map((row) => [row.name, row]))
  } catch (error) {
    if (codeOf(error) === '42P01' || codeOf(error) === '3F000') return new Map()
    throw error
  }
}

/** @throws DatabaseRefusal when this program is too old for the database, or a file was changed after it was applied */
const refuseMismatch = (files: readonly MigrationFile[], applied: ReadonlyMap<string, Applied>): void => {
  const ours = new Set(files.map((file) => file.name))
  for (const row of applied.values()) {
    if (row.breaking !== null && !ours.has(row.name))
      throw new DatabaseRefusal(
        `This program is older than the database, which has had ${row.name} (${row.breaking}): install the newer version of No Wrong Door, or restore a backup made before it.`,
      )
  }
  for (const file of files) {
    const before = applied.get(file.name)
    if (!file.repeatable && before && before.checksum !== file.checksum)
      throw new DatabaseRefusal(
        `The migration ${file.name} was changed after this database had it: put the file back as it was, and write the change as a new migration.`,
      )
  }
}

const pending = (files: readonly MigrationFile[], applied: ReadonlyMap<string, Applied>): MigrationFile[] =>
  files.filter((file) => applied.get(file.name)?.checksum !== file.checksum)

const apply = async (client: pg.ClientBase, file: MigrationFile): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(file.sql)
    await client.query(
      `insert into nwd.migration (name, checksum, breaking) values ($1, $2, $3)
       on conflict (name) do update set checksum = excluded.checksum, breaking = excluded.breaking, applied_at = clock_timestamp()`,
      [file.name, file.checksum, file.breaking],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw failedIn(file, error)
  }
}

const failedIn = (file: MigrationFile, error: unknown): Error => {
  const place =
    error instanceof Error && 'position' in error && typeof error.position === 'string'
      ? `, line ${file.sql.slice(0, Number(error.position)).split('\n').length}`
      : ''
  const reason = error instanceof Error ? error.message : String(error)
  return new DatabaseRefusal(`The migration ${file.name} failed${place}, and nothing of it was kept: ${reason}`, 1, {
    cause: error,
  })
}

export interface MigrateOptions {
  /** The installation's secret, from which the roles' passwords are worked out. */
  readonly secret: string
  /** Where the SQL files are; the repository's own by default. */
  readonly folder?: string | undefined
  /** Told of each file as it starts. */
  readonly onStep?: ((name: string) => void) | undefined
}

/**
 * Brings a database to this version: roles, then every file it has not had, each in its own transaction, one program at a time.
 * @returns the names of the files applied, in order; empty when there was nothing to do
 * @throws DatabaseRefusal when the program is older than a breaking change, a file was altered, or a file fails
 */
export const migrate = async (owner: Login, options: MigrateOptions): Promise<string[]> => {
  const files = await readMigrations(options.folder)
  return withClient(owner, 'nwd migrate', async (client) => {
    await ensureRoles(client, options.secret)
    const before = await readApplied(client)
    refuseMismatch(files, before)
    if (before.size > 0 && pending(files, before).length === 0) return []

    await client.query('select pg_advisory_lock($1, $2)', lock)
    // A file that a power cut takes back is applied again at the next start; waiting for the disk after each doubles a first start.
    await client.query('set synchronous_commit = off')
    if (before.size === 0) await client.query(ledger)
    // Another program may have done the work while this one waited.
    const applied = await readApplied(client)
    refuseMismatch(files, applied)
    const todo = pending(files, applied)
    for (const file of todo) {
      options.onStep?.(file.name)
      await apply(client, file)
    }
    return todo.map((file) => file.name)
  })
}

/** Whether the database has had every file of this program, for /readyz. The client is one that may read nwd.migration. */
export const isUpToDate = async (client: pg.ClientBase, folder?: string): Promise<boolean> =>
  pending(await readMigrations(folder), await readApplied(client)).length === 0
