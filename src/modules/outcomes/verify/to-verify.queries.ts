import { sql } from 'kysely'
import type { PeopleTables } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { OutcomesTables } from '../outcomes.tables.ts'

/** What waits for a second person, among those the viewer sees, the longest waiting first; not what the viewer wrote down or saw themself. */
export async function toVerify(tx: Tx, viewer: Viewer, most: number) {
  return tx
    .withTables<OutcomesTables & PeopleTables>()
    .selectFrom('outcomes.verification as v')
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.id', '=', 'v.person_id').onRef('p.area_id', '=', 'v.area_id'),
    )
    .leftJoin('outcomes.job as j', (join) =>
      join.onRef('j.id', '=', 'v.record_id').onRef('j.area_id', '=', 'v.area_id'),
    )
    .leftJoin('outcomes.outcome as o', (join) =>
      join.onRef('o.id', '=', 'v.record_id').onRef('o.area_id', '=', 'v.area_id'),
    )
    .where('v.area_id', '=', viewer.area_id ?? '')
    .where('v.state', '=', 'asked')
    .where('v.superseded_at', 'is', null)
    .where(sql<boolean>`coalesce(j.recorded_by, o.recorded_by) is distinct from ${viewer.user_id}`)
    .where(
      sql<boolean>`not exists (select 1 from outcomes.evidence e where e.record_id = v.record_id and e.area_id = v.area_id
        and e.taken_out_at is null and e.seen_by = ${viewer.user_id})`,
    )
    .select(['v.id', 'v.record_id', 'v.person_id', 'v.by_name', 'v.at', 'p.given_name', 'p.family_name'])
    .select(sql<string>`coalesce(o.kind, 'employment')`.as('type'))
    .orderBy('v.at')
    .orderBy('v.id')
    .limit(most)
    .execute()
}
