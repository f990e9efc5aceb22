import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { colleaguesIn } from '#modules/partnership'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { rolesThatLead } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'
import type { Spell } from './spells.queries.ts'

export interface LeadChange {
  spell: Pick<Spell, 'id' | 'area_id' | 'person_id' | 'organisation_id'>
  lead: { user_id: string; name: string }
  reason?: string | null | undefined
  /** No line of its own: another line of the same moment says who leads. */
  quietly?: boolean | undefined
}

/** Those of an organisation who may lead a spell, by name. */
export function possibleLeads(tx: Tx, organisation: string) {
  return colleaguesIn(tx, organisation, rolesThatLead)
}

/**
 * Gives a spell to a key worker by name, at once: the lead before ends in the instant the new one begins, so that an open spell has
 * exactly one at any time. Naming who leads already changes nothing.
 * @throws Refused when they do not act for the organisation that supports the person
 */
export async function assignLead(tx: Tx, viewer: Viewer, change: LeadChange): Promise<void> {
  const { spell, lead, reason, quietly } = change
  const possible = await possibleLeads(tx, spell.organisation_id)
  const chosen = possible.find((colleague) => colleague.user_id === lead.user_id)
  if (chosen === undefined)
    throw new Refused([{ field: 'lead', message: `${lead.name} does not support people for this organisation` }])
  const current = await tables(tx)
    .selectFrom('journeys.lead')
    .select(['id', 'user_id'])
    .where('spell_id', '=', spell.id)
    .where('until', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (current?.user_id === lead.user_id) return
  await endLead(tx, viewer, spell.id)
  await tables(tx)
    .insertInto('journeys.lead')
    .values({
      id: uuid(),
      area_id: spell.area_id,
      person_id: spell.person_id,
      spell_id: spell.id,
      user_id: chosen.user_id,
      name: chosen.name,
      given_by: viewer.user_id,
      reason: reason ?? null,
    })
    .execute()
  if (quietly) return
  await addToTimeline(tx, viewer, {
    area_id: spell.area_id,
    person_id: spell.person_id,
    kind: 'journeys.lead',
    words: `${chosen.name} is now the lead key worker`,
    sees: sight.progress,
  })
}

/** Ends who leads a spell, now. */
export async function endLead(tx: Tx, viewer: Pick<Viewer, 'user_id'>, spell: string): Promise<void> {
  await tables(tx)
    .updateTable('journeys.lead')
    .set({ until: sql<Date>`nwd.clock()`, ended_by: viewer.user_id })
    .where('spell_id', '=', spell)
    .where('until', 'is', null)
    .execute()
}
