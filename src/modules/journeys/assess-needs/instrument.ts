import { z } from 'zod'
import { type CalendarDate, calendarDateSchema } from '#platform/time'
import file from '#reference/needs-assessment.json' with { type: 'json' }

const option = z.strictObject({ code: z.string(), text: z.string(), alone: z.boolean().optional() })

const question = z.strictObject({
  code: z.string().regex(/^[a-z_]+$/),
  section: z.string(),
  kind: z.enum(['words', 'choice', 'choices', 'scale']),
  text: z.string(),
  help: z.string().optional(),
  measures: z.string(),
  options: z.array(option).optional(),
  ask_when: z.strictObject({ question: z.string(), is: z.array(z.string()).min(1) }).optional(),
})

const instrument = z
  .strictObject({ version: z.string(), from: calendarDateSchema, questions: z.array(question).min(1) })
  .superRefine(({ questions }, context) => {
    // Branching looks back only, at answers that exist: that is why no path can be endless or lead nowhere.
    for (const [index, { code, ask_when, kind, options }] of questions.entries()) {
      const before = questions.slice(0, index)
      const led = before.find((earlier) => earlier.code === ask_when?.question)
      if (before.some((earlier) => earlier.code === code)) context.addIssue(`${code} stands twice`)
      if ((kind === 'choice' || kind === 'choices') && options === undefined) context.addIssue(`${code} has no options`)
      if (ask_when !== undefined && !ask_when.is.every((answer) => led && codesOf(led).includes(answer)))
        context.addIssue(`${code} is asked after an answer that nobody can give`)
    }
  })

export type Question = z.infer<typeof question>
export type Instrument = z.infer<typeof instrument>

/** What a question of kind scale offers. */
const scale = [
  { code: 'not_at_all', text: 'Not at all' },
  { code: 'a_little', text: 'A little' },
  { code: 'some', text: 'Some' },
  { code: 'a_lot', text: 'A lot' },
]

/** What somebody may choose from, as it is shown; nothing for a question answered in words. */
export function optionsOf(
  asked: Pick<Question, 'kind' | 'options'>,
): { code: string; text: string; alone?: boolean | undefined }[] {
  return asked.kind === 'scale' ? scale : (asked.options ?? [])
}

function codesOf(asked: Pick<Question, 'kind' | 'options'>): string[] {
  return optionsOf(asked).map((one) => one.code)
}

/** The needs assessment, every version of it, read and checked at start. */
export const instruments: readonly Instrument[] = z.array(instrument).min(1).parse(file.versions)

/** The version that an assessment begun on a day uses. */
export function instrumentOn(day: CalendarDate): Instrument {
  const held = instruments.findLast((one) => one.from <= day)
  if (held === undefined) throw new RangeError('no needs assessment holds on that day')
  return held
}

/** A version by its name, for an assessment begun with it. */
export function instrumentOf(version: string): Instrument {
  const held = instruments.find((one) => one.version === version)
  if (held === undefined) throw new RangeError(`no version ${version} of the needs assessment`)
  return held
}
