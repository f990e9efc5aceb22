import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { List } from '../referral.ts'
import { type Referral, referralFrom, referrals, tables } from '../referrals.queries.ts'

/** The last row of the page before: lists are read by when the step is due. */
export interface Key {
  due_on: CalendarDate
  id: string
}

/** The open referrals that a viewer works with: the area's for its coordinator, their own organisation's for anybody else. */
export function openReferrals(tx: Tx, viewer: Viewer) {
  const open = referrals(tx).where('s.list', 'is not', null).where('r.area_id', '=', viewer.area_id)
  if (viewer.role === 'coordinator') return open
  const own = viewer.organisation_id
  return open.where((eb) => eb.or([eb('r.sender_organisation_id', '=', own), eb('o.organisation_id', '=', own)]))
}

/** A page of one list, the one due first at the top. */
export async function selectList(
  tx: Tx,
  viewer: Viewer,
  list: List,
  { most, after }: { most: number; after?: Key | undefined },
): Promise<Referral[]> {
  let page = openReferrals(tx, viewer).where('s.list', '=', list)
  if (after) page = page.where((eb) => eb(eb.refTuple('s.due_on', 'r.id'), '>', eb.tuple(after.due_on, after.id)))
  const rows = await page.orderBy('s.due_on').orderBy('r.id').limit(most).execute()
  return rows.map(referralFrom)
}

/** How many stand in each list, for the viewer. Counted over the lists alone, since each open referral has exactly one row there. */
export async function countLists(tx: Tx, viewer: Viewer): Promise<ReadonlyMap<string, number>> {
  const own = viewer.organisation_id
  const rows = await tables(tx)
    .selectFrom('referrals.standing as s')
    .select((eb) => ['s.list', eb.fn.countAll<number>().as('people')])
    .where('s.area_id', '=', viewer.area_id)
    .where('s.until', 'is', null)
    .$if(viewer.role !== 'coordinator', (q) => q.where((eb) => eb('s.referral_id', 'in', concerning(tx, own))))
    .groupBy('s.list')
    .execute()
  return new Map(rows.map(({ list, people }) => [list, Number(people)]))
}

/** The referrals that an organisation sent, or that somebody of it was asked to take. */
const concerning = (tx: Tx, organisation: string | null) =>
  tables(tx)
    .selectFrom('referrals.referral')
    .select('id')
    .where('sender_organisation_id', '=', organisation)
    .unionAll(
      tables(tx)
        .selectFrom('referrals.offer')
        .select('referral_id as id')
        .where('organisation_id', '=', organisation)
        .where('ended_at', 'is', null),
    )
