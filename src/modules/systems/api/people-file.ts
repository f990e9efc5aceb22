import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A row of the person file as a system sends it: its columns by name. */
export type PersonCells = Readonly<Record<string, string | number | null>>

const quoted = (value: string | number | null | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`

/**
 * Writes rows as the person file that they stand for (contracts §4), where its one reader takes them; gone again once the work is done, however it
 * ends. The first row stands in row 2 of the file.
 */
export async function asPersonFile<T>(rows: readonly PersonCells[], work: (path: string) => Promise<T>): Promise<T> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns.map(quoted), ...rows.map((row) => columns.map((column) => quoted(row[column])))]
  const folder = await mkdtemp(join(tmpdir(), 'nwd-people-'))
  try {
    const path = join(folder, 'people.csv')
    await writeFile(path, lines.map((line) => `${line.join(',')}\r\n`).join(''), { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
