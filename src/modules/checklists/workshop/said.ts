import type { CalendarDate } from '#platform/time'
import type { WholeReport } from '../report/local/load-report.ts'
import type { StatementTally } from '../report/report.ts'

export type Standing = 'open' | 'agreed' | 'not_agreed'

/** What a partnership said together of a statement. */
export interface Said {
  note: string
  standing: Standing
  /** The rating it agreed on, a code of the scale; null unless it did. */
  answer: string | null
  /** Why it agreed on none; empty unless it did not. */
  reason: string
  /** Who agreed, or did not, in words. */
  agreed_by: string
  held_on: CalendarDate
}

/** A statement to talk about, in the order of the workshop. */
export interface Topic {
  statement: StatementTally
  /** Why it is talked about. */
  why: string
}

/**
 * What a workshop talks about, in order: the points that were chosen; where none were, the weakest statements and then those on which organisations
 * differ most, each once.
 */
export function topicsOf({ points, report, reading }: Pick<WholeReport, 'points' | 'report' | 'reading'>): Topic[] {
  const of = (item: string) => report.statements.find((row) => row.item === item)
  if (points.length > 0)
    return points.flatMap(({ item, note }) => {
      const statement = of(item)
      return statement === undefined ? [] : [{ statement, why: note }]
    })
  const weakest = reading.weakest.map((statement) => ({ statement, why: 'Among the weakest' }))
  const differing = reading.differing.map(({ statement }) => ({ statement, why: 'Among the most disagreed' }))
  return [...new Map([...differing, ...weakest].map((topic) => [topic.statement.item, topic])).values()].sort(
    (one, other) => rank(one) - rank(other),
  )

  function rank({ statement }: Topic): number {
    const at = reading.weakest.findIndex(({ item }) => item === statement.item)
    return at >= 0 ? at : 100 + reading.differing.findIndex((row) => row.statement.item === statement.item)
  }
}

/** A statement's place in an address, `1-5`, and back. */
export const slugOf = (item: string): string => item.replace('.', '-')
export const itemOf = (slug: string): string => slug.replace('-', '.')

/** How a statement stands after its discussion, in words: with the rating's own label. */
export function standingInWords(
  said: Pick<Said, 'standing' | 'answer'> | undefined,
  scale: readonly { code: string; label: string }[],
): string {
  if (said === undefined) return 'To discuss'
  if (said.standing === 'open') return 'Discussed, no rating yet'
  if (said.standing === 'not_agreed') return 'Not agreed'
  return `Agreed: ${scale.find(({ code }) => code === said.answer)?.label ?? ''}`
}

/**
 * What is being talked about now, for a second screen: what was last written down while it has no rating yet; after a rating the next that has none,
 * from there on and then from the beginning. Undefined when all have been talked through.
 */
export function topicNow<T extends Topic>(
  topics: readonly T[],
  discussions: ReadonlyMap<string, Pick<Said, 'standing'> & { item: string; recorded_at: Date }>,
): T | undefined {
  const settled = ({ statement }: T) => (discussions.get(statement.item)?.standing ?? 'open') !== 'open'
  const last = [...discussions.values()]
    .filter(({ item }) => topics.some(({ statement }) => statement.item === item))
    .sort((one, other) => other.recorded_at.getTime() - one.recorded_at.getTime())[0]
  const at = topics.findIndex(({ statement }) => statement.item === last?.item)
  return [...topics.slice(Math.max(at, 0)), ...topics].find((topic) => !settled(topic))
}
