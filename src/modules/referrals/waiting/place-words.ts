import type { Place } from './waiting.queries.ts'

const weeks = (n: number) => (n === 1 ? 'a week' : `${n} weeks`)

/** As many must have been taken in thirteen weeks before a pace is told from them. */
const enough = 3

/** About how many weeks it takes to reach a place, at the pace of the last thirteen weeks; undefined where too few were taken to say. */
export function weeksToWait({ place, taken }: Place): number | undefined {
  return taken < enough ? undefined : Math.max(1, Math.ceil((place * 13) / taken))
}

/** `Number 3 of 7. In the last 13 weeks 6 were taken from this list, 1 of them before their turn. At that pace it takes about 7 weeks.` */
export function placeInWords(stands: Place): string {
  const { place, of_all, taken, out_of_turn } = stands
  const wait = weeksToWait(stands)
  const early = out_of_turn === 0 ? '' : `, ${out_of_turn} of them before their turn`
  const moved =
    taken === 0
      ? 'In the last 13 weeks nobody was taken from this list.'
      : `In the last 13 weeks ${taken} ${taken === 1 ? 'was' : 'were'} taken from this list${early}.`
  const pace =
    wait === undefined
      ? 'That is too few to say how long it takes.'
      : `At that pace it takes about ${weeks(wait)}; nobody can promise it.`
  return `Number ${place} of ${of_all}. ${moved} ${pace}`
}
