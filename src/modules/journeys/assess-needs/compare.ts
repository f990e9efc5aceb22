import type { KeptAnswer } from './assessments.queries.ts'
import { severityOf } from './barriers.ts'
import { answerWords } from './question-form.ts'

type Answered = Pick<KeptAnswer, 'question' | 'shown' | 'given' | 'asked' | 'superseded_at'>

/**
 * What became of a question since the last time: it stands in the way less or more, it was answered otherwise, alike, it is asked for the first
 * time, or no more.
 */
export type Became = 'less' | 'more' | 'otherwise' | 'alike' | 'new' | 'no_more'

export interface Compared {
  question: string
  /** What the question is about. */
  about: string
  became: Became
  before: string | null
  now: string | null
}

export const becameWords: Readonly<Record<Became, string>> = {
  less: 'gets in the way less',
  more: 'gets in the way more',
  otherwise: 'another answer',
  alike: 'as before',
  new: 'asked for the first time',
  no_more: 'not asked this time',
}

const held = (answers: readonly Answered[]) => answers.filter((row) => row.asked && row.superseded_at === null)
const wordsOf = ({ given, shown }: Answered) => answerWords(given, shown.options)

function becameOf(before: Answered, now: Answered): Became {
  const [then, since] = [severityOf(before), severityOf(now)]
  if (then !== null && since !== null && then !== since) return since < then ? 'less' : 'more'
  return wordsOf(before) === wordsOf(now) ? 'alike' : 'otherwise'
}

/** Two assessments side by side, in the order of the later; whatever versions they were asked by, a question is known by its code. */
export function compareAnswers(before: readonly Answered[], now: readonly Answered[]): Compared[] {
  const [earlier, later] = [held(before), held(now)]
  const compared = later.map((row): Compared => {
    const old = earlier.find(({ question }) => question === row.question)
    const about = row.shown.measures
    const words = { question: row.question, about, now: wordsOf(row) }
    return old === undefined
      ? { ...words, became: 'new', before: null }
      : { ...words, became: becameOf(old, row), before: wordsOf(old) }
  })
  const gone = earlier.filter((row) => !later.some(({ question }) => question === row.question))
  return [
    ...compared,
    ...gone.map(
      (row): Compared => ({
        question: row.question,
        about: row.shown.measures,
        became: 'no_more',
        before: wordsOf(row),
        now: null,
      }),
    ),
  ]
}

const inTheWay = (n: number) => (n === 1 ? '1 gets in the way' : `${n} get in the way`)

/** What changed, in a sentence. */
export function changedInWords(compared: readonly Compared[]): string {
  const many = (became: Became) => compared.filter((one) => one.became === became).length
  const parts = [
    many('less') > 0 && `${inTheWay(many('less'))} less`,
    many('more') > 0 && (many('less') > 0 ? `${many('more')} more` : `${inTheWay(many('more'))} more`),
    many('otherwise') > 0 && `${many('otherwise')} answered otherwise`,
    many('alike') > 0 && `${many('alike')} as before`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'No question was asked both times.' : `${parts.join(', ')}.`
}
