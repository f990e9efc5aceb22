import type { Tx } from '#platform/db'
import type { ReadCell } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import type { Problem } from './person-file/problem.ts'

/** One of the values that a column may hold, in words, and what else people write for it: `fem` and `f` for `woman`. */
export interface Code {
  code: string
  text: string
  /** In small letters. */
  also?: readonly string[] | undefined
}

/** A column of ours, as somebody matches a column of theirs to it. */
export interface ColumnToMatch {
  name: string
  /** What it is called on a page: "Date of birth". */
  label: string
  /** A file without it says too little. */
  needed?: boolean | undefined
  /** What else it is called, in small letters, words apart by a space: `dob`, `birth date`. */
  also: readonly string[]
  /** Whether a value, as the file writes it, looks like one of this column's; to tell columns apart that are called like nothing. */
  looks?: ((value: string) => boolean) | undefined
  /** What it may hold, when it holds codes. */
  codes?: readonly Code[] | undefined
}

/** What a checked row says, by our columns; null where nothing is recorded. */
export type Cells = Readonly<Record<string, string | null>>

/** Some rows of a file in order, each checked: what it says, or what is wrong with it. As readChecked of person-file/read-people.ts gives them. */
export interface Read {
  heading: { cells: readonly ReadCell[]; places: readonly { column: string; at: number }[] }
  rows: readonly { row: number; said: Cells | Problem[]; given(): readonly ReadCell[] }[]
}

/** A file whose rows are checked and lie in imports.staged_row, about to be stored or looked ahead at. */
export interface Step {
  /** The file, whose rows these are. */
  file_id: string
  /** What this storing is noted under. */
  import_id: string
  area_id: string
  fingerprint: string
  today: CalendarDate
  /** The columns of ours that the file has, as they were matched. */
  columns: ReadonlySet<string>
  /** Only the rows of whom it has since been decided whether they are known here. */
  only?: 'decided' | undefined
  /** What was chosen before it went: for people, who supports and who leads them. */
  options: Readonly<Record<string, string>>
  /** Told how much of the storing is done, from 0 to 1. It throws when somebody has asked to stop; nothing is stored then. */
  onProgress?: ((done: number) => Promise<void>) | undefined
}

/** What storing comes to, or would. */
export interface Counts {
  added: number
  changed: number
  unchanged: number
  /** Joined to what was known here. */
  matched: number
  /** Left out until somebody has decided whether they are known here. */
  waiting: number
}

/** What would come of a file, and the rows that could not be because of what is here. */
export interface Foreseen extends Counts {
  problems: readonly Problem[]
}

/** A record that a file brought or changed and somebody has worked on since, so that the file cannot be taken back. */
export interface Worked {
  /** The person or record, for a link; empty where the viewer has no page of it. */
  href: string
  /** Its name as the viewer may read it. */
  name: string
  /** What was done since, by whom and when, in words. */
  because: string
}

/**
 * A kind of file that can be brought in: what the four steps (upload, columns, values, preview and go) and the taking back need of it. Rows are read and
 * checked by `read`, kept by the steps in imports.staged_row, and stored in one transaction of the program's own role by `store`.
 */
export interface Kind {
  /** Plural, small letters: `people`. Kept with every file. */
  readonly name: string
  /** "People and what happened to them", and a sentence about what a row is. */
  readonly title: string
  readonly hint: string
  /** "1 person", "2 people". */
  readonly noun: { one: string; many: string }
  /** The columns on a day, in their order; what the area has of its own among the codes is there too. */
  columns(today: CalendarDate, area_id: string): readonly ColumnToMatch[]
  /**
   * Reads and checks every row. `mapping` is what mappingOf of person-file/mapping.ts reads: theirs to ours.
   * @throws FileRefused
   */
  read(path: string, mapping: unknown, today: CalendarDate): AsyncGenerator<Read>
  /** Which column holds a postcode, to see whose people they are; undefined where rows have none. */
  readonly postcodeIn?: string | undefined
  /** Before it goes, it is asked which organisation supports these people and who there leads them (step.options.organisation and lead, by name). */
  readonly asksWhoSupports?: boolean | undefined
  /** What storing would come to. The transaction is taken back afterwards. */
  foresee(tx: Tx, step: Step): Promise<Foreseen>
  /** Stores every staged row, in this transaction: all or nothing. Writes its audit, and a row of imports.import. */
  store(tx: Tx, step: Step): Promise<Counts>
  /** What was worked on since a storing, so that it cannot be taken back; at most so many. As the program sees it: say nothing of a record's content. */
  workedOn(tx: Tx, import_id: string, most: number): Promise<{ worked: Worked[]; count: number }>
  /** Makes everything that a storing added or changed as it was before. Ask workedOn first, in the same transaction. */
  takeBack(tx: Tx, import_id: string): Promise<void>
}
