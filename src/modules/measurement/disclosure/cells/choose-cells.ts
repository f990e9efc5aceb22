import type { Statistics } from '../../statistics.ts'
import { figureAt, figures, shownBy } from '../figures.ts'
import { type Hiding, hiding } from './hiding.ts'
import { movesIn } from './moves.ts'
import { networksOf } from './network.ts'
import { type People, peopleIn, width } from './people.ts'
import { isSecret, plainly } from './plain.ts'
import { few, hideSmall } from './primary.ts'
import { proved, type Secret, secretsOf } from './proved.ts'
import { securing } from './secure.ts'
import { tolls } from './tolls.ts'

/** Rows chosen one by one for the least loss, as they are so far. */
export interface Choice {
  readonly people: People
  hideFigure(g: number, figure: number): void
  /** Hides a row, by its place among those given. */
  hideRow(row: number): void
  /** Hides until every hidden number is proved to be open, by worlds that a reader cannot tell apart; how many could not be, or the first of them. */
  open(): number
  /** The rows to hide, by their place among the rows given. */
  hidden(): ReadonlySet<number>
  /** The worlds that are the proof. */
  readonly worlds: readonly Int32Array[]
}

/** So many numbers that could not be opened: there are too few people to choose among, and looking on would take minutes. */
export const hopeless = 60

/** Begins with the rows that by themselves show few people. Undefined of rows that are not statistics as they are counted, about which nothing can be proved. */
export function choosing(statistics: Statistics, threshold: number, keepsTotal = true): Choice | undefined {
  const people = peopleIn(statistics)
  if (people === undefined) return undefined
  const hidden = hiding(people)
  const total = people.at('all', 'all', 'all')
  people.always = total < 0 || !keepsTotal ? -1 : total * width + figureAt('started')
  hideSmall(people, hidden, few(threshold))
  const seen = proved(people)
  const networks = networksOf(people)
  const secure = securing(people, hidden, movesIn(people, networks, tolls(people, hidden, networks)), seen, threshold)
  const isSafe = safety(people, hidden, seen, threshold)
  const secrets = inTurn(people)
  return {
    people,
    worlds: seen.worlds,
    hideFigure: hidden.hideFigure,
    hideRow: (row) => {
      const at = people.rows.indexOf(row)
      if (at >= 0) hidden.hideRow(Math.floor(at / shownBy.length), at % shownBy.length)
    },
    hidden: () => new Set(hidden.hidden.map((at) => people.rows[at] ?? -1)),
    open: () => {
      // What could not be opened at first may be when more is hidden; what is open stays so.
      for (let before = -1, left = 0; ; left = 0) {
        before = hidden.hidden.length
        for (const secret of secrets) {
          if (isSafe(secret) || secure(secret, () => isSafe(secret))) continue
          left += 1
          if (left > hopeless) return left
        }
        if (before === hidden.hidden.length) return left
      }
    },
  }
}

/**
 * Whether a number needs no more hidden: it is shown, or nobody, or proved to be open, or seen to be of enough people; and how many more there are than in
 * an earlier release might be nobody.
 */
function safety(people: People, hidden: Hiding, seen: ReturnType<typeof proved>, threshold: number) {
  const { counts, floors, wasThere } = people
  const plain = plainly(people, hidden)
  const count = (g: number, f: number) => (f < 0 ? 0 : (counts[g * width + f] ?? 0))
  return (secret: Secret): boolean => {
    const { g, of, less } = secret
    if (!isSecret(hidden, secret) || seen.spread(secret) >= threshold) return true
    if (count(g, of) !== count(g, less) && plain.atLeast(secret) < threshold) return false
    const at = g * width + of
    return less >= 0 || wasThere[at] !== 1 || seen.reach(secret, -1) >= count(g, of) - (floors[at] ?? 0)
  }
}

const first = ['started', 'entered_employment', 'due_4w', 'due_13w', 'due_26w', 'due_52w']
const turns = figures.map((figure, f) => {
  const early = first.indexOf(figure)
  return early >= 0 ? early : figure.startsWith('answered') ? 10 + f : 40 + f
})

/** What others are out of comes first, so that there is room for them; then quarters before years. */
function inTurn({ groups }: People): Secret[] {
  const turn = ({ of, less }: Secret) => (less < 0 ? (turns[of] ?? 0) : 100 + (turns[less] ?? 0))
  const level = ({ g }: Secret) => (groups[g]?.period === 'all' ? 2 : groups[g]?.period.includes(' ') ? 0 : 1)
  return groups
    .flatMap((_, g) => secretsOf(g))
    .map((secret, n) => ({ secret, n, turn: turn(secret), level: level(secret) }))
    .sort((one, other) => one.turn - other.turn || one.level - other.level || one.n - other.n)
    .map(({ secret }) => secret)
}
