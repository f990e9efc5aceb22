import { type RawBuilder, sql } from 'kysely'
import type { Dimension, Measure } from '#modules/measurement'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { dimensionNamed, measureNamed } from '../live/figures.queries.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'

/** By which figures a line answers for itself. */
export interface Counted {
  dimension: Dimension | 'all'
  category: string
  measure: Measure | null
  expected: number | null
}

/** What a line is tied to elsewhere. */
export interface LineTies {
  requirement_id: string
  counted: Counted | undefined
  services: string[]
  budget_lines: string[]
}

/** What the lines of an area are tied to, by the line. */
export async function lineTies(tx: Tx, area: string, lines: readonly string[]): Promise<Map<string, LineTies>> {
  if (lines.length === 0) return new Map()
  const those = <T extends { requirement_id: string }>(rows: T[]) =>
    Map.groupBy(rows, ({ requirement_id }) => requirement_id)
  const counted = those(
    await tables(tx)
      .selectFrom('plans.requirement_counted')
      .select(['requirement_id', 'dimension', 'category', 'measure', 'expected'])
      .where('area_id', '=', area)
      .where('requirement_id', 'in', [...lines])
      .where('until', 'is', null)
      .execute(),
  )
  const services = those(
    await tables(tx)
      .selectFrom('plans.requirement_service')
      .select(['requirement_id', 'service_id'])
      .where('area_id', '=', area)
      .where('requirement_id', 'in', [...lines])
      .where('until', 'is', null)
      .orderBy('since')
      .execute(),
  )
  const money = those(
    await tables(tx)
      .selectFrom('plans.requirement_budget')
      .select(['requirement_id', 'budget_line_id'])
      .where('area_id', '=', area)
      .where('requirement_id', 'in', [...lines])
      .where('until', 'is', null)
      .orderBy('since')
      .execute(),
  )
  return new Map(
    lines.map((id) => {
      const [row] = counted.get(id) ?? []
      const measure = measureNamed(row?.measure ?? null) ?? null
      return [
        id,
        {
          requirement_id: id,
          counted: row && {
            dimension: dimensionNamed(row.dimension),
            category: row.category,
            measure,
            expected: measure && row.expected,
          },
          services: (services.get(id) ?? []).map(({ service_id }) => service_id),
          budget_lines: (money.get(id) ?? []).map(({ budget_line_id }) => budget_line_id),
        },
      ]
    }),
  )
}

/** Which line of the area's requirements each of these lines of the budget pays for now, where one does. */
export async function paidForBy(
  tx: Tx,
  area: string,
  budgetLines: readonly string[],
): Promise<Map<string, { id: string; number: number }>> {
  if (budgetLines.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('plans.requirement_budget as b')
    .innerJoin('plans.requirement as r', (on) =>
      on.onRef('r.id', '=', 'b.requirement_id').onRef('r.area_id', '=', 'b.area_id'),
    )
    .select(['b.budget_line_id', 'r.id', 'r.number'])
    .where('b.area_id', '=', area)
    .where('b.budget_line_id', 'in', [...budgetLines])
    .where('b.until', 'is', null)
    .execute()
  return new Map(rows.map(({ budget_line_id, id, number }) => [budget_line_id, { id, number }]))
}

interface Line {
  id: string
  area_id: string
}

const end = (tx: Tx, table: string, line: Line, besides: RawBuilder<unknown> = sql`true`) =>
  sql`update ${sql.table(table)} set until = nwd.clock() where requirement_id = ${line.id} and until is null and ${besides}`.execute(
    tx,
  )

/** Ties a line to its services, its money and its figures. What is no longer said ends, what is new begins; what it was stays on record. */
export async function tieLine(
  tx: Tx,
  viewer: Viewer,
  line: Line,
  said: { counted: Counted; services: readonly string[]; budget_lines: readonly string[] },
): Promise<void> {
  const held = (await lineTies(tx, line.area_id, [line.id])).get(line.id)
  const by = { requirement_id: line.id, set_by: viewer.user_id, by_name: nameNow(viewer) }
  const fresh = (now: readonly string[], before: readonly string[] = []) => now.filter((id) => !before.includes(id))
  if (JSON.stringify(held?.counted) !== JSON.stringify(said.counted)) {
    await end(tx, 'plans.requirement_counted', line)
    await tables(tx)
      .insertInto('plans.requirement_counted')
      .values({ ...newRow(line.area_id), ...by, ...said.counted })
      .execute()
  }
  await end(tx, 'plans.requirement_service', line, sql`service_id <> all (${[...said.services]}::uuid[])`)
  const services = fresh(said.services, held?.services)
  if (services.length > 0)
    await tables(tx)
      .insertInto('plans.requirement_service')
      .values(services.map((service_id) => ({ ...newRow(line.area_id), ...by, service_id })))
      .execute()
  await end(tx, 'plans.requirement_budget', line, sql`budget_line_id <> all (${[...said.budget_lines]}::uuid[])`)
  const money = fresh(said.budget_lines, held?.budget_lines)
  if (money.length > 0)
    await tables(tx)
      .insertInto('plans.requirement_budget')
      .values(money.map((budget_line_id) => ({ ...newRow(line.area_id), ...by, budget_line_id })))
      .execute()
}

export const variedIn = ['volume', 'cost', 'outcome'] as const
export type VariedIn = (typeof variedIn)[number]

/** Why what happened differs from what was planned, as it was said on a day. */
export interface Variance {
  requirement_id: string
  about: string
  words: string
  planned: number | null
  actual: number | null
  as_at: CalendarDate
  written_at: Date
  by_name: string
}

/** What was said of lines' differences, the latest first. */
export const variancesOf = (tx: Tx, area: string, lines: readonly string[]): Promise<Variance[]> =>
  lines.length === 0
    ? Promise.resolve([])
    : tables(tx)
        .selectFrom('plans.requirement_variance')
        .select(['requirement_id', 'about', 'words', 'planned', 'actual', 'as_at', 'written_at', 'by_name'])
        .where('area_id', '=', area)
        .where('requirement_id', 'in', [...lines])
        .orderBy('written_at', 'desc')
        .orderBy('id', 'desc')
        .execute()

/** Keeps why what happened differs from what was planned, with both figures as they are now. */
export async function explainVariance(
  tx: Tx,
  viewer: Viewer,
  { id, area_id }: Line,
  note: { about: VariedIn; words: string; planned: number | null; actual: number | null; as_at: CalendarDate },
): Promise<void> {
  await tables(tx)
    .insertInto('plans.requirement_variance')
    .values({ ...newRow(area_id), requirement_id: id, ...note, written_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
}
