import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../funding.db.ts'

/** A line of the budget and how far its money has come, in pence. */
export interface BudgetLine {
  id: string
  area_id: string
  financial_year: string
  stream: string
  what: string
  pence: number
  continues: string | null
  promised: number
  claimed: number
  paid: number
}

const linesWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<BudgetLine[]> => {
  const { rows } = await sql<BudgetLine>`
    select b.id, b.area_id, b.financial_year, b.stream, b.what, b.pence, b.continues,
      coalesce(sum(a.pence) filter (where a.kind <> 'budgeted'), 0)::bigint as promised,
      coalesce(sum(a.pence) filter (where a.kind in ('claimed', 'paid', 'reclaimed')), 0)::bigint as claimed,
      coalesce(sum(a.pence) filter (where a.kind in ('paid', 'reclaimed')), 0)::bigint as paid
    from funding.budget_line b left join funding.account a on a.budget_line_id = b.id and a.area_id = b.area_id
    where ${where} group by b.id, b.area_id order by b.financial_year, b.stream, lower(b.what)`.execute(tx)
  return rows
}

/** The lines of an area's budget of a year, or of several, year by year. */
export const budgetLines = (tx: Tx, area: string, ...years: readonly string[]): Promise<BudgetLine[]> =>
  linesWhere(tx, sql`b.area_id = ${area} and b.financial_year = any(${years})`)

/** A line of the budget by its identifier, or undefined. */
export const selectOptionalLine = async (tx: Tx, id: string): Promise<BudgetLine | undefined> =>
  (await linesWhere(tx, sql`b.id = ${id}`))[0]

/** What a line's years before and after were set at: the same purpose, stream and area. */
export const sameInOtherYears = (
  tx: Tx,
  line: BudgetLine,
): Promise<Pick<BudgetLine, 'id' | 'financial_year' | 'pence'>[]> =>
  tables(tx)
    .selectFrom('funding.budget_line')
    .select(['id', 'financial_year', 'pence'])
    .where('area_id', '=', line.area_id)
    .where('stream', '=', line.stream)
    .where(sql`lower(what)`, '=', line.what.toLowerCase())
    .orderBy('financial_year')
    .execute()

/** Whether a line of that name is in the budget of the year already. */
export const isThere = async (tx: Tx, area: string, year: string, stream: string, what: string): Promise<boolean> =>
  (
    await linesWhere(
      tx,
      sql`b.area_id = ${area} and b.financial_year = ${year} and b.stream = ${stream} and lower(b.what) = lower(${what})`,
    )
  ).length > 0

/** Adds a line with nothing on it yet: money comes to it by the journal. */
export async function addLine(
  tx: Tx,
  line: {
    area_id: string
    financial_year: string
    stream: string
    what: string
    continues?: string | null
    added_by?: string | null
  },
): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('funding.budget_line')
    .values({ id, ...line })
    .execute()
  return id
}

/** What is planned for the months of lines, the latest word of each month. */
export async function plannedOf(
  tx: Tx,
  lines: readonly string[],
): Promise<{ budget_line_id: string; month: CalendarDate; pence: number }[]> {
  if (lines.length === 0) return []
  return tables(tx)
    .selectFrom('funding.profile')
    .distinctOn(['budget_line_id', 'month'])
    .select(['budget_line_id', 'month', 'pence'])
    .where('budget_line_id', 'in', [...lines])
    .orderBy('budget_line_id')
    .orderBy('month')
    .orderBy('ordinal', 'desc')
    .execute()
}

/** Plans months of a line anew. */
export async function planMonths(
  tx: Tx,
  line: Pick<BudgetLine, 'id' | 'area_id'>,
  months: readonly { month: CalendarDate; pence: number }[],
  by: string | null,
): Promise<void> {
  if (months.length === 0) return
  await tables(tx)
    .insertInto('funding.profile')
    .values(months.map((one) => ({ id: uuid(), area_id: line.area_id, budget_line_id: line.id, noted_by: by, ...one })))
    .execute()
}

/**
 * What was paid of lines in each month, by the day that the payment counts for; what was taken back is taken off. What is paid after the line's year is over counts for its last
 * month, and before it for its first.
 */
export async function paidByMonth(
  tx: Tx,
  lines: readonly string[],
): Promise<{ budget_line_id: string; month: CalendarDate; pence: number }[]> {
  const { rows } = await sql<{ budget_line_id: string; month: CalendarDate; pence: number }>`
    select a.budget_line_id, least(greatest(date_trunc('month', e.on_date::timestamp)::date, y.first), (y.first + interval '11 months')::date) as month, sum(l.pence)::bigint as pence
    from funding.account a join funding.line l on l.account_id = a.id and l.area_id = a.area_id join funding.entry e on e.id = l.entry_id and e.area_id = l.area_id,
      lateral (select make_date(left(a.financial_year, 4)::int, 4, 1) as first) y
    where a.budget_line_id = any (${[...lines]}::uuid[]) and a.kind in ('paid', 'reclaimed')
    group by 1, 2 having sum(l.pence) <> 0 order by 1, 2`.execute(tx)
  return rows
}
