/** How the answers to one statement, a section or the whole checklist divide. */
export interface Tally {
  /** Answers by code of the scale, every code of it present. */
  counts: Record<string, number>
  /** Responses that left it empty; for a section or the whole, added over its statements. */
  unanswered: number
  /** Answers given: the denominator of `pct`. */
  given: number
  /** Percent of the answers given, to one decimal place, half up; null when none was given. */
  pct: Record<string, number | null>
}

/**
 * Percent to one decimal place, half up, in whole numbers, so that no binary fraction tips a half.
 * @returns null of nothing
 */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole)) / 10

/** The tally of counts by code, over a scale; `asked` is how many answers there could have been. */
export function tallyOf(scale: readonly string[], counted: ReadonlyMap<string, number>, asked: number): Tally {
  const counts = Object.fromEntries(scale.map((code) => [code, counted.get(code) ?? 0]))
  const given = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const pct = Object.fromEntries(scale.map((code) => [code, percent(counts[code] ?? 0, given)]))
  return { counts, unanswered: asked - given, given, pct }
}

/** Several tallies as one, from their counts: never from their percentages. */
export function together(scale: readonly string[], tallies: readonly Tally[]): Tally {
  const counted = new Map(
    scale.map((code) => [code, tallies.reduce((sum, { counts }) => sum + (counts[code] ?? 0), 0)]),
  )
  return tallyOf(
    scale,
    counted,
    tallies.reduce((sum, { given, unanswered }) => sum + given + unanswered, 0),
  )
}
