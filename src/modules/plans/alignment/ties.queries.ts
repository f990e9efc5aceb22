import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { nameNow, newRow, tables } from '../plans.db.ts'

export const tieKinds = ['national_outcome', 'policy_driver', 'principle', 'need'] as const
export type TieKind = (typeof tieKinds)[number]

export interface Tie {
  requirement_id: string
  number: number
  target_group: string
  kind: TieKind
  code: string
}

/** What the lines of an area's year answer to; lines that were taken out answer to nothing. */
export async function tiesOf(tx: Tx, area: string, year: string): Promise<Tie[]> {
  const rows = await tables(tx)
    .selectFrom('plans.requirement_tie as t')
    .innerJoin('plans.requirement as r', (on) =>
      on.onRef('r.id', '=', 't.requirement_id').onRef('r.area_id', '=', 't.area_id'),
    )
    .innerJoin('plans.requirement_version as v', (on) =>
      on.onRef('v.requirement_id', '=', 'r.id').onRef('v.area_id', '=', 'r.area_id').on('v.until', 'is', null),
    )
    .select(['t.requirement_id', 'r.number', 'v.target_group', 't.kind', 't.code'])
    .where('t.area_id', '=', area)
    .where('r.year', '=', year)
    .where('r.removed_at', 'is', null)
    .where('t.until', 'is', null)
    .orderBy('r.number')
    .orderBy('t.since')
    .execute()
  return rows.flatMap((row) => {
    const kind = tieKinds.find((each) => each === row.kind)
    return kind === undefined ? [] : [{ ...row, kind }]
  })
}

/** Says what a line answers to: what is no longer said ends, what is new begins. */
export async function setTies(
  tx: Tx,
  viewer: Viewer,
  { id, area_id }: { id: string; area_id: string },
  said: readonly { kind: TieKind; code: string }[],
): Promise<void> {
  const held = await tables(tx)
    .selectFrom('plans.requirement_tie')
    .select(['id', 'kind', 'code'])
    .where('requirement_id', '=', id)
    .where('until', 'is', null)
    .execute()
  const has = (list: readonly { kind: string; code: string }[], one: { kind: string; code: string }) =>
    list.some(({ kind, code }) => kind === one.kind && code === one.code)
  const over = held.filter((one) => !has(said, one)).map((one) => one.id)
  const fresh = said.filter((one) => !has(held, one))
  if (over.length > 0)
    await tables(tx)
      .updateTable('plans.requirement_tie')
      .set({ until: sql<Date>`nwd.clock()` })
      .where('id', 'in', over)
      .execute()
  if (fresh.length > 0)
    await tables(tx)
      .insertInto('plans.requirement_tie')
      .values(
        fresh.map((one) => ({
          ...newRow(area_id),
          requirement_id: id,
          ...one,
          set_by: viewer.user_id,
          by_name: nameNow(viewer),
        })),
      )
      .execute()
}
