import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'

export interface EligibilitySeen {
  verified_on: CalendarDate
  /** Codes of reference list eligibility-evidence; at least one. */
  evidence: string[]
  other_evidence: string | null
}

/** Records that evidence was seen, by whom and on which day; no copy is kept. A check before it is superseded. */
export async function verifyEligibility(tx: Tx, viewer: Viewer, spell: Spell, seen: EligibilitySeen): Promise<void> {
  const { id: spell_id, area_id, person_id } = spell
  await tables(tx)
    .updateTable('journeys.eligibility_check')
    .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_by: viewer.user_id })
    .where('spell_id', '=', spell_id)
    .where('superseded_at', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('journeys.eligibility_check')
    .values({
      id: uuid(),
      area_id,
      person_id,
      spell_id,
      ...seen,
      verified_by: viewer.user_id,
      verified_by_name: viewer.name,
    })
    .execute()
  await tables(tx)
    .updateTable('journeys.spell')
    .set({
      eligibility_verified_on: seen.verified_on,
      eligibility_verified_by: viewer.user_id,
      changed_at: sql<Date>`nwd.clock()`,
      changed_by: viewer.user_id,
    })
    .where('id', '=', spell_id)
    .execute()
  const words = 'Eligibility verified: the evidence was seen'
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.eligibility', words, sees: sight.record })
}

/** The check that holds for a spell, with what was seen in words, or undefined. */
export async function eligibilityOf(tx: Tx, spell: string) {
  const row = await tables(tx)
    .selectFrom('journeys.eligibility_check')
    .select(['verified_on', 'verified_by_name', 'evidence', 'other_evidence'])
    .where('spell_id', '=', spell)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const kinds = row.evidence.map((code) => referenceText('eligibility-evidence', code).toLowerCase())
  return { ...row, seen: [...kinds, ...(row.other_evidence === null ? [] : [row.other_evidence])].join('; ') }
}
