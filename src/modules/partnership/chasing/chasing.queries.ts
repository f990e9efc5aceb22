import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { newRow, tables } from '../partnership.db.ts'
import type { Phase, Reminded } from './chase.ts'

export type AboutKind =
  | 'action'
  | 'risk'
  | 'interests'
  | 'disagreement'
  | 'improvement'
  | 'plan_section'
  | 'plan_sign_off'
  | 'plan_review'

/** Something that is due, in any area, and who has it. */
export interface Due {
  kind: AboutKind
  id: string
  area_id: string
  due_on: CalendarDate
  organisation_id: string | null
  user_id: string | null
}

/** Open actions of every area that are due by a day. */
export async function actionsDueBy(tx: Tx, day: CalendarDate): Promise<Due[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.action_standing')
    .select(['action_id as id', 'area_id', 'due_on', 'organisation_id', 'user_id'])
    .where('until', 'is', null)
    .where('state', '=', 'open')
    .where('due_on', '<=', day)
    .orderBy('area_id')
    .orderBy('due_on')
    .execute()
  return rows.map((row) => ({ ...row, kind: 'action' as const }))
}

/** Open risks of every area that should have been looked at again before a day. */
export async function risksDueBefore(tx: Tx, day: CalendarDate): Promise<Due[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.risk as r')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('partnership.risk_review as v')
          .select(['v.next_review_on', 'v.organisation_id', 'v.user_id'])
          .whereRef('v.risk_id', '=', 'r.id')
          .orderBy('v.reviewed_on', 'desc')
          .orderBy('v.recorded_at', 'desc')
          .orderBy('v.id', 'desc')
          .limit(1)
          .as('last'),
      (on) => on.onTrue(),
    )
    .select(['r.id', 'r.area_id', 'last.next_review_on as due_on', 'last.organisation_id', 'last.user_id'])
    .where('r.closed_at', 'is', null)
    .where('last.next_review_on', '<', day)
    .execute()
  return rows.map((row) => ({ ...row, kind: 'risk' as const }))
}

/** Open disagreements of every area whose step should have been done before a day; the coordinator is told. */
export async function disagreementsDueBefore(tx: Tx, day: CalendarDate): Promise<Due[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.disagreement as d')
    .innerJoin('partnership.disagreement_stage as s', (on) =>
      on.onRef('s.disagreement_id', '=', 'd.id').onRef('s.area_id', '=', 'd.area_id').on('s.until', 'is', null),
    )
    .select(['d.id', 'd.area_id', 's.due_on'])
    .where('d.closed_at', 'is', null)
    .where('s.due_on', '<', day)
    .execute()
  return rows.map((row) => ({ ...row, kind: 'disagreement' as const, organisation_id: null, user_id: null }))
}

/** The areas in which anybody has a role in the partnership. */
export async function areasWithSeats(tx: Tx): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.seat')
    .select('area_id')
    .distinct()
    .where('ended_at', 'is', null)
    .orderBy('area_id')
    .execute()
  return rows.map(({ area_id }) => area_id)
}

/** Who was reminded of these, and when: by record, then by account. */
export async function remindersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Map<string, Reminded[]>>> {
  const found = new Map<string, Map<string, Reminded[]>>()
  if (ids.length === 0) return found
  const rows = await tables(tx)
    .selectFrom('partnership.reminder')
    .select(['about_id', 'to_user', 'phase', 'on_day'])
    .where('about_id', 'in', [...ids])
    .execute()
  for (const { about_id, to_user, phase, on_day } of rows) {
    const byUser = found.get(about_id) ?? new Map<string, Reminded[]>()
    found.set(about_id, byUser)
    byUser.set(to_user, [...(byUser.get(to_user) ?? []), { phase: phase as Phase, on_day }])
  }
  return found
}

/** Notes that somebody is reminded of something. */
export async function noteReminder(
  tx: Tx,
  { kind, id, area_id }: Pick<Due, 'kind' | 'id' | 'area_id'>,
  to_user: string,
  phase: Phase,
  on_day: CalendarDate,
): Promise<void> {
  await tables(tx)
    .insertInto('partnership.reminder')
    .values({ ...newRow(area_id), about_kind: kind, about_id: id, phase, to_user, on_day })
    .execute()
}

/** Forgets reminders of before a day. */
export async function forgetReminders(tx: Tx, before: CalendarDate): Promise<void> {
  await tables(tx).deleteFrom('partnership.reminder').where('on_day', '<', before).execute()
}

/** Every account that acts for somebody in an area now, with its organisation and role. */
export async function accountsIn(
  tx: Tx,
  area: string,
): Promise<{ user_id: string; organisation_id: string | null; role: string }[]> {
  return tables(tx)
    .selectFrom('partnership.membership')
    .select(['user_id', 'organisation_id', 'role'])
    .where('area_id', '=', area)
    .where('until', 'is', null)
    .orderBy('since')
    .execute()
}
