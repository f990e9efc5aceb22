import { entered, points } from '../measures.ts'
import type { StatisticsRow } from '../statistics.ts'

/** The numbers of people that rows of one group tell, in one order: each adds up over groups and over quarters. */
export type Numbers = readonly number[]

/** The rows of one group, by measure. */
export type Told = ReadonlyMap<string, StatisticsRow>

const counted = (told: Told, measure: string) => told.get(measure)?.count ?? 0
const due = (told: Told, weeks: number) => told.get(`in_work_${weeks}w`)?.denominator ?? 0

/**
 * What measures tell together, shown or hidden as one; and the part that it divides, without which it is not shown. Numbers: what a reader of it knows of people beside that
 * part: of an outcome, how many reached it and how many did not; at a point, how many are in work, said no, gave no answer, and are not due. Where it is too
 * early, nobody is due.
 */
export interface Part {
  measures: readonly string[]
  leansOn: Part | undefined
  of(told: Told): Numbers
}

const started: Part = { measures: ['started'], leansOn: undefined, of: (told) => [counted(told, 'started')] }

const didOrNot = (measure: string): Part => ({
  measures: [measure],
  leansOn: started,
  of: (told) => [counted(told, measure), counted(told, 'started') - counted(told, measure)],
})

const outcomes = [...entered, 'left'].map(didOrNot)
const work = outcomes.find(({ measures }) => measures.includes('entered_employment'))

const atPoints: Part[] = []
for (const [n, weeks] of points.entries()) {
  const [yes, answered] = [`in_work_${weeks}w`, `answered_${weeks}w`]
  const before = points[n - 1]
  const outOf = (told: Told) => (before === undefined ? counted(told, 'entered_employment') : due(told, before))
  atPoints.push({
    measures: [yes, answered],
    leansOn: atPoints[n - 1] ?? work,
    of: (told) => [
      counted(told, yes),
      counted(told, answered) - counted(told, yes),
      due(told, weeks) - counted(told, answered),
      due(told, weeks),
      outOf(told) - due(told, weeks),
    ],
  })
}

/** In the order in which they may be shown: each after the one that it leans on. A point leans on the one before it. */
export const parts: readonly Part[] = [started, ...outcomes, ...atPoints]

export const together = (all: readonly Numbers[]): Numbers =>
  (all[0] ?? []).map((_, at) => all.reduce((sum, numbers) => sum + (numbers[at] ?? 0), 0))

export const without = (all: Numbers, part: Numbers): Numbers => all.map((number, at) => number - (part[at] ?? 0))

/** Whether no number of them is few: each is nobody, or the threshold and more. */
export const fits = (numbers: Numbers, threshold: number): boolean =>
  numbers.every((number) => number === 0 || number >= threshold)
