import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { BudgetLine } from '../budget/lines.queries.ts'
import { nextNumber } from '../funding.access.ts'
import { tables } from '../funding.db.ts'
import { fromTo } from '../journal/entry.ts'
import { post } from '../journal/journal.queries.ts'

/** Money promised to an organisation, and how far it has come, in pence. `left` may still be claimed. */
export interface Commitment {
  id: string
  area_id: string
  number: number
  kind: 'grant' | 'contract'
  what: string
  organisation_id: string
  organisation: string
  from_on: CalendarDate
  to_on: CalendarDate
  made_on: CalendarDate
  budget_line_id: string
  line: string
  financial_year: string
  stream: string
  pence: number
  left: number
  claimed: number
  paid: number
  reclaimed: number
}

const commitmentsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Commitment[]> => {
  const { rows } = await sql<Commitment>`
    select c.id, c.area_id, c.number, c.kind, c.what, c.organisation_id, o.name as organisation, c.from_on, c.to_on, c.made_on, c.budget_line_id, b.what as line,
      b.financial_year, b.stream, coalesce(sum(a.pence), 0)::bigint as pence,
      coalesce(sum(a.pence) filter (where a.kind = 'committed'), 0)::bigint as left,
      coalesce(sum(a.pence) filter (where a.kind = 'claimed'), 0)::bigint as claimed,
      coalesce(sum(a.pence) filter (where a.kind in ('paid', 'reclaimed')), 0)::bigint as paid,
      coalesce(sum(a.pence) filter (where a.kind = 'reclaimed'), 0)::bigint as reclaimed
    from funding.commitment c
    join funding.budget_line b on b.id = c.budget_line_id and b.area_id = c.area_id
    join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
    left join funding.account a on a.commitment_id = c.id and a.area_id = c.area_id
    where ${where} group by c.id, c.area_id, o.name, b.id, b.area_id order by c.number`.execute(tx)
  return rows
}

/** What is promised in an area, or out of one line of its budget. */
export const commitmentsOf = (tx: Tx, area: string, line?: string): Promise<Commitment[]> =>
  commitmentsWhere(tx, sql`c.area_id = ${area} and ${line === undefined ? sql`true` : sql`c.budget_line_id = ${line}`}`)

/** A commitment by its identifier, or undefined. */
export const selectOptionalCommitment = async (tx: Tx, id: string): Promise<Commitment | undefined> =>
  (await commitmentsWhere(tx, sql`c.id = ${id}`))[0]

export interface NewCommitment {
  kind: 'grant' | 'contract'
  organisation_id: string
  what: string
  pence: number
  from_on: CalendarDate
  to_on: CalendarDate
  made_on: CalendarDate
}

/**
 * Promises money out of a line of the budget: the commitment, and its entry in the journal. `field` is the form's, for what the journal refuses.
 * Out: its identifier and number. Throws Refused when the line has not so much left.
 */
export async function makeCommitment(
  tx: Tx,
  by: { user_id: string | null; name: string; organisation_name: string },
  line: Pick<BudgetLine, 'id' | 'area_id' | 'financial_year' | 'stream'>,
  { pence, ...made }: NewCommitment,
  field?: string,
): Promise<{ id: string; number: number }> {
  const [id, number] = [uuid(), await nextNumber(tx, 'commitment', line.area_id)]
  await tables(tx)
    .insertInto('funding.commitment')
    .values({ id, area_id: line.area_id, number, budget_line_id: line.id, made_by: by.user_id, ...made })
    .execute()
  const inYear = { year: line.financial_year, stream: line.stream, line: line.id }
  const entry = {
    ...({ area_id: line.area_id, kind: 'commitment', on_date: made.made_on } as const),
    words: `${made.kind === 'grant' ? 'Grant' : 'Contract'} ${number}: ${made.what}`,
    moves: fromTo({ ...inYear, kind: 'budgeted' }, { ...inYear, kind: 'committed', commitment: id }, pence),
  }
  await post(tx, by, entry, field)
  return { id, number }
}
