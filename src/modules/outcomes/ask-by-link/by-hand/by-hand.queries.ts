import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { FollowUp } from '../../follow-ups.queries.ts'
import type { OutcomesTables } from '../../outcomes.tables.ts'
import { givesWayOn } from '../link-plan.ts'
import { fingerprintOf } from '../token.ts'
import { codeOf, tokenOf } from './code.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

/** Makes a link that a worker gives by hand; the list waits for its answer as for one that was sent. Out: its identifier. */
export async function giveLink(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  { today, secret, before }: { today: CalendarDate; secret: string; before: number },
): Promise<string> {
  const { area_id, person_id, window_ends_on } = follow_up
  const id = uuid()
  await tables(tx)
    .insertInto('outcomes.follow_up_link')
    .values({
      ...{ id, area_id, person_id, follow_up_id: follow_up.id },
      token_hash: fingerprintOf(tokenOf(codeOf(secret, id))),
      channel: 'by_hand',
      given_by: by.user_id,
      is_reminder: before > 0,
      sent_on: today,
      expires_on: window_ends_on,
    })
    .execute()
  const gives_way_on = givesWayOn(follow_up, today, before)
  if (gives_way_on !== null)
    await tables(tx)
      .updateTable('outcomes.follow_up')
      .set({ next_try_on: gives_way_on })
      .where('id', '=', follow_up.id)
      .execute()
  return id
}

/** A link of a follow-up that was given by hand, when the viewer sees the person's record. */
export async function selectOptionalGiven(tx: Tx, follow_up: string, link: string) {
  return tables(tx)
    .selectFrom('outcomes.follow_up_link')
    .select(['id', 'sent_on', 'expires_on'])
    .where('id', '=', link)
    .where('follow_up_id', '=', follow_up)
    .where('channel', '=', 'by_hand')
    .executeTakeFirst()
}
