import { sql } from 'kysely'
import type { Owner } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Plan } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'

/** Who answers for a section of a plan, and by when it is to be written. */
export interface SectionOwner extends Owner {
  section: number
  organisation: string
  due_on: CalendarDate
}

const owners = (tx: Tx) =>
  tables(tx)
    .withTables<{ 'partnership.organisation': { id: string; area_id: string; name: string } }>()
    .selectFrom('plans.section_owner as s')
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 's.organisation_id').onRef('o.area_id', '=', 's.area_id'),
    )
    .select(['s.id', 's.plan_id', 's.area_id', 's.section', 's.organisation_id', 's.user_id', 's.name', 's.due_on'])
    .select('o.name as organisation')
    .where('s.until', 'is', null)

/** Who answers for the sections of a plan now, those that nobody does left out. */
export const ownersOf = (tx: Tx, plan: string): Promise<SectionOwner[]> =>
  owners(tx).where('s.plan_id', '=', plan).orderBy('s.section').execute()

/** Everybody who answers for a section in any area, with the plan it is of: for reminders. */
export const allOwners = (tx: Tx) => owners(tx).execute()

/** Says who answers for a section, and by when; what was said before stays on record. */
export async function setOwner(
  tx: Tx,
  writer: Writer,
  plan: Pick<Plan, 'id' | 'area_id'>,
  owner: Omit<SectionOwner, 'organisation'>,
): Promise<void> {
  await tables(tx)
    .updateTable('plans.section_owner')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('plan_id', '=', plan.id)
    .where('section', '=', owner.section)
    .where('until', 'is', null)
    .execute()
  const by = { set_by: writer.user_id, by_name: nameNow(writer) }
  await tables(tx)
    .insertInto('plans.section_owner')
    .values({ ...newRow(plan.area_id), plan_id: plan.id, ...owner, ...by })
    .execute()
}
