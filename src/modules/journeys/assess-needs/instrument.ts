import { z } from 'zod'
import { isReferenceCode } from '#platform/reference'
import { type CalendarDate, calendarDateSchema } from '#platform/time'
import file from '#reference/needs-assessment.json' with { type: 'json' }

/** How much something stands in the way: 0 not, 1 a little, 2 some, 3 a lot. */
export const severities = [0, 1, 2, 3] as const
export type Severity = (typeof severities)[number]

const option = z.strictObject({
  code: z.string().regex(/^[a-z0-9_]+$/),
  text: z.string().min(1),
  alone: z.boolean().optional(),
  severity: z.literal(severities).optional(),
})

export const kinds = ['words', 'choice', 'choices', 'scale'] as const

const question = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  section: z.string().min(1),
  kind: z.enum(kinds),
  text: z.string().min(1),
  help: z.string().optional(),
  measures: z.string().min(1),
  /** What may stand in the way of work by these answers, a code of reference list needs. */
  barrier: z.string().optional(),
  options: z.array(option).optional(),
  ask_when: z.strictObject({ question: z.string(), is: z.array(z.string()).min(1) }).optional(),
})

export type Question = z.infer<typeof question>

/** Questions in the order in which they are asked. */
export const questionsSchema = z.array(question)

/** A version of the needs assessment. `version` is what an assessment keeps; `label` what people call it. */
export interface Instrument {
  version: string
  label: string
  from: CalendarDate
  questions: Question[]
}

/** What a question of kind scale offers. */
const scale = [
  { code: 'not_at_all', text: 'Not at all', severity: 0 },
  { code: 'a_little', text: 'A little', severity: 1 },
  { code: 'some', text: 'Some', severity: 2 },
  { code: 'a_lot', text: 'A lot', severity: 3 },
] as const

/** What somebody may choose from, as it is shown; nothing for a question answered in words. */
export function optionsOf(
  asked: Pick<Question, 'kind' | 'options'>,
): readonly { code: string; text: string; alone?: boolean | undefined; severity?: Severity | undefined }[] {
  return asked.kind === 'scale' ? scale : (asked.options ?? [])
}

function codesOf(asked: Pick<Question, 'kind' | 'options'>): string[] {
  return optionsOf(asked).map((one) => one.code)
}

/** One thing that is wrong with a question, for whoever writes it. */
export interface InTheWay {
  /** The question's code; null for what is wrong with all of them together. */
  code: string | null
  message: string
}

/**
 * Everything that stands in the way of asking these questions; nothing when they may be asked. Branching looks back only, at answers that can be given:
 * that is why no path is endless, none leads nowhere, and each question can be reached.
 */
export function inTheWay(questions: readonly Question[]): InTheWay[] {
  if (questions.length === 0) return [{ code: null, message: 'There is no question yet' }]
  return questions.flatMap((asked, at) => {
    const before = questions.slice(0, at)
    return [...ofItself(asked), ...ofItsPlace(asked, before)].map((message) => ({ code: asked.code, message }))
  })
}

function ofItself({ kind, options = [], barrier, text, measures }: Question): string[] {
  const problems: string[] = []
  const chosen = kind === 'choice' || kind === 'choices'
  const say = `“${measures}”`
  if (chosen && options.length < 2) problems.push(`${say} needs at least two answers to choose from`)
  if (!chosen && options.length > 0) problems.push(`${say} has answers to choose from, and nobody is shown them`)
  if (new Set(options.map((one) => one.code)).size < options.length) problems.push(`${say} has two answers alike`)
  if (text.length > 200) problems.push(`${say} is asked in more than 200 characters`)
  if (barrier !== undefined && !isReferenceCode('needs', barrier))
    problems.push(`${say} names a barrier we do not know`)
  if (barrier !== undefined && chosen && options.some((one) => one.severity === undefined))
    problems.push(`${say} is about a barrier: say of each answer how much it gets in the way`)
  return problems
}

function ofItsPlace({ code, section, ask_when, measures }: Question, before: readonly Question[]): string[] {
  const problems: string[] = []
  if (before.some((earlier) => earlier.code === code)) problems.push(`“${measures}” stands twice`)
  const left = before.at(-1)?.section !== section && before.some((earlier) => earlier.section === section)
  if (left) problems.push(`“${measures}” belongs with the others of “${section}”`)
  if (ask_when === undefined) return problems
  const led = before.find((earlier) => earlier.code === ask_when.question)
  if (!ask_when.is.every((answer) => led !== undefined && codesOf(led).includes(answer)))
    problems.push(`“${measures}” is asked after an answer that nobody can give before it`)
  return problems
}

const shipped = z.strictObject({ version: z.string(), from: calendarDateSchema, questions: questionsSchema })

/** The versions that come with the program, read and checked at start. Partnerships' own are in the database. */
export const instruments: readonly Instrument[] = z
  .array(shipped)
  .min(1)
  .parse(file.versions)
  .map(({ version, from, questions }) => {
    const [wrong] = inTheWay(questions)
    if (wrong !== undefined) throw new Error(`reference/needs-assessment.json, version ${version}: ${wrong.message}`)
    return { version, label: `Version ${version}, as shipped`, from, questions }
  })

/** The shipped version that an assessment begun on a day uses, where the area has none of its own. */
export function instrumentOn(day: CalendarDate): Instrument {
  const held = instruments.findLast((one) => one.from <= day)
  if (held === undefined) throw new RangeError('no needs assessment holds on that day')
  return held
}
