/** Days that people waited, the fewest first, and how many people waited so long. */
type Days = readonly { days: number; people: number }[]

/** Of fewer than this no two days hold the middle with 95 % confidence. */
const fewest = 6

/**
 * The 95 % interval of the day within which half were over, by order statistics: each end is a number of days that somebody waited, and it needs no assumption about
 * how waits are spread (W. J. Conover, Practical Nonparametric Statistics, chapter on quantiles). Null of fewer than six people.
 */
export function medianInterval(days: Days): { low: number; high: number } | null {
  const of = days.reduce((all, { people }) => all + people, 0)
  if (of < fewest) return null
  const rank = lowestRank(of)
  const [low, high] = [at(days, rank), at(days, of + 1 - rank)]
  return low === undefined || high === undefined ? null : { low, high }
}

/** The greatest rank below which the middle lies with a chance of at most 2.5 %: the chance of `rank - 1` heads or fewer in `of` throws. */
function lowestRank(of: number): number {
  let rank = 0
  let logOfOne = -of * Math.LN2
  let chance = Math.exp(logOfOne)
  while (chance <= 0.025 && rank < of / 2) {
    rank += 1
    logOfOne += Math.log((of - rank + 1) / rank)
    chance += Math.exp(logOfOne)
  }
  return rank
}

function at(days: Days, rank: number): number | undefined {
  let seen = 0
  for (const { days: one, people } of days) {
    seen += people
    if (seen >= rank) return one
  }
  return undefined
}
