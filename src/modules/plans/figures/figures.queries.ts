import { sql } from 'kysely'
import { publishedForArea } from '#modules/measurement'
import type { Tx } from '#platform/db'
import type { Plan } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'
import { type Figure, figureKinds, figureValues, type ShownFigure, shownNow } from './figure.ts'

/** The figures that were set into a plan, by number. */
export async function figuresOf(tx: Tx, plan: string): Promise<Figure[]> {
  const rows = await tables(tx)
    .selectFrom('plans.figure')
    .select(['number', 'kind', 'measure', 'value', 'year', 'caption'])
    .where('plan_id', '=', plan)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: figureKinds.find((kind) => kind === row.kind) ?? 'number',
    value: figureValues.find((value) => value === row.value) ?? 'count',
  }))
}

/** The figures of a plan with the values of what is published now. */
export async function figuresShown(tx: Tx, { id, area_id }: Pick<Plan, 'id' | 'area_id'>): Promise<ShownFigure[]> {
  const figures = await figuresOf(tx, id)
  if (figures.length === 0) return []
  const published = await publishedForArea(tx, area_id)
  return figures.map((figure) => shownNow(figure, published))
}

/** Sets a figure into a plan. Returns its number: it is written into the text as `[figure 3]`. */
export async function addFigure(
  tx: Tx,
  writer: Writer,
  { id, area_id }: Pick<Plan, 'id' | 'area_id'>,
  figure: Omit<Figure, 'number'>,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans figures ${id}`}, 0))`.execute(tx)
  const number = Math.max(0, ...(await figuresOf(tx, id)).map((one) => one.number)) + 1
  const by = { made_by: writer.user_id, by_name: nameNow(writer) }
  await tables(tx)
    .insertInto('plans.figure')
    .values({ ...newRow(area_id), plan_id: id, number, ...figure, ...by })
    .execute()
  return number
}
