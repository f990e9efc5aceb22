import type { Gathered, Value } from './gather.ts'

/** Words that somebody wrote, which may tell of others: read by somebody by name before a copy is given out. */
export interface Entry {
  /** From 1, in the order of the copy. */
  readonly number: number
  readonly table: string
  readonly tableMeaning: string
  readonly row: number
  /** The column, and the way to the words within it where it holds more. */
  readonly path: readonly (string | number)[]
  readonly label: string
  readonly words: string
  /** Why it must be decided before the copy is given out; undefined where it may go as it is. */
  readonly flagged: string | undefined
  /** A file, which is given whole or not at all. */
  readonly file: boolean
}

/** What was decided of an entry. */
export interface Decided {
  readonly entry: number
  readonly gives: 'all' | 'part' | 'nothing'
  readonly words: string | null
  readonly reason: string | null
}

const others =
  /\b(?:mum|mam|mother|dad|father|step\w+|brother|sister|son|daughter|child(?:ren)?|baby|partner|husband|wife|ex|boyfriend|girlfriend|fianc\w+|gran\w*|aunt\w*|uncle|cousin|nephew|niece|friend|flatmate|neighbour|landlord|landlady|colleague|manager|boss|police|accus\w+|alleg\w+|victim|abus\w+|violen\w+)\b/i
const reach = /[\w.+-]+@[\w-]+\.\w+|\b0\d[\d ]{8,12}\b/

// Names of columns of the house that hold a name, an address or a line of its own making: nobody's prose.
const notProse =
  /(?:^|_)(?:name|by_name|link|email|phone|address|postcode|kind|because_kind|purpose|parts|event|of_table|search_name)$/
const isProse = (words: string) => words.trim().split(/\s+/).length >= 3

const whyFlagged = (words: string): string | undefined => {
  if (others.test(words)) return 'It speaks of somebody else.'
  return reach.test(words) ? 'It has a telephone number or an e-mail address in it.' : undefined
}

function* wordsIn(value: Value, path: (string | number)[]): Generator<{ path: (string | number)[]; words: string }> {
  if (typeof value === 'string') {
    if (isProse(value) && !notProse.test(String(path.at(-1)))) yield { path, words: value }
  } else if (Array.isArray(value)) {
    for (const [at, each] of value.entries()) yield* wordsIn(each, [...path, at])
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) yield* wordsIn(each, [...path, name])
  }
}

/** Every entry of what was gathered, in the order of the copy: the same content gives the same numbers. */
export function entriesOf({ tables }: Gathered): Entry[] {
  const found: Entry[] = []
  for (const { table, meaning, columns, rows } of tables)
    for (const [row, values] of rows.entries()) {
      if (table === 'files.file' && values.removed_at === null) {
        const flagged = 'It is a file: open it and look for others in it.'
        const words = String(values.name)
        const where = { table, tableMeaning: meaning, row, path: ['name'], label: 'File', words }
        found.push({ number: found.length + 1, ...where, flagged, file: true })
        continue
      }
      for (const column of columns) {
        if (column.sensitivity === 'none' || table === 'audit.event') continue
        for (const { path, words } of wordsIn(values[column.name] ?? null, [column.name])) {
          const where = { table, tableMeaning: meaning, row, path, label: column.meaning, words }
          found.push({ number: found.length + 1, ...where, flagged: whyFlagged(words), file: false })
        }
      }
    }
  return found
}

/** The entries that must be decided and are not yet. */
export const stillOpen = (entries: readonly Entry[], decided: ReadonlyMap<number, Decided>): Entry[] =>
  entries.filter(({ number, flagged }) => flagged !== undefined && !decided.has(number))

/** What stands in the copy in place of what is not given. */
export const leftOutMark = (reason: string) => `[Left out: ${reason}]`

const replacedIn = (value: Value, path: readonly (string | number)[], by: string): Value => {
  const [step, ...rest] = path
  if (step === undefined) return by
  if (Array.isArray(value)) return value.map((each: Value, at) => (at === step ? replacedIn(each, rest, by) : each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === step ? replacedIn(each, rest, by) : each]),
  )
}

/** What was gathered, as it is given out: in each place what was decided there. `reasonOf` says a reason's code in words. */
export function asGiven(
  gathered: Gathered,
  decided: ReadonlyMap<number, Decided>,
  reasonOf: (code: string) => string,
): Gathered {
  const by = new Map<string, { path: readonly (string | number)[]; words: string }[]>()
  for (const { number, table, row, path } of entriesOf(gathered)) {
    const decision = decided.get(number)
    if (decision === undefined || decision.gives === 'all') continue
    const mark = leftOutMark(reasonOf(decision.reason ?? ''))
    const words = decision.gives === 'part' ? (decision.words ?? mark) : mark
    const key = `${table} ${row}`
    by.set(key, [...(by.get(key) ?? []), { path, words }])
  }
  const tables = gathered.tables.map((table) => ({
    ...table,
    rows: table.rows.map((values, row) => {
      let given: Value = values
      for (const { path, words } of by.get(`${table.table} ${row}`) ?? []) given = replacedIn(given, path, words)
      return given as typeof values
    }),
  }))
  return { ...gathered, tables }
}

/** The files that are given: those of which nobody decided otherwise. */
export function filesGiven(gathered: Gathered, decided: ReadonlyMap<number, Decided>): string[] {
  const rows = gathered.tables.find(({ table }) => table === 'files.file')?.rows ?? []
  return entriesOf(gathered)
    .filter(({ file, number }) => file && decided.get(number)?.gives === 'all')
    .map(({ row }) => String(rows[row]?.id))
}
