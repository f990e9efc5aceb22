import { figuresIn, yearsIn } from '../../area-reports/figures.ts'
import { measureEntry } from '../../measures.ts'
import type { Progress } from './asked.ts'
import { differenceOf, fewestForAGap } from './gaps.ts'

/** How a share of those due changed from one year of registration to the next; null where there are no two years of enough people. */
export function changeIn({ result, of }: Pick<Progress, 'result' | 'of'>) {
  const figure = figuresIn(result)
  const rows = yearsIn(result)
    .map((year) => figure(of, year))
    .filter((row) => row !== undefined && row.count !== null && (row.denominator ?? 0) >= fewestForAGap)
  const [before, latest] = rows.slice(-2)
  if (before === undefined || latest === undefined) return null
  const difference = differenceOf(
    latest.count ?? 0,
    latest.denominator ?? 0,
    before.count ?? 0,
    before.denominator ?? 0,
  )
  return difference && { before: before.period, latest: latest.period, ...difference }
}

const points = (value: number) => `${Math.abs(value).toFixed(1)} points`

/**
 * The change in a sentence. Only shares of those due can be compared: everybody in them has had the time that it takes, while of those who started lately some
 * have had less.
 */
export function changeInWords(progress: Pick<Progress, 'result' | 'of'>): string {
  if (measureEntry(progress.of).denominator !== 'due')
    return 'Years are not compared: whoever registered lately has had less time to get there.'
  const change = changeIn(progress)
  if (change === null) return 'There are no two years of enough people to compare yet.'
  const { before, latest, low, high, points: by } = change
  const clear = low > 0 || high < 0
  return `${clear ? 'A change clear of chance' : 'No change clear of chance'}: ${points(by)} ${by < 0 ? 'fewer' : 'more'} of those registered in ${latest} than in ${before}, and by chance alone anything from ${low.toFixed(1)} to ${high.toFixed(1)}.`
    .replaceAll('-', '−')
    .replaceAll(/(\d{4})−(\d{2})/g, '$1-$2')
}
