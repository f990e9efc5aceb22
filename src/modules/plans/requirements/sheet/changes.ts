import { createHash } from 'node:crypto'
import { type ColumnName, cellOf, columns, type Line } from '../requirement.ts'

/** A line as it stands, with its number and the mark of its version. */
export interface Standing {
  id: string
  number: number
  mark: string
  line: Line
}

/** A line of a spreadsheet: with a number it is the line of that number, without it is new. */
export interface GivenLine {
  /** Its row in the file, from 1. */
  row: number
  number: number | null
  /** The mark that the line had when it was taken out; null where the file does not say. */
  mark: string | null
  line: Line
}

/** What a cell held and is to hold. */
export interface CellChange {
  column: ColumnName
  from: string
  to: string
}

/** What a spreadsheet would make of the table. */
export interface Changes {
  added: GivenLine[]
  changed: {
    standing: Standing
    given: GivenLine
    cells: CellChange[]
    /** Somebody has changed the line here since the file was taken out: those changes would be undone. */
    overtaken: boolean
  }[]
  removed: Standing[]
  unchanged: number
}

/** What a spreadsheet of lines would change. In: every number given stands in the table, and once. */
export function changesOf(standing: readonly Standing[], given: readonly GivenLine[]): Changes {
  const byNumber = new Map(given.flatMap((one) => (one.number === null ? [] : [[one.number, one] as const])))
  const changes: Changes = {
    added: given.filter(({ number }) => number === null),
    changed: [],
    removed: [],
    unchanged: 0,
  }
  for (const one of standing) {
    const its = byNumber.get(one.number)
    if (its === undefined) {
      changes.removed.push(one)
      continue
    }
    const cells = columns.flatMap(({ name: column }): CellChange[] => {
      const [from, to] = [cellOf(one.line, column), cellOf(its.line, column)]
      return from === to ? [] : [{ column, from, to }]
    })
    if (cells.length === 0) changes.unchanged += 1
    else
      changes.changed.push({ standing: one, given: its, cells, overtaken: its.mark !== null && its.mark !== one.mark })
  }
  return changes
}

export const isNothing = ({ added, changed, removed }: Changes): boolean =>
  added.length + changed.length + removed.length === 0

/** By what it is known that the changes somebody was shown are those that would be made now. */
export const printOf = (standing: readonly Standing[], changes: Changes): string =>
  createHash('sha256')
    .update(JSON.stringify([standing.map(({ number, mark }) => [number, mark]), changes]))
    .digest('base64url')
