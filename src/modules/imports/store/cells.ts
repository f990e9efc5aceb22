import { type RawBuilder, sql } from 'kysely'
import type { PersonColumn } from '../person-file/columns.ts'

/** A row of the file that is being brought in, and the row of an earlier file that it takes the place of. */
export type Whose = 'n' | 'o'

type Sql = RawBuilder<unknown>

const cell = (whose: Whose, column: PersonColumn): Sql => sql.ref(`${whose}.${column}`)

// A blank of a day or a number is kept with the row of the file; the record itself has nothing there.
const measured = (whose: Whose, column: PersonColumn, type: 'date' | 'smallint' | 'numeric'): Sql =>
  sql`case when ${cell(whose, column)} ~ '^[0-9]' then ${cell(whose, column)}::${sql.raw(type)} end`

/** A cell that is a day, or nothing. */
export const day = (column: PersonColumn, whose: Whose = 'n'): Sql => measured(whose, column, 'date')

/** A cell that is a number of a job, or nothing. */
export const number = (column: PersonColumn, whose: Whose = 'n'): Sql => measured(whose, column, 'numeric')

/** A cell that is a code, with the blank there is where nothing stands. */
export const code = (column: PersonColumn, whose: Whose = 'n'): Sql => sql`coalesce(${cell(whose, column)}, 'unknown')`

/** A cell of words, without its blanks. */
export const plain = (column: PersonColumn, whose: Whose = 'n'): Sql =>
  sql`nullif(nullif(${cell(whose, column)}, 'prefer_not_to_say'), 'not_asked')`

const several = (column: PersonColumn, whose: Whose): Sql =>
  sql`case when ${cell(whose, column)} is null or ${cell(whose, column)} in ('prefer_not_to_say', 'not_asked') then '{}'::text[] else string_to_array(${cell(whose, column)}, ';') end`

/** What of somebody's answers stands in which column of the file, and how it is read from there. */
export const answerCells: readonly { into: string; column: PersonColumn; read: (whose?: Whose) => Sql }[] = [
  ...(
    [
      'gender',
      'trans',
      'sexual_orientation',
      'ethnic_group',
      'condition_12_months',
      'condition_limits',
      'lone_parent',
      'disabled_child',
      'care_experienced',
      'convictions',
      'homeless',
      'refugee',
      'carer',
      'armed_forces',
      'employment_status',
    ] as const
  ).map((column) => ({ into: column, column, read: (whose: Whose = 'n') => code(column, whose) })),
  { into: 'conditions', column: 'conditions', read: (whose = 'n') => several('conditions', whose) },
  { into: 'children', column: 'children', read: (whose = 'n') => measured(whose, 'children', 'smallint') },
  {
    into: 'youngest_child_born',
    column: 'youngest_child_date_of_birth',
    read: (whose = 'n') => day('youngest_child_date_of_birth', whose),
  },
  { into: 'unemployed_since', column: 'unemployed_since', read: (whose = 'n') => day('unemployed_since', whose) },
  {
    into: 'qualification_scqf',
    column: 'qualification_scqf',
    read: (whose = 'n') => measured(whose, 'qualification_scqf', 'smallint'),
  },
]

/** Whether any of some cells is other than it was in the earlier file. */
export const differ = (...columns: readonly PersonColumn[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(columns.map((column) => cell('n', column)))}) is distinct from (${sql.join(columns.map((column) => cell('o', column)))})`

/** What a column of a record becomes: what the file says now where that is other than what it said before, else what it is. */
export const corrected = (column: PersonColumn, read: Sql, now: string): Sql =>
  sql`case when ${differ(column)} then ${read} else ${sql.ref(now)} end`
