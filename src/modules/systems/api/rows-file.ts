import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A row of a file as a system sends it: its columns by name. */
export type RowCells = Readonly<Record<string, string | number | null | undefined>>

const quoted = (value: string | number | null | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`

/**
 * Writes rows as the file that they stand for (contracts §4 and docs/files.md), where its one reader takes them; gone again once the work is done,
 * however it ends. The first row stands in row 2 of the file.
 */
export async function asFileOfRows<T>(rows: readonly RowCells[], work: (path: string) => Promise<T>): Promise<T> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns.map(quoted), ...rows.map((row) => columns.map((column) => quoted(row[column])))]
  const folder = await mkdtemp(join(tmpdir(), 'nwd-rows-'))
  try {
    const path = join(folder, 'rows.csv')
    await writeFile(path, lines.map((line) => `${line.join(',')}\r\n`).join(''), { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
