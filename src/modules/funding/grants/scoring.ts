export interface Criterion {
  id: string
  words: string
  /** In percent; those of a call come to 100. */
  weight: number
}

/** What one of the panel gives one criterion: 0 to 5. */
export interface Score {
  criterion_id: string
  user_id: string
  points: number
}

export const mostPoints = 5

/** Those of the panel who have scored every criterion. */
export function complete(scores: readonly Score[], criteria: readonly Criterion[]): string[] {
  const scorers = [...new Set(scores.map(({ user_id }) => user_id))]
  return scorers.filter((user) =>
    criteria.every(({ id }) => scores.some((score) => score.user_id === user && score.criterion_id === id)),
  )
}

/**
 * What the panel gives an application of 100: for each criterion the mean of those who scored all of them, by its weight. To one decimal, half up, reckoned
 * in whole numbers. Undefined as long as nobody has scored all.
 */
export function totalOf(scores: readonly Score[], criteria: readonly Criterion[]): number | undefined {
  const scorers = complete(scores, criteria)
  if (scorers.length === 0) return undefined
  const weightOf = new Map(criteria.map(({ id, weight }) => [id, weight]))
  const weighted = scores
    .filter(({ user_id }) => scorers.includes(user_id))
    .reduce((sum, { criterion_id, points }) => sum + (weightOf.get(criterion_id) ?? 0) * points, 0)
  // Tenths of a hundredth of what could be had: weights are in percent, points of five.
  const [top, bottom] = [weighted * 10, mostPoints * scorers.length]
  return Math.floor((2 * top + bottom) / (2 * bottom)) / 10
}

/** How far apart the panel is on a criterion, in points: 3 or more is worth talking about before it is decided. */
export function apart(scores: readonly Score[], criterion: string): number {
  const points = scores.filter(({ criterion_id }) => criterion_id === criterion).map((score) => score.points)
  return points.length === 0 ? 0 : Math.max(...points) - Math.min(...points)
}

export const worthTalking = 3

/** Criteria as they are typed, one a line: what is looked for and its weight, with | between. Or what is wrong, with its line. */
export function readCriteria(words: string): { criteria: { words: string; weight: number }[] } | { wrong: string } {
  const criteria: { words: string; weight: number }[] = []
  for (const [index, line] of words.split('\n').entries()) {
    if (line.trim() === '') continue
    const [what = '', weight = '', ...more] = line.split('|').map((part) => part.trim())
    const number = Number(weight.replace(/\s*%$/, ''))
    if (what === '' || more.length > 0 || !Number.isInteger(number) || number < 1 || number > 100)
      return { wrong: `Line ${index + 1} must be: what is looked for | weight from 1 to 100` }
    criteria.push({ words: what.slice(0, 200), weight: number })
  }
  const sum = criteria.reduce((all, { weight }) => all + weight, 0)
  if (criteria.length === 0 || sum !== 100) return { wrong: `The weights come to ${sum}, and must come to 100` }
  return { criteria }
}
