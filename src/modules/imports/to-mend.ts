import { open } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { csvOf, type ReadCell } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { whatIsWrong } from './person-file/heading.ts'
import { problemText } from './person-file/problem.ts'
import { type FileOf, type ReadBy, readChecked } from './person-file/read-people.ts'
import type { Found } from './refused.ts'

/**
 * Writes the rows that were not stored to a file beside the one they came from, as they were given, each with what is wrong with it; mended, it can be
 * brought in by itself. Only who writes it may read it, for it names people. Returns its path.
 */
export async function writeToMend<Column extends string, Said>(
  file: FileOf<Column>,
  { told, rows }: Found,
  today: CalendarDate,
  by: ReadBy<Column, Said>,
): Promise<string> {
  const path = join(dirname(file.path), `${basename(file.path, extname(file.path))}.to-mend.csv`)
  const target = await open(path, 'w', 0o600)
  try {
    let begun = false
    for await (const { heading, rows: checked } of readChecked(file, today, by)) {
      const lines = begun ? [] : [lineOf([...heading.cells, whatIsWrong])]
      begun = true
      for (const { row, said, given } of checked) {
        if (!rows.has(row)) continue
        const problems = Array.isArray(said) ? said : told.filter((one) => one.row === row)
        lines.push(lineOf([...given(), problems.map(problemText).join('; ')]))
      }
      await target.write(lines.join(''))
    }
  } finally {
    await target.close()
  }
  return path
}

const lineOf = (cells: readonly ReadCell[]): string => csvOf({ name: '', headings: cells.map(String), rows: [] })
