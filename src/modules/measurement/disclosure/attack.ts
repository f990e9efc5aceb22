import type { Statistics } from '../statistics.ts'
import { budgetOf, type Limits, usualLimits } from './budget.ts'
import { Contradiction, narrow } from './facts.ts'
import type { Figure } from './figures.ts'
import { figuresThatFell, type Joined, joinedReader, saysMore } from './joined.ts'
import { defaultThreshold } from './protection.ts'
import { type Reader, readerOf } from './reader.ts'
import { besiege, type Given } from './siege.ts'
import { inWords } from './weak.words.ts'
import { showWorlds, type Witnesses } from './witness.ts'

/** A hidden number that published figures give away, in words. */
export interface Weak extends Given {
  words: string
}

export interface Attack {
  /** Nothing is given away; something is; or the attack ended before every number was tried, and found nothing so far. */
  outcome: 'stood' | 'given away' | 'not finished'
  /** Rows that are hidden. */
  hidden: number
  /** Numbers that were to be attacked: of hidden rows, of those of earlier releases, and of changes between them. */
  attacked: number
  /** Of these, to how many an answer was found. */
  tried: number
  /** Worlds that fit everything published and show numbers to be open. */
  worlds: number
  weak: Weak[]
}

export interface Attacking {
  threshold?: number
  /** What was published before. */
  earlier?: readonly Statistics[]
  /** Worlds that may show numbers to be open, each looked over before it is believed. */
  witnesses?: Witnesses | undefined
  limits?: Limits
  /** Ends without solving anything where facts taken one by one give numbers away already: enough to know that more has to be hidden. */
  hasty?: boolean
}

/**
 * What a reader can work out of published statistics: the least and the greatest value of every hidden number, by linear programming over all
 * that is published, here and before, and all that figures of people must be (which relations those are: docs/decisions/0013). Without earlier releases what is
 * here is tried by itself; with them, beside each in turn, the newest first. It ends when its limits are reached and says how far it came.
 */
export async function attack(published: Statistics, attacking: Attacking = {}): Promise<Attack> {
  const { threshold = defaultThreshold, earlier = [], limits = usualLimits } = attacking
  const budget = budgetOf(limits)
  const result: Attack = {
    outcome: 'stood',
    hidden: published.rows.filter(({ status }) => status === 'suppressed').length,
    ...{ attacked: 0, tried: 0, worlds: 0, weak: [] },
  }
  const newestFirst = [...earlier].sort((one, other) => (one.as_at > other.as_at ? -1 : 1))
  const add = ({ attacked, tried, worlds, weak }: Pick<Attack, 'attacked' | 'tried' | 'worlds' | 'weak'>) => {
    result.attacked += attacked
    result.tried += tried
    result.worlds += worlds
    result.weak.push(...weak)
  }
  const once = async (reader: Reader, joined?: Joined, before?: ArrayLike<number>) => {
    const { witnesses } = attacking
    const given: readonly Given[] = joined?.given ?? []
    const offset = joined?.offset ?? reader.columns.length
    const raw = { least: [...reader.facts.least], most: [...reader.facts.most], sums: reader.facts.sums }
    narrow(reader.facts)
    if (joined !== undefined) narrow(joined.alone)
    const hidden = joined === undefined ? reader.hidden : reader.hidden.filter(saysMore(joined))
    const siege = besiege({ ...reader, hidden }, threshold, budget)
    const worlds = witnesses ? showWorlds({ ...reader, facts: raw }, offset, before, witnesses, siege.see) : 0
    if (attacking.hasty !== true || given.length + siege.weak.length === 0) {
      await siege.sample()
      await siege.corner()
    }
    const weak = [...given, ...siege.weak].map((one) => ({ ...one, words: inWords(one) }))
    add({
      attacked: siege.attacked + given.length,
      tried: siege.attacked + given.length - siege.left(),
      worlds,
      weak,
    })
  }
  if (newestFirst.length === 0) await once(readerOf(published))
  for (const before of newestFirst) {
    const fell = figuresThatFell(published, before)
    // A reader who takes too much for granted finds that nothing fits, and takes less.
    const beliefs: ((figure: Figure) => boolean)[] = [() => true, (figure) => !fell.has(figure), () => false]
    for (const [n, grows] of beliefs.entries()) {
      const joined = joinedReader(published, before, threshold, grows)
      try {
        await once(joined, joined, attacking.witnesses?.earlier.get(before))
        break
      } catch (error) {
        if (!(error instanceof Contradiction) || n === beliefs.length - 1) throw error
      }
    }
  }
  if (result.weak.length > 0) result.outcome = 'given away'
  else if (result.tried < result.attacked) result.outcome = 'not finished'
  return result
}
