import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'
import { planOf } from './plan.queries.ts'
import { type Agreement, standing } from './plan.ts'

export interface Agreeing {
  parties: readonly Agreement['party'][]
  how: Agreement['how']
  agreed_on: CalendarDate
  review_on?: CalendarDate | null | undefined
}

/**
 * Records that one or both agreed the plan as it stands, with the plan as it stood. Agreed again, the agreement before is kept.
 * @throws Refused when there is nothing to agree, or the day is before registration
 */
export async function agreePlan(
  tx: Tx,
  viewer: Viewer,
  spell: Pick<Spell, 'id' | 'area_id' | 'person_id' | 'registered_on'>,
  agreeing: Agreeing,
): Promise<void> {
  const { parties, how, agreed_on, review_on } = agreeing
  const plan = await planOf(tx, spell)
  if (!plan.goals.some((goal) => goal.state === 'open'))
    throw new Refused('There is no open goal in the plan yet. Write one together first')
  if (agreed_on < spell.registered_on)
    throw new Refused([{ field: 'agreed_on', message: 'Agreed on must be on or after the day they were registered' }])
  for (const party of parties) {
    await tables(tx)
      .updateTable('journeys.plan_agreement')
      .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_because: 'agreed_again', superseded_by: viewer.user_id })
      .where('spell_id', '=', spell.id)
      .where('party', '=', party)
      .where('superseded_at', 'is', null)
      .execute()
    await tables(tx)
      .insertInto('journeys.plan_agreement')
      .values({
        id: uuid(),
        area_id: spell.area_id,
        person_id: spell.person_id,
        spell_id: spell.id,
        party,
        how,
        agreed_on,
        review_on: review_on ?? null,
        plan: JSON.stringify({ aim: plan.aim, goals: plan.goals }),
        recorded_by: viewer.user_id,
        recorded_by_name: viewer.name,
      })
      .execute()
  }
  const now = standing(await planOf(tx, spell))
  const words =
    now === 'agreed'
      ? 'Action plan agreed by both'
      : `Action plan agreed by ${parties.includes('person') ? 'them' : 'the key worker'}`
  const { area_id, person_id } = spell
  const link = `/people/${person_id}/plan`
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.plan', words, sees: sight.record, link })
}
