import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { setDay } from '../needs/needs.queries.ts'
import type { WaysAsked } from './way.queries.ts'

/** How many people began a stage in a time, each once; and what became of them by the day: on to a later stage, there still, or neither. */
export interface StageBegun {
  stage: number
  people: number
  went_on: number
  still: number
  ended: number
}

/** The stages that people of an area began in a time. Whoever went on to a later stage counts as gone on, whether or not the earlier one is open. For asStatistician. */
export async function stagesBegun(tx: Tx, { area, as_at, within }: WaysAsked): Promise<StageBegun[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<StageBegun>`
    select stage, count(*)::int as people, count(*) filter (where went_on)::int as went_on, count(*) filter (where not went_on and still)::int as still,
      count(*) filter (where not went_on and not still)::int as ended
    from (
      select s.stage, s.person_key, bool_or(s.to_on is null) as still,
        exists (select from stats.stage l where l.area_id = ${area} and l.person_key = s.person_key and l.stage > s.stage and l.from_on >= min(s.from_on)) as went_on
      from stats.stage s where s.area_id = ${area} and s.from_on between ${within.from} and ${within.to}
      group by s.stage, s.person_key
    ) x group by stage order by stage`.execute(tx)
  return rows
}
