import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One SQL file. `breaking` is why a program without this file must not use a database that has it, or null. */
export interface MigrationFile {
  readonly name: string
  readonly sql: string
  readonly checksum: string
  readonly repeatable: boolean
  readonly breaking: string | null
}

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

const sqlFilesIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => name.endsWith('.sql')).sort()
}

const read = async (folder: string, name: string, repeatable: boolean): Promise<MigrationFile> => {
  const sql = await readFile(join(folder, name), 'utf8')
  return {
    name: repeatable ? `repeatable/${name}` : name,
    sql,
    checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'),
    repeatable,
    breaking: /^-- breaking: *(.+)/.exec(sql)?.[1]?.trim() ?? null,
  }
}

/** The files of a folder in the order they run: forward ones by number, then the repeatable ones by name. */
export const readMigrations = async (folder = migrationsFolder): Promise<MigrationFile[]> => {
  const again = join(folder, 'repeatable')
  return Promise.all([
    ...(await sqlFilesIn(folder)).map((name) => read(folder, name, false)),
    ...(await sqlFilesIn(again)).map((name) => read(again, name, true)),
  ])
}
