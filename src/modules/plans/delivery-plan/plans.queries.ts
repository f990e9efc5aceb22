import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newRow, tables } from '../plans.db.ts'
import { frameworkOn, type PlanKind } from '../template/framework.ts'
import { type Item, type Plan, slugOf, yearsOf } from './plan.ts'

type Writer = Pick<Viewer, 'user_id' | 'name' | 'organisation_name'>

const planColumns = [
  'id',
  'area_id',
  'kind',
  'within_id',
  'first_year',
  'years',
  'slug',
  'framework',
  'made_at',
  'by_name',
] as const

const kindOf = (kind: string): PlanKind => (kind === 'year' ? 'year' : 'three_years')

const plans = (tx: Tx) => tables(tx).selectFrom('plans.plan').select(planColumns)
type PlanRow = Omit<Plan, 'kind'> & { kind: string }
const planOf = (row: PlanRow): Plan => ({ ...row, kind: kindOf(row.kind) })

/** The plans of an area: the newest years first, a plan of three years before those of its years. */
export const plansOf = async (tx: Tx, area: string): Promise<Plan[]> =>
  (await plans(tx).where('area_id', '=', area).orderBy('first_year', 'desc').orderBy('years', 'desc').execute()).map(
    planOf,
  )

/** A plan that the viewer may see, by its identifier. */
export const selectOptionalPlan = onceAPage(async (tx: Tx, id: string): Promise<Plan | undefined> => {
  const row = await plans(tx).where('id', '=', id).executeTakeFirst()
  return row && planOf(row)
})

/** The plans of every area, by identifier: for what the program does by itself. */
export const plansById = async (tx: Tx): Promise<Map<string, Plan>> =>
  new Map((await plans(tx).execute()).map((row) => [row.id, planOf(row)]))

const itemColumns = ['id', 'area_id', 'plan_id', 'section', 'place', 'origin', 'title', 'guidance'] as const
const items = (tx: Tx) => tables(tx).selectFrom('plans.item').select(itemColumns)
type ItemRow = Omit<Item, 'origin'> & { origin: string }
const itemOf = (row: ItemRow): Item => ({ ...row, origin: row.origin === 'local' ? 'local' : 'national' })

/** What a plan has to say, in its order. */
export const itemsOf = async (tx: Tx, plan: string): Promise<Item[]> =>
  (await items(tx).where('plan_id', '=', plan).orderBy('section').orderBy('place').execute()).map(itemOf)

/** An item of a plan, by its identifier. */
export async function selectOptionalItem(tx: Tx, plan: string, id: string): Promise<Item | undefined> {
  const row = await items(tx).where('plan_id', '=', plan).where('id', '=', id).executeTakeFirst()
  return row && itemOf(row)
}

/** One at a time: whoever else begins or widens a plan of the area waits. */
const holdPlans = (tx: Tx, area: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`plans ${area}`}, 0))`.execute(tx)

export interface NewPlan {
  area: string
  /** What the area is called: part of the public address. */
  place: string
  /** `2026-27` */
  first_year: string
  today: CalendarDate
}

/**
 * Begins a plan of three years and the operational plan of each of them, with the items of the framework that holds today.
 * @returns the plan of three years; undefined when one of its years is in a plan of the area already
 */
export async function beginPlan(tx: Tx, viewer: Writer, asked: NewPlan): Promise<Plan | undefined> {
  const { area, first_year } = asked
  await holdPlans(tx, area)
  const whole = { first_year, years: 3 }
  const taken = (await plansOf(tx, area)).flatMap((plan) => yearsOf(plan))
  if (yearsOf(whole).some((year) => taken.includes(year))) return undefined
  const id = await insertPlan(tx, viewer, asked, { kind: 'three_years', ...whole, within_id: null })
  for (const year of yearsOf(whole))
    await insertPlan(tx, viewer, asked, { kind: 'year', first_year: year, years: 1, within_id: id })
  return selectOptionalPlan(tx, id)
}

async function insertPlan(
  tx: Tx,
  viewer: Writer,
  { area, place, today }: NewPlan,
  plan: Pick<Plan, 'kind' | 'first_year' | 'years' | 'within_id'>,
): Promise<string> {
  const framework = frameworkOn(today)
  const by = { made_by: viewer.user_id, by_name: nameNow(viewer) }
  const row = { ...newRow(area), ...plan, slug: slugOf(place, plan), framework: framework.version, ...by }
  await tables(tx).insertInto('plans.plan').values(row).execute()
  const made = framework[plan.kind].flatMap(({ items }, section) =>
    items.map((item, at) => ({
      ...newRow(area),
      ...item,
      plan_id: row.id,
      section: section + 1,
      place: at + 1,
      origin: 'national',
      ...by,
    })),
  )
  await tables(tx).insertInto('plans.item').values(made).execute()
  return row.id
}

/** Adds an item of the partnership's own at the end of a section. Returns its identifier. */
export async function addItem(
  tx: Tx,
  viewer: Writer,
  plan: Pick<Plan, 'id' | 'area_id'>,
  item: Pick<Item, 'section' | 'title' | 'guidance'>,
): Promise<string> {
  await holdPlans(tx, plan.area_id)
  const there = (await itemsOf(tx, plan.id)).filter(({ section }) => section === item.section)
  const by = { made_by: viewer.user_id, by_name: nameNow(viewer) }
  const row = { ...newRow(plan.area_id), ...item, plan_id: plan.id, origin: 'local', place: there.length + 1, ...by }
  await tables(tx).insertInto('plans.item').values(row).execute()
  return row.id
}
