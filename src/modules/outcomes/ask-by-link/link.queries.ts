import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { fingerprintOf } from './token.ts'

/** `open` may be answered, `answered` has been, `over` is no longer asked. */
export interface LinkStands {
  state: 'open' | 'answered' | 'over'
  link_id: string
  area_id: string
  /** For the audit trail alone: never shown to whoever holds the link. */
  person_id: string
  follow_up_id: string
}

/** What a link stands for; undefined when there is none such. Anybody may ask: the secret is all they have. */
export async function selectOptionalLink(tx: Tx, token: string): Promise<LinkStands | undefined> {
  const { rows } = await sql<LinkStands>`select * from outcomes.link_asks(${fingerprintOf(token)})`.execute(tx)
  return rows[0]
}

export const linkAnswers = ['yes', 'no', 'prefer_not_to_say', 'do_not_ask'] as const
export type LinkAnswer = (typeof linkAnswers)[number]

/** Stores an answer, once. Returns whether it was stored: not when somebody answered before, or it is over. */
export async function answerByLink(tx: Tx, token: string, answer: LinkAnswer): Promise<boolean> {
  const { rows } = await sql<{ stored: boolean }>`
    select outcomes.answer_by_link(${fingerprintOf(token)}, ${answer}) as stored`.execute(tx)
  return rows[0]?.stored ?? false
}
