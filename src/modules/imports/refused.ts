import { type Problem, problemText } from './person-file/problem.ts'

/** How many problems are told one by one. */
export const mostTold = 1000

/** A file was refused with everything that is wrong with it, and nothing of it was stored. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused'
  readonly exitCode = 1
  readonly problems: readonly Problem[]
  /** How many there are in all; at most mostTold of them are told. */
  readonly count: number

  constructor(found: Found) {
    super(refusalText(found))
    this.problems = found.told
    this.count = found.count
  }
}

/** What was found wrong with a file: the first of them, how many in all, and in which rows. */
export interface Found {
  told: Problem[]
  count: number
  rows: Set<number>
}

/** Nothing yet. */
export const nothingFound = (): Found => ({ told: [], count: 0, rows: new Set() })

/** Adds problems to what was found. */
export function note(found: Found, problems: readonly Problem[]): void {
  for (const problem of problems) {
    found.count += 1
    found.rows.add(problem.row)
    if (found.told.length < mostTold) found.told.push(problem)
  }
}

/** Goes on only when nothing is wrong, or when the rows that are right are wanted all the same and there are some. @throws ImportRefused */
export function refuseUnlessAccepted(
  { acceptValid }: { acceptValid?: boolean | undefined },
  found: Found,
  rows: number,
): void {
  if (found.count > 0 && (!acceptValid || found.rows.size >= rows)) throw new ImportRefused(found)
}

/** What was found, a line each, for the person who runs the import. `then` says what became of the file. */
export function refusalText({ told, count, rows }: Found, then = 'and nothing was stored'): string {
  const things = count === 1 ? '1 thing is' : `${count} things are`
  const where = rows.size === 1 ? '1 row' : `${rows.size} rows`
  const more = count > told.length ? [`and ${count - told.length} more like these`] : []
  return [`${things} wrong in ${where}, ${then}.`, ...told.map(problemText), ...more].join('\n')
}
