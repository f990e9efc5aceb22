import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Question } from '../assess-needs/instrument.ts'

/** How a question of one version was used by an area, over all its assessments. */
export interface Used {
  question: string
  asked: number
  answered: number
  /** Left blank. */
  skipped: number
  prefer_not_to_say: number
}

/** How a version was used: assessments begun with it, finished, and each question that was asked. */
export interface VersionUsed {
  version: string
  assessments: number
  finished: number
  questions: Used[]
}

type Row = Omit<VersionUsed, 'questions'> & Omit<Used, 'question'> & { question: string | null }

/** How the questions of the viewer's own area are used, by version; nothing for anybody who does not write them. */
export async function questionUse(tx: Tx): Promise<VersionUsed[]> {
  const { rows } = await sql<Row>`select * from journeys.question_use()`.execute(tx)
  const versions = new Map<string, VersionUsed>()
  for (const { version, assessments, finished, question, ...used } of rows) {
    const one = versions.get(version) ?? { version, assessments, finished, questions: [] }
    if (question !== null) one.questions.push({ question, ...used })
    versions.set(version, one)
  }
  return [...versions.values()]
}

/** What is said of a question's use. */
export type Verdict = 'never_asked' | 'nobody' | 'hardly' | 'used' | 'too_few'

/** Fewer assessments than this say nothing of a question, and could say something of a person. */
export const fewest = 5

/** Whether a question earns its place: never asked, answered by nobody, by fewer than one in ten, or used. Too few were asked to say. */
export function verdictOn(use: Pick<Used, 'asked' | 'answered'> | undefined, assessments: number): Verdict {
  if (assessments < fewest) return 'too_few'
  if (use === undefined || use.asked === 0) return 'never_asked'
  if (use.asked < fewest) return 'too_few'
  if (use.answered === 0) return 'nobody'
  return use.answered * 10 < use.asked ? 'hardly' : 'used'
}

/** A count as it may be shown: one to four are not told apart. */
export const countInWords = (count: number): string => (count > 0 && count < fewest ? '1 to 4' : String(count))

/** Questions of a version with their use, those that earn their place least first. */
export function byUse(questions: readonly Question[], used: VersionUsed) {
  const order: readonly Verdict[] = ['never_asked', 'nobody', 'hardly', 'too_few', 'used']
  return questions
    .map((question) => {
      const use = used.questions.find((one) => one.question === question.code)
      return { question, use, verdict: verdictOn(use, used.assessments) }
    })
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
}
