import { isReferenceCode } from '#platform/reference'
import { type kinds, optionsOf, type Question, type Severity, severities } from '../assess-needs/instrument.ts'

/** A question as it is typed: answers and what it depends on as lines of words. */
export interface TypedQuestion {
  section: string
  kind: (typeof kinds)[number]
  text: string
  help: string | null
  measures: string
  barrier: string | null
  answers: string | null
  after: string | null
  after_answers: string | null
}

const weights: Readonly<Record<Severity, string>> = { 0: 'not', 1: 'a little', 2: 'some', 3: 'a lot' }

const linesOf = (words: string | null) =>
  (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A short name for a thing, of letters, digits and `_`, that nothing else has. */
export function codeFor(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}’']/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
  const base = plain === '' ? 'question' : plain.replace(/_+$/, '')
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) if (!taken.has(`${base}_${n}`)) return `${base}_${n}`
}

type Read<T> = { value: T } | { field: string; message: string }

/** Answers, one a line, each with how much it gets in the way after a bar: `In a hostel | a lot`. An answer that was there keeps its code. */
function answersOf(typed: TypedQuestion, before: Question | undefined): Read<Question['options']> {
  const field = 'answers'
  if (typed.kind !== 'choice' && typed.kind !== 'choices') return { value: undefined }
  const taken = new Set<string>()
  const options: NonNullable<Question['options']> = []
  for (const line of linesOf(typed.answers)) {
    const [words = '', weight] = line.split('|').map((part) => part.trim())
    const severity = severities.find((one) => weights[one] === weight?.toLowerCase())
    if (words === '') return { field, message: `Write the answer before the bar: ${line}` }
    if (weight !== undefined && severity === undefined)
      return { field, message: `After the bar write not, a little, some or a lot: ${line}` }
    const there = before?.options?.find((option) => option.text === words)
    const code = there !== undefined && !taken.has(there.code) ? there.code : codeFor(words, taken)
    taken.add(code)
    const alone = there?.alone
    options.push({
      code,
      text: words,
      ...(alone === undefined ? {} : { alone }),
      ...(severity === undefined ? {} : { severity }),
    })
  }
  return options.length < 2 ? { field, message: 'Write at least two answers, one a line' } : { value: options }
}

/** After which answers of which question it is asked: the answers as they are worded, one a line. */
function afterOf(typed: TypedQuestion, others: readonly Question[]): Read<Question['ask_when']> {
  if (typed.after === null) return { value: undefined }
  const led = others.find(({ code }) => code === typed.after)
  const field = 'after_answers'
  if (led === undefined) return { field: 'after', message: 'Choose a question that is there' }
  const options = optionsOf(led)
  const offered = options.map(({ text }) => text).join('; ')
  const is: string[] = []
  for (const line of linesOf(typed.after_answers)) {
    const option = options.find(({ text }) => text.toLowerCase() === line.toLowerCase())
    if (option === undefined) return { field, message: `“${led.measures}” has no answer “${line}”. It has: ${offered}` }
    is.push(option.code)
  }
  return is.length === 0
    ? { field, message: `Write at least one answer of “${led.measures}”, one a line: ${offered}` }
    : { value: { question: led.code, is } }
}

/**
 * A question from what was typed, or which box is wrong and why.
 * @param before the question as it was, which keeps its code
 * @param others the other questions of the version
 */
export function questionFrom(
  typed: TypedQuestion,
  code: string,
  before: Question | undefined,
  others: readonly Question[],
): Read<Question> {
  const [options, ask_when] = [answersOf(typed, before), afterOf(typed, others)]
  if ('message' in options) return options
  if ('message' in ask_when) return ask_when
  const { section, kind, text, help, measures, barrier } = typed
  return {
    value: {
      code,
      section,
      kind,
      text,
      ...(help === null ? {} : { help }),
      measures,
      ...(barrier !== null && isReferenceCode('needs', barrier) ? { barrier } : {}),
      ...(options.value === undefined ? {} : { options: options.value }),
      ...(ask_when.value === undefined ? {} : { ask_when: ask_when.value }),
    },
  }
}

/** A question as it would have been typed. */
export function typedOf(question: Question, others: readonly Question[]): TypedQuestion {
  const { section, kind, text, help, measures, barrier, options = [], ask_when } = question
  const led = others.find(({ code }) => code === ask_when?.question)
  const after = led === undefined ? [] : optionsOf(led).filter((option) => ask_when?.is.includes(option.code))
  const lines = options.map((option) =>
    option.severity === undefined ? option.text : `${option.text} | ${weights[option.severity]}`,
  )
  return {
    section,
    kind,
    text,
    help: help ?? null,
    measures,
    barrier: barrier ?? null,
    answers: lines.length === 0 ? null : lines.join('\n'),
    after: led?.code ?? null,
    after_answers: after.length === 0 ? null : after.map((option) => option.text).join('\n'),
  }
}

/** Questions with one in its place: after the one named, or first. */
export function placed(questions: readonly Question[], question: Question, after: string | null): Question[] {
  const others = questions.filter(({ code }) => code !== question.code)
  return others.toSpliced(others.findIndex(({ code }) => code === after) + 1, 0, question)
}
