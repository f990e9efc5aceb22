import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type CalendarDate, calendarDateSchema } from '#platform/time'

const path = join(import.meta.dirname, '../../../../reference/delivery-plan-framework.json')

const words = z.string().min(1)
const sections = z
  .array(
    z.strictObject({
      title: words,
      items: z.array(z.strictObject({ title: words, guidance: words })).min(1),
    }),
  )
  .min(1)
const file = z.strictObject({
  source: words,
  note: words,
  frameworks: z
    .array(z.strictObject({ version: words, from: calendarDateSchema, three_years: sections, year: sections }))
    .min(1),
})

export type Framework = z.infer<typeof file>['frameworks'][number]

/** What a plan is of: three years, or one within them. */
export const planKinds = ['three_years', 'year'] as const
export type PlanKind = (typeof planKinds)[number]

let read: z.infer<typeof file> | undefined

const frameworkFile = () => {
  read ??= file.parse(JSON.parse(readFileSync(path, 'utf8')))
  return read
}

/** The framework that a plan begun on a day is made of: the newest that holds by then. @throws RangeError before the first */
export function frameworkOn(day: CalendarDate): Framework {
  const holds = frameworkFile()
    .frameworks.filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1)
  if (holds === undefined) throw new RangeError(`no framework of delivery plans holds on ${day}`)
  return holds
}

/** What the sections of a plan are called, by the version that it was begun with; section 2 stands second. */
export function sectionTitles(version: string, kind: PlanKind): string[] {
  const framework = frameworkFile().frameworks.find((one) => one.version === version)
  if (framework === undefined) throw new RangeError(`no framework of delivery plans is called ${version}`)
  return framework[kind].map(({ title }) => title)
}

/** Where the framework is from, as it is named beside a plan. */
export const frameworkSource = (): string => frameworkFile().source
