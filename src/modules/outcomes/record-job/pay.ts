import { rateOf } from '../../measures.ts'
import { type Group, items, type State } from './items.ts'

/** How many people stand where with one item. */
export interface Quality {
  item: string
  state: State
  people: number
}

/** One item with its counts; `expected` is all of them. */
export interface Line extends Record<State, number> {
  code: string
  text: string
  group: Group
  expected: number
}

/** The items of which anything is expected, each with who is known and which blanks there are. */
export function linesOf(quality: readonly Quality[]): Line[] {
  return items.flatMap(({ code, text, group }) => {
    const count = (state: State) => quality.find((one) => one.item === code && one.state === state)?.people ?? 0
    const counts = {
      known: count('known'),
      prefer_not_to_say: count('prefer_not_to_say'),
      unknown: count('unknown'),
      not_asked: count('not_asked'),
    }
    const expected = counts.known + counts.prefer_not_to_say + counts.unknown + counts.not_asked
    return expected === 0 ? [] : [{ code, text, group, ...counts, expected }]
  })
}

/** What is settled of a line: known, or the person would rather not say, which is their right and an answer. */
export const settled = (line: Line): number => line.known + line.prefer_not_to_say
export const toMend = (line: Line): number => line.unknown + line.not_asked

/**
 * The score: of everything expected of everybody, the share that is settled, in percent to one decimal, half up; null of nobody. Every answer
 * counts the same, so that the score says how much work is left and not how important it is.
 */
export function scoreOf(lines: readonly Line[]): number | null {
  const sum = (of: (line: Line) => number) => lines.reduce((all, line) => all + of(line), 0)
  return rateOf(
    sum(settled),
    sum(({ expected }) => expected),
  )
}
