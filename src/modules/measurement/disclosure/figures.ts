import { catalogue, type Measure, type MeasureEntry, type Point, points } from '../measures.ts'

/** A number of people that rows show: what a measure counts, or how many were due, which is what follow-ups are out of. */
export type Figure = Measure | `due_${Point}w`

/** Every figure of a group of people. Its place here is its number everywhere in this folder. */
export const figures: readonly Figure[] = [
  ...catalogue.map(({ measure }) => measure),
  ...points.map((weeks) => `due_${weeks}w` as const),
]

export const figureAt = (figure: Figure): number => figures.indexOf(figure)

const outOf = (entry: MeasureEntry): Figure | null => {
  if (entry.denominator === null) return null
  return entry.numerator.kind === 'said' ? `due_${entry.numerator.weeks}w` : 'started'
}

/** Which figures a row of a measure shows: its count, and what that is out of. */
export const shownBy: readonly { measure: Measure; count: number; of: number | null }[] = catalogue.map((entry) => {
  const of = outOf(entry)
  return { measure: entry.measure, count: figureAt(entry.measure), of: of === null ? null : figureAt(of) }
})

const said = catalogue.flatMap(({ measure, numerator }) =>
  numerator.kind === 'said' ? [{ measure, weeks: numerator.weeks, answers: numerator.answers }] : [],
)

/**
 * Pairs of figures of the same people of which the first is never more than the second: a count and what it is out of; who said yes and who
 * answered; who is due at a later point, at an earlier one, and ever began a job.
 */
export const neverMore: readonly (readonly [less: number, more: number])[] = [
  ...shownBy.flatMap(({ count, of }) => (of === null ? [] : [[count, of] as const])),
  ...said.flatMap((few) =>
    said
      .filter((many) => many.weeks === few.weeks && many.answers.length > few.answers.length)
      .filter((many) => few.answers.every((answer) => many.answers.includes(answer)))
      .map((many) => [figureAt(few.measure), figureAt(many.measure)] as const),
  ),
  ...points.map((weeks, at) => {
    const before = points[at - 1]
    return [
      figureAt(`due_${weeks}w`),
      figureAt(before === undefined ? 'entered_employment' : `due_${before}w`),
    ] as const
  }),
]

/**
 * What is left when one figure shown is taken from another, and is a number of people about whom that says something: who did not, of those
 * who could; who answered no. Not who became due between two points: that tells when jobs began, not what became of anybody.
 */
export const remainders: readonly { of: number; less: number; row: number }[] = [
  ...shownBy.flatMap(({ count, of }, row) => (of === null ? [] : [{ of, less: count, row }])),
  ...neverMore.flatMap(([less, of]) => {
    const row = shownBy.findIndex(({ count }) => count === of)
    const both =
      said.some(({ measure }) => figureAt(measure) === less) && said.some(({ measure }) => figureAt(measure) === of)
    return both ? [{ of, less, row }] : []
  }),
]
