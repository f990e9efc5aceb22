import { entered, points } from '../measures.ts'
import type { StatisticsRow } from '../statistics.ts'

/** The numbers of people that the rows of one group tell, in one order: each adds up over groups and over quarters. */
export type Numbers = readonly number[]

/** The rows of one group, by measure. */
export type Told = ReadonlyMap<string, StatisticsRow>

const counted = (told: Told, measure: string) => told.get(measure)?.count ?? 0
const due = (told: Told, weeks: number) => told.get(`in_work_${weeks}w`)?.denominator ?? 0

/** What measures tell together: a part that is small anywhere in the whole is kept back everywhere, with all that leans on it. */
type Part = { measures: readonly string[]; leansOn: readonly string[]; of(told: Told): number[] }

const didOrNot = (measure: string): Part => ({
  measures: [measure],
  leansOn: ['started'],
  of: (told) => [counted(told, measure), counted(told, 'started') - counted(told, measure)],
})

const parts: readonly Part[] = [
  { measures: ['started'], leansOn: [], of: (told) => [counted(told, 'started')] },
  ...[...entered, 'left'].map(didOrNot),
  ...points.map((weeks): Part => {
    const [yes, answered] = [`in_work_${weeks}w`, `answered_${weeks}w`]
    return {
      measures: [yes, answered],
      leansOn: ['entered_employment'],
      of: (told) => [
        counted(told, yes),
        counted(told, answered) - counted(told, yes),
        due(told, weeks) - counted(told, answered),
        due(told, weeks),
        counted(told, 'entered_employment') - due(told, weeks),
      ],
    }
  }),
]

/** The measures that are told at all: of the whole, none of what they tell is few. */
export function measuresTold(whole: Told, threshold: number): ReadonlySet<string> {
  const kept = new Set<string>()
  for (const { measures, leansOn, of } of parts)
    if (leansOn.every((measure) => kept.has(measure)) && fits(of(whole), threshold))
      for (const one of measures) kept.add(one)
  return kept
}

/**
 * What a reader of a group's rows knows of people: how many started; of each outcome how many reached it and how many did not; at each point how many
 * are in work, said no, gave no answer, and are not due. Where it is too early, nobody is due. Only of the measures that are told.
 */
export const numbersOf = (told: Told, measures: ReadonlySet<string>): Numbers =>
  parts.flatMap((part) => (part.measures.every((measure) => measures.has(measure)) ? part.of(told) : []))

export const together = (all: readonly Numbers[]): Numbers =>
  (all[0] ?? []).map((_, at) => all.reduce((sum, numbers) => sum + (numbers[at] ?? 0), 0))

export const without = (all: Numbers, part: Numbers): Numbers => all.map((number, at) => number - (part[at] ?? 0))

/** Whether no number of them is few: each is nobody, or the threshold and more. */
export const fits = (numbers: Numbers, threshold: number): boolean =>
  numbers.every((number) => number === 0 || number >= threshold)
