import type { Statistics } from '../../statistics.ts'
import { figures } from '../figures.ts'
import { type Hiding, hiding } from './hiding.ts'
import { movesIn } from './moves.ts'
import { networksOf } from './network.ts'
import { type People, peopleIn, width } from './people.ts'
import { isSecret, plainly } from './plain.ts'
import { few, hideSmall } from './primary.ts'
import { proved, type Secret, secretsOf } from './proved.ts'
import { securing } from './secure.ts'
import { tolls } from './tolls.ts'

/**
 * The rows to hide, by their place among the rows given, chosen one by one for the least loss: every small number, and enough others that each
 * hidden number is proved to be open, by worlds that a reader cannot tell apart and in which it differs by the threshold. Undefined when that could not
 * be proved of all, or the rows are not statistics as they are counted.
 */
export function cellsToHide(statistics: Statistics, threshold: number): ReadonlySet<number> | undefined {
  const people = peopleIn(statistics)
  if (people === undefined) return undefined
  const hidden = hiding(people)
  hideSmall(people, hidden, few(threshold))
  if (!hideEnough(people, hidden, threshold)) return undefined
  return new Set(hidden.hidden.map((at) => people.rows[at] ?? -1))
}

/** Hides until every number that is hidden is open; false when some could not be. What is open stays so when more is hidden. */
function hideEnough(people: People, hidden: Hiding, threshold: number): boolean {
  const seen = proved(people)
  const networks = networksOf(people)
  const moves = movesIn(people, networks, tolls(people, hidden, networks))
  const secure = securing(people, hidden, moves, seen, threshold)
  const plain = plainly(people, hidden)
  const isNone = ({ g, of, less }: Secret) =>
    (people.counts[g * width + of] ?? 0) === (less < 0 ? 0 : (people.counts[g * width + less] ?? 0))
  const isSafe = (secret: Secret) =>
    !isSecret(hidden, secret) ||
    isNone(secret) ||
    seen.spread(secret) >= threshold ||
    plain.atLeast(secret) >= threshold
  const secrets = inTurn(people)
  // What could not be opened at first may be when more is hidden.
  let left = 0
  for (let before = -1; before < hidden.hidden.length; ) {
    before = hidden.hidden.length
    left = 0
    for (const secret of secrets) {
      if (isSafe(secret) || secure(secret)) continue
      left += 1
      if (left > hopeless) return false
    }
  }
  return left === 0
}

/** So many numbers that could not be opened: there are too few people to choose among, and looking on would take minutes. */
const hopeless = 20

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
