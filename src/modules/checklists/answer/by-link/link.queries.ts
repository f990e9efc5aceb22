import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'

/** What a link stands for: `held` leads in, `over` belongs to a part that has closed, `withdrawn` was taken back. */
export interface LinkStands {
  state: 'held' | 'over' | 'withdrawn'
  invitation_id: string
  area_id: string
  round_id: string
}

/** What a link stands for; undefined when there is none such. Anybody may ask: the secret is all they have. */
export async function selectOptionalLink(tx: Tx, secret: string): Promise<LinkStands | undefined> {
  if (!z.uuid().safeParse(secret).success) return undefined
  const { rows } = await sql<LinkStands>`select * from checklists.link_stands(${secret})`.execute(tx)
  return rows[0]
}

/** The address a link was sent to is not reminded any more. False when there is no such link. */
export async function stopReminders(tx: Tx, secret: string): Promise<boolean> {
  const { rows } = await sql<{ stopped: boolean }>`select checklists.stop_reminders(${secret}) as stopped`.execute(tx)
  return rows[0]?.stopped ?? false
}
