import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { figuresForArea } from './content.queries.ts'
import { type Figure, keyOf } from './figure.ts'
import { isWithdrawn, publishedOn } from './release.ts'
import { published } from './releases.queries.ts'

/** What the newest release says of one area and of Scotland: protected, as everybody may read it. */
export interface PublishedForArea {
  /** What the release is called, and its address. */
  title: string
  href: string
  as_at: CalendarDate
  published_on: CalendarDate
  /** A figure of the area, or of Scotland, by measure and period: `all`, or a financial year of registration. */
  figure(measure: string, period: string, of: 'area' | 'scotland'): Figure | undefined
  /** The financial years that it has figures of, in order. */
  years: string[]
}

/** The figures of an area in the newest release that was published and not withdrawn; undefined when there is none. */
export async function publishedForArea(tx: Tx, area: string): Promise<PublishedForArea | undefined> {
  const version = (await published(tx)).find((one) => !isWithdrawn(one))
  const published_on = version && publishedOn(version)
  if (version === undefined || published_on === undefined) return undefined
  const figures = await figuresForArea(tx, version.id, area)
  const byKey = new Map(figures.map((figure) => [keyOf(figure), figure]))
  return {
    title: version.title,
    href: `/statistics/releases/${version.slug}/versions/${version.number}`,
    as_at: version.as_at,
    published_on,
    figure: (measure, period, of) =>
      byKey.get([measure, period, ...(of === 'area' ? ['area', area] : ['all', 'all'])].join('\t')),
    years: [...new Set(figures.map(({ period }) => period).filter((period) => period !== 'all'))].sort(),
  }
}
