import { choice, date, type Field, formOf, text } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import type { Given } from './ratings.queries.ts'
import { type Capability, type StepNumber, scaleOn, steps } from './scale.ts'

/** What is chosen besides a step. Left blank, it was not talked about, and nothing is written down. */
const ratherNot = 'prefer_not_to_say'
const unknown = 'unknown'
const mostWords = 500

/** The answers to one capability: its steps as they are said to whoever reads the page, then the blank. */
export const answersTo = ({ steps: words }: Capability, said: 'text' | 'mine', blank: string) => [
  ...words.map((step, at) => ({ value: String(at + 1), text: `${at + 1}. ${step[said]}` })),
  {
    value: blank === ratherNot ? ratherNot : unknown,
    text: blank === ratherNot ? 'I would rather not say' : 'Not known',
  },
]

const isStep = (n: number): n is StepNumber => steps.some((step) => step === n)

function givenIn(capability: string, answer: string, words: string | null): Given | null {
  if (answer === ratherNot || answer === unknown) return { capability, step: null, blank: answer, words }
  const step = Number(answer)
  return isStep(step) ? { capability, step, blank: null, words } : null
}

const wordsField = text({ label: 'What shows it?', called: 'What shows it', max: mostWords })

/** The boxes of one capability within a form. */
export const boxesOf = (name: string, code: string) => ({ step: `${name}-${code}`, words: `${name}-${code}-words` })

/** Several capabilities on one page: those that were answered. */
function ratingsField(capabilities: readonly Capability[]): Field<Given[]> {
  return {
    kind: 'choice',
    label: 'How far they have come',
    required: true,
    boxes: (name) => capabilities.flatMap(({ code }) => Object.values(boxesOf(name, code))),
    parse(typed, name, when) {
      const given: Given[] = []
      for (const { code, short } of capabilities) {
        const boxes = boxesOf(name, code)
        const words = wordsField.parse(typed, boxes.words, when)
        if ('error' in words) return { error: words.error, part: `${code}-words` }
        const answer = String(typed[boxes.step] ?? '')
        if (answer === '' && words.value === null) continue
        const one = givenIn(code, answer, words.value)
        if (one === null) return { error: `${short}: choose a step, or leave its words blank`, part: code }
        given.push(one)
      }
      const [first] = capabilities
      return given.length > 0 ? { value: given } : { error: 'Choose a step for at least one', part: first?.code }
    },
    typedFrom: () => ({}),
  }
}

/** The form of a sitting: whose view, of which day, and as many capabilities as were talked about. */
export const sittingForm = ({ registered_on, today }: { registered_on: CalendarDate; today: CalendarDate }) =>
  formOf({
    rater: choice({
      label: 'Whose view is it?',
      called: 'Whose view it is',
      required: 'Choose whose view it is',
      options: [
        { value: 'person', text: 'Theirs: they chose each step themself' },
        { value: 'worker', text: 'Mine, as their worker' },
      ],
    }),
    rated_on: date({
      label: 'On which day?',
      called: 'The day',
      required: 'Enter the day',
      notFuture: true,
      notBefore: registered_on,
    }),
    ratings: ratingsField(scaleOn(today).capabilities),
  })

/** The form of one capability, as somebody is asked about themself. */
export const mineForm = (capability: Capability) =>
  formOf({
    step: choice({
      label: capability.mine,
      called: 'Your step',
      required: 'Choose the one that is most like you',
      options: answersTo(capability, 'mine', ratherNot),
    }),
    words: text({ label: 'What shows it?', hint: 'Say it in your own words.', max: mostWords }),
  })

/** What somebody said of themself. */
export function mineGiven(capability: string, value: { step: string; words: string | null }): Given {
  const given = givenIn(capability, value.step, value.words)
  if (given === null) throw new RangeError('an answer that the form does not offer')
  return given
}
