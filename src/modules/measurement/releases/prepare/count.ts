import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { dimensions } from '../../measures.ts'
import { countCells } from '../../statistics.queries.ts'
import { rowsOf, type Statistics } from '../../statistics.ts'
import type { Source } from '../content.queries.ts'
import { isOfARelease } from '../figure.ts'

/** What is counted of a person, whether from a frozen return or from the records as they are. */
const columns = sql.raw(
  [
    'area_id, registered_on, stream, left_by_then, age_band, gender, disabled, ethnic_group, parent, priority_families, simd_quintile',
    'job_started_on, answer_4w, answer_13w, answer_26w, answer_52w',
    'fe_he_on, training_on, qualification_on, work_experience_on, volunteering_on, school_reengaged_on',
  ].join(', '),
)

export interface Counted {
  statistics: Statistics
  /** Where each area's figures are from: its signed return of that day, its records now, or nowhere. */
  sources: Source[]
}

/**
 * Counts a release: each area's people from its latest signed return of the day, and from its records as they are where it has signed none. For a transaction
 * of asStatistician. In: the day, and the areas that there are.
 */
export async function countForRelease(tx: Tx, as_at: CalendarDate, areas: readonly string[]): Promise<Counted> {
  const { rows: signed } = await sql<{ area_id: string; return_id: string; signed_on: string }>`
    select area_id, return_id, signed_on from stats.signed_return where as_at = ${as_at}`.execute(tx)
  const people = sql`(
    select ${columns} from stats.participant
    where area_id <> all (${signed.map(({ area_id }) => area_id)}::text[])
    union all
    select ${columns} from stats.returned_participant
    where return_id = any (${signed.map(({ return_id }) => return_id)}::uuid[]))`
  const cells = await countCells(tx, { as_at, by: dimensions }, people)
  const statistics: Statistics = { as_at, scope: 'national', rows: rowsOf(cells, as_at, isOfARelease) }
  const present = new Set(cells.filter(({ dimension }) => dimension === 'area').map(({ category }) => category))
  const sources = areas.map((area_id): Source => {
    const from = signed.find((each) => each.area_id === area_id)
    if (from !== undefined) return { area_id, source: 'return', return_id: from.return_id, signed_on: from.signed_on }
    return { area_id, source: present.has(area_id) ? 'live' : 'nobody', return_id: null, signed_on: null }
  })
  return { statistics, sources }
}
