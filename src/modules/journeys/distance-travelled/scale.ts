import { z } from 'zod'
import { type CalendarDate, calendarDateSchema } from '#platform/time'
import file from '#reference/distance-travelled.json' with { type: 'json' }

/** The steps of each capability, from the first to the last. */
export const steps = [1, 2, 3, 4] as const
export type StepNumber = (typeof steps)[number]

const stepWords = z.strictObject({ text: z.string(), mine: z.string() })

const capability = z.strictObject({
  code: z.string().regex(/^[a-z]+$/),
  area: z.string(),
  /** What a picture calls it. */
  short: z.string().max(16),
  /** As it is said to workers, and to the person themself. */
  text: z.string(),
  mine: z.string(),
  steps: z.array(stepWords).length(steps.length),
})

const scale = z
  .strictObject({ version: z.string(), from: calendarDateSchema, capabilities: z.array(capability).min(1) })
  .refine(({ capabilities }) => new Set(capabilities.map(({ code }) => code)).size === capabilities.length, {
    error: 'a capability stands twice',
  })

export type Capability = z.infer<typeof capability>
export type Scale = z.infer<typeof scale>

/** Every version of the scale, read and checked at start. */
export const scales: readonly Scale[] = z.array(scale).min(1).parse(file.versions)

/** The version that holds on a day. */
export function scaleOn(day: CalendarDate): Scale {
  const held = scales.findLast((one) => one.from <= day)
  if (held === undefined) throw new RangeError('no scale of distance travelled holds on that day')
  return held
}

/** Every capability of any version, each once, as its latest version words it. */
export const everyCapability: readonly Capability[] = [
  ...new Map(scales.flatMap((one) => one.capabilities).map((one) => [one.code, one])).values(),
]
