import { DotsWithIntervals } from '#platform/charts'
import { differenceOf, fewestForAGap } from '../../dashboards/progress/gaps.ts'
import { wilson } from '../../intervals.ts'
import { rateOf } from '../../measures.ts'
import { placeInWords } from '../people-in.ts'
import type { ClassCounts } from './town-country.queries.ts'

/** Accessible and remote rural: what the twofold classification calls rural. */
const rural = ['5', '6']
const percent = (value: number) => `${value.toFixed(1)}%`

/** Country against town in one sentence, as the twofold classification parts them. In: counts by class; who is of no known class is on neither side. */
export function townAndCountryInWords(classes: readonly ClassCounts[]): string {
  const sum = (its: readonly ClassCounts[]) => ({
    count: its.reduce((all, { count }) => all + count, 0),
    of: its.reduce((all, one) => all + one.of, 0),
  })
  const known = classes.filter((one) => one.class !== 'unknown')
  const country = sum(known.filter((one) => rural.includes(one.class)))
  const town = sum(known.filter((one) => !rural.includes(one.class)))
  if (Math.min(country.of, town.of) < fewestForAGap) return 'Of town or country there are too few to compare.'
  const difference = differenceOf(country.count, country.of, town.count, town.of)
  if (difference === null) return ''
  const { points, low, high } = difference
  const says =
    low > 0 ? 'more often in the country' : high < 0 ? 'less often in the country' : 'no more than chance may explain'
  return `Country ${percent(rateOf(country.count, country.of) ?? 0)} of ${country.of}, town ${percent(rateOf(town.count, town.of) ?? 0)} of ${town.of}: a difference of ${points.toFixed(1)} points (${low.toFixed(1)} to ${high.toFixed(1)}), ${says}.`
}

/** A share by the class of the place where people lived, with its interval. */
export function TownAndCountry({ title, classes }: { title: string; classes: readonly ClassCounts[] }) {
  if (classes.every((one) => one.class === 'unknown')) return null
  return (
    <>
      <h2>In town and in the country</h2>
      <p>{townAndCountryInWords(classes)}</p>
      <DotsWithIntervals
        title={`${title}, by town and country`}
        measure={title}
        from={0}
        to={100}
        format={percent}
        rows={classes.map(({ class: of, count, of: all }) => {
          const interval = wilson(count, all)
          return {
            label: `${placeInWords('urban_rural', of)} (of ${all})`,
            value: rateOf(count, all),
            low: interval?.low,
            high: interval?.high,
            note: 'nobody is due yet',
          }
        })}
      />
      <p class="nwd-sub">
        By the urban rural class of the place where they lived when first registered; rural is accessible and remote.
      </p>
    </>
  )
}
