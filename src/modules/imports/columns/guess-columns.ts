import type { ColumnToMatch } from '../kind.ts'
import { folded } from '../person-file/mapping.ts'
import { codeFor } from '../values/guess-codes.ts'
import type { ColumnFound, Survey } from '../work/file.ts'

/** The words of a heading, without what only divides them: `Date_of-Birth*` and `date of birth` are the same. */
const plain = (name: string): string =>
  folded(name)
    .replace(/([\p{L}])['’]([\p{L}])/gu, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Everything that a column of ours may be called. */
export const namesOf = ({ name, label, also }: ColumnToMatch): string[] => [
  ...new Set([name, label, ...also].map(plain)),
]

const enough = 40

/** How well a column of theirs fits one of ours, by its name and by what stands in it; enough from 40 on. */
function fitness(theirs: ColumnFound, ours: ColumnToMatch): number {
  return byName(plain(theirs.name), ours) + byValues(theirs, ours)
}

function byName(name: string, ours: ColumnToMatch): number {
  const names = namesOf(ours)
  if (name === plain(ours.name) || name === plain(ours.label)) return 100
  if (names.includes(name)) return 90
  const within = names.filter((one) => one.length > 2 && ` ${name} `.includes(` ${one} `)).map(({ length }) => length)
  if (within.length > 0) return 45 + Math.min(25, Math.max(...within))
  return Math.max(0, ...names.map((one) => (one.length > 5 && alike(one, name) > 0.8 ? 50 : 0)))
}

function byValues({ filled, days, values, looks }: ColumnFound, ours: ColumnToMatch): number {
  if (filled === 0) return 0
  const isDay = /_on$|date_of_birth$|_since$/.test(ours.name)
  if (isDay && days / filled < 0.5) return -80
  if (!isDay && days / filled > 0.8) return -80
  if (ours.looks !== undefined) {
    const share = (looks[ours.name] ?? 0) / filled
    const alone = isDay ? 25 : 45
    return share > 0.8 ? alone : share < 0.2 ? -40 : 0
  }
  if (ours.codes === undefined) return 0
  if (values === undefined) return -60
  const known = values.reduce(
    (sum, { theirs, rows }) => sum + (codeFor(theirs, ours.codes ?? []) === undefined ? 0 : rows),
    0,
  )
  return known / filled > 0.8 ? 15 : known / filled < 0.2 ? -50 : 0
}

/** How alike two words are, from 0 to 1, by their pairs of letters. */
function alike(one: string, other: string): number {
  const pairs = (word: string) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
  const [left, right] = [pairs(one), pairs(other)]
  const shared = left.filter((pair) => right.includes(pair)).length
  return (2 * shared) / (left.length + right.length)
}

/** Which column of ours each of theirs is likely to be, by its place in the file; null where none fits well. Each of ours is given once, to the best. */
export function guessColumns({ columns }: Survey, ours: readonly ColumnToMatch[]): Map<number, string | null> {
  const guessed = new Map<number, string | null>(columns.map(({ at }) => [at, null]))
  const fits = columns
    .flatMap((theirs) => ours.map((one) => ({ at: theirs.at, column: one.name, score: fitness(theirs, one) })))
    .filter(({ score }) => score >= enough)
    .toSorted((a, b) => b.score - a.score)
  const given = new Set<string>()
  for (const { at, column } of fits) {
    if (guessed.get(at) !== null || given.has(column)) continue
    guessed.set(at, column)
    given.add(column)
  }
  return guessed
}
