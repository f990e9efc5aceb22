import { z } from 'zod'
import { catalogue, type PublishedForArea } from '#modules/measurement'
import { calendarDateSchema } from '#platform/time'

/** How a figure stands in a text: a number in a sentence, a table, or a chart with its table. */
export const figureKinds = ['number', 'table', 'chart'] as const

/** What is shown of a measure: how many, or what share of those who could. */
export const figureValues = ['count', 'rate'] as const

/** A figure as it is set into a plan: what it counts. Its value comes from what is published. */
export interface Figure {
  number: number
  kind: (typeof figureKinds)[number]
  measure: string
  value: (typeof figureValues)[number]
  /** Financial year of registration, for a number; null for all years together. */
  year: string | null
  caption: string
}

const point = z.object({
  /** `all`, or a financial year. */
  period: z.string(),
  area: z.number().nullable(),
  scotland: z.number().nullable(),
  /** Why there is no figure, in words; null when there is one. */
  why: z.string().nullable(),
})
export type Point = z.infer<typeof point>

/** A figure with its values as they were on a day: kept with an edition, and shown from there for ever. */
export const shownFigure = z.object({
  number: z.int(),
  kind: z.enum(figureKinds),
  measure: z.string(),
  /** What the measure is called. */
  title: z.string(),
  value: z.enum(figureValues),
  caption: z.string(),
  points: z.array(point),
  /** The release that the values are from; null while nothing is published. */
  from: z
    .object({ title: z.string(), href: z.string(), as_at: calendarDateSchema, published_on: calendarDateSchema })
    .nullable(),
})
export type ShownFigure = z.infer<typeof shownFigure>

export const titleOfMeasure = (measure: string): string =>
  catalogue.find((entry) => entry.measure === measure)?.title ?? measure

const reasons: Readonly<Record<string, string>> = {
  suppressed: 'hidden to protect people',
  too_early: 'too early',
}

function pointOf(published: PublishedForArea, { measure, value }: Figure, period: string): Point {
  const [area, scotland] = [published.figure(measure, period, 'area'), published.figure(measure, period, 'scotland')]
  const own = area?.[value] ?? null
  return {
    period,
    area: own,
    scotland: scotland?.[value] ?? null,
    why: own === null ? (reasons[area?.status ?? ''] ?? 'nobody yet') : null,
  }
}

/** A figure with the values of what is published now; without any while nothing is. */
export function shownNow(figure: Figure, published: PublishedForArea | undefined): ShownFigure {
  const { number, kind, measure, value, caption, year } = figure
  const periods = kind === 'number' ? [year ?? 'all'] : [...(published?.years ?? []), 'all']
  return {
    ...{ number, kind, measure, value, caption },
    title: titleOfMeasure(measure),
    points: published === undefined ? [] : periods.map((period) => pointOf(published, figure, period)),
    from: published === undefined ? null : fromOf(published),
  }
}

const fromOf = ({ title, href, as_at, published_on }: PublishedForArea) => ({ title, href, as_at, published_on })

/** A value as it is written: a count in full figures, a share in percent. */
export const valueInWords = (value: number | null, of: Figure['value'], why: string | null = null): string =>
  value === null ? (why ?? 'not known') : of === 'rate' ? `${value.toFixed(1)}%` : value.toLocaleString('en-GB')

export const periodInWords = (period: string): string => (period === 'all' ? 'all years' : period)
