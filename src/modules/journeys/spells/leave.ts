import { sql } from 'kysely'
import { addToTimeline, closeRelationships, openRelationship, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { addWeeks, type CalendarDate, instantInLondon } from '#platform/time'
import { tables } from '../journeys.db.ts'
import { endStage, stagesOf } from '../stages/stages.ts'
import { endLead } from './leads.ts'
import { leavingProblems } from './spell.ts'
import type { Spell } from './spells.queries.ts'

// The last follow-up is asked 52 weeks after a job began, and may be answered for some weeks after that.
const weeksOfFollowUp = 60

/**
 * Ends a spell: its stages and its lead end, and the organisation keeps sight only as long as follow-ups may still be asked.
 * @throws Refused when it has ended or the day cannot be
 */
export async function leaveSpell(
  tx: Tx,
  viewer: Viewer,
  spell: Spell,
  leaving: { left_on: CalendarDate; left_reason: string },
  today: CalendarDate,
): Promise<void> {
  if (spell.left_on !== null) throw new Refused('Support has ended already')
  const problems = leavingProblems(spell, leaving.left_on, today)
  if (problems.length > 0) throw new Refused(problems)
  for (const row of await stagesOf(tx, spell.id)) {
    if (row.to_on !== null) continue
    const to_on = [row.from_on, leaving.left_on].sort().at(-1) ?? leaving.left_on
    await endStage(tx, viewer, { spell, row, to_on, reason: 'Support ended', quietly: true }, today)
  }
  await endLead(tx, viewer, spell.id)
  await tables(tx)
    .updateTable('journeys.spell')
    .set({
      ...leaving,
      left_by: viewer.user_id,
      left_at: sql<Date>`nwd.clock()`,
      changed_at: sql<Date>`nwd.clock()`,
      changed_by: viewer.user_id,
    })
    .where('id', '=', spell.id)
    .execute()
  const { area_id, person_id, organisation_id } = spell
  const words = `Support by ${viewer.organisation_name} ended`
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.leaving', words, sees: sight.progress })
  await openRelationship(tx, {
    area_id,
    person_id,
    holder: organisation_id,
    kind: 'follow_up',
    sees: sight.record,
    until: instantInLondon(addWeeks(leaving.left_on, weeksOfFollowUp)),
    because: { kind: 'leaving', id: spell.id },
  })
  await closeRelationships(tx, person_id, { kind: 'spell', id: spell.id }, organisation_id)
}
