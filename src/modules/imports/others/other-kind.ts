import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Code, Worked } from '../kind.ts'
import type { Asked, Reader } from '../person-file/cells.ts'
import { type CheckBy, checkerOf } from '../person-file/check-row.ts'
import type { ColumnsOfFile } from '../person-file/columns.ts'
import type { Problem } from '../person-file/problem.ts'
import type { ReadBy } from '../person-file/read-people.ts'

/** What a row says, by the columns of its kind; null where nothing is recorded. */
export type Said<Column extends string = string> = Record<Column, string | null>

/** A column of a kind of file: how its cells are read, and what it is called on a page and elsewhere. */
export interface OtherColumn {
  label: string
  needed?: true
  /** What else it is called, in small letters, words apart by a space. */
  also: readonly string[]
  reader(today: CalendarDate): Reader
  codes?(today: CalendarDate): readonly Code[]
  /** Whether a value looks like one of this column's, where its name tells nothing. */
  looks?(value: string): boolean
}

/** What storing such a file has to know besides its rows. */
export interface OtherStoring {
  import_id: string
  area_id: string
  partnership: { id: string; name: string }
  today: CalendarDate
}

/** Where the rows of a kind are kept as they were read: about nobody, or about people. */
export type RowsTable = 'entry_row' | 'history_row'

/** A kind of file besides people: its columns, what cannot be in a row, and how its rows are stored from the table other_stage. */
export interface OtherKind<Column extends string = string> {
  readonly name: 'organisations' | 'employers' | 'services' | 'referrals' | 'attendance'
  readonly title: string
  readonly hint: string
  readonly noun: { one: string; many: string }
  readonly table: RowsTable
  /** The column whose name alone shows which row is the heading. */
  readonly tells: Column
  readonly columns: Readonly<Record<Column, OtherColumn>>
  /** What tells a row from the others; null where that cannot be said yet. Beside it, where a second row of the same is told of. */
  key(said: Said<Column>): string | null
  readonly twice: { column: Column; what: string }
  /** What cannot be between the cells of a row. */
  impossible(said: Said<Column>): Iterable<readonly [Column, string]>
  /** What cannot be beside what is here. Rows that tell of what is known here already may be marked as matched. */
  settle(tx: Tx, storing: OtherStoring): Promise<Problem[]>
  /** Stores new, matched and changed rows. Returns what a person should know, in sentences. */
  store(tx: Tx, storing: OtherStoring): Promise<string[]>
  workedOn(tx: Tx, import_id: string, most: number): Promise<{ worked: Worked[]; count: number }>
  takeBack(tx: Tx, import_id: string): Promise<void>
}

const namesOf = <Column extends string>({ columns }: OtherKind<Column>) => Object.keys(columns) as Column[]

/** The columns of a kind, as headings and mappings look for them. */
export const columnsOf = <Column extends string>(kind: OtherKind<Column>): ColumnsOfFile<Column> => ({
  all: namesOf(kind),
  needed: namesOf(kind).filter((name) => kind.columns[name].needed),
  tells: kind.tells,
})

/** How the rows of a kind are read and checked. */
export const readBy = <Column extends string>(kind: OtherKind<Column>): ReadBy<Column, Said<Column>> => ({
  columns: columnsOf(kind),
  checker: (asked: Asked, heading) => checkerOf(checkBy(kind, asked.today), asked, heading),
})

function checkBy<Column extends string>(kind: OtherKind<Column>, today: CalendarDate): CheckBy<Column> {
  const readers = Object.fromEntries(namesOf(kind).map((name) => [name, kind.columns[name].reader(today)]))
  return {
    columns: columnsOf(kind),
    readers: readers as Record<Column, Reader>,
    impossible: (said) => kind.impossible(said),
    once: {
      column: kind.twice.column,
      of: (said) => kind.key(said),
      twice: (before) => `stands in row ${before} already: ${kind.twice.what}`,
    },
  }
}
