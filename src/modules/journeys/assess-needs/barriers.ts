import { referenceText } from '#platform/reference'
import type { KeptAnswer } from './assessments.queries.ts'
import { type Severity, severities } from './instrument.ts'

type Answered = Pick<KeptAnswer, 'shown' | 'given' | 'asked' | 'superseded_at'>

export const severityWords: Readonly<Record<Severity, string>> = {
  0: 'Not in the way',
  1: 'A little',
  2: 'Some',
  3: 'A lot',
}

const isSeverity = (n: number): n is Severity => severities.some((one) => one === n)

/** How much an answer says that something stands in the way: the most of what was chosen; null for a blank, and where the question does not say. */
export function severityOf({ shown, given }: Pick<Answered, 'shown' | 'given'>): Severity | null {
  const said = given.codes.flatMap((code) => {
    const at = shown.options.findIndex((option) => option.code === code)
    const severity = shown.options[at]?.severity ?? (shown.kind === 'scale' ? at : -1)
    return isSeverity(severity) ? [severity] : []
  })
  const most = Math.max(-1, ...said)
  return isSeverity(most) ? most : null
}

/** Something that may stand in the way of work: how much, by the answers that hold; null when none of them says. */
export interface Barrier {
  /** A code of reference list needs. */
  code: string
  text: string
  severity: Severity | null
}

/** The name of a barrier within a sentence. */
export const inSentence = ({ text }: Pick<Barrier, 'text'>) => text.charAt(0).toLowerCase() + text.slice(1)

/** The barriers that an assessment asked about, what weighs most first; those of which nothing was said last. */
export function barriersIn(answers: readonly Answered[]): Barrier[] {
  const barriers = new Map<string, Severity | null>()
  for (const row of answers) {
    const { barrier } = row.shown
    if (barrier === undefined || !row.asked || row.superseded_at !== null) continue
    const [severity, before] = [severityOf(row), barriers.get(barrier) ?? null]
    barriers.set(barrier, before === null || (severity !== null && severity > before) ? severity : before)
  }
  return [...barriers]
    .map(([code, severity]) => ({ code, text: referenceText('needs', code), severity }))
    .sort((a, b) => (b.severity ?? -1) - (a.severity ?? -1))
}
