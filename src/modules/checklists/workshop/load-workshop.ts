import { found, type Visit } from '#platform/http'
import { originsOf } from '../improvement/improvements.queries.ts'
import { loadReport, type WholeReport } from '../report/local/load-report.ts'
import { type Discussion, discussionsOf } from './discussions.queries.ts'
import { itemOf, type Topic, topicsOf } from './said.ts'

/** A workshop on a shared screen: what the report says, what is talked about, and what has come of it so far. */
export interface Workshop extends WholeReport {
  topics: Topic[]
  /** By statement. */
  discussions: Map<string, Discussion>
  /** The improvement that a statement of this round has become, by statement. */
  improvements: Map<string, string>
  /** The address of the round. */
  at: string
}

/** The workshop of the viewer's area about a round. Not found before its report is there to see. */
export async function loadWorkshop(visit: Visit<{ round: string }>): Promise<Workshop> {
  const loaded = await loadReport(visit)
  const whole = found(loaded.open ? loaded.whole : undefined)
  const origins = await originsOf(visit.tx, whole.area)
  return {
    ...whole,
    topics: topicsOf(whole),
    discussions: await discussionsOf(visit.tx, whole.round.id, whole.area),
    improvements: new Map(
      origins.flatMap(({ round_id, item, improvement_id }) =>
        round_id === whole.round.id ? [[item, improvement_id] as const] : [],
      ),
    ),
    at: `/checklists/${whole.round.id}`,
  }
}

/** The workshop at one statement of the report, chosen for discussion or not. */
export interface AtStatement extends Workshop {
  topic: Topic
  /** Its place among those that are talked about, from 0; -1 for any other statement. */
  place: number
  said: Discussion | undefined
}

export async function loadStatement(visit: Visit<{ round: string; slug: string }>): Promise<AtStatement> {
  const workshop = await loadWorkshop(visit)
  const item = itemOf(visit.parameters.slug)
  const statement = found(workshop.report.statements.find((row) => row.item === item))
  const place = workshop.topics.findIndex((topic) => topic.statement.item === item)
  const topic = workshop.topics[place] ?? { statement, why: '' }
  return { ...workshop, topic, place, said: workshop.discussions.get(item) }
}
