import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { TestDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { type AccountKind, fromTo, type Place } from './journal/entry.ts'
import { post } from './journal/journal.queries.ts'

export const area = 'S12000049'
export const year = '2026-27'
const stream = 'NOLB'
export const on = calendarDate('2026-11-23')
export const by = { name: 'Hamish Placeholder', organisation_name: 'Northtown Employability Partnership' }
const inYear = { year, stream }

export const coordinator = (over: Partial<Viewer> = {}): Viewer => ({
  ...{ user_id: uuid(), role: 'coordinator', organisation_id: uuid(), area_id: area, ...by },
  ...over,
})

/** A place in the year's books. */
export const at = (kind: AccountKind, line?: string, commitment?: string): Place => ({
  ...{ ...inYear, kind },
  ...{ line, commitment },
})

/** Gives the area so many pence of the year's money. */
export const allocate = (tx: Tx, pence: number) =>
  post(tx, by, {
    ...{ area_id: area, kind: 'allocation', words: 'The year’s money', on_date: on },
    moves: fromTo(at('source'), at('allocated'), pence),
  })

/** A line of the budget with so many pence on it, and a promise of some of them to an organisation, from April to March. */
export async function budgeted(house: TestDatabase, pence: number, promised = 0) {
  const [line, commitment, organisation] = [uuid(), uuid(), uuid()]
  await house.asWorker(async (tx) => {
    await sql`insert into partnership.organisation (id, area_id, name, kind) values (${organisation}, ${area}, ${`Harbour Trust ${organisation}`}, 'third_sector')`.execute(
      tx,
    )
    await allocate(tx, pence)
    await sql`insert into funding.budget_line (id, area_id, financial_year, stream, what) values (${line}, ${area}, ${year}, ${stream}, ${`Key workers ${line}`})`.execute(
      tx,
    )
    await post(tx, by, {
      ...{ area_id: area, kind: 'budget', words: 'Key workers', on_date: on },
      moves: fromTo(at('allocated'), at('budgeted', line), pence),
    })
    await sql`insert into funding.commitment (id, area_id, number, budget_line_id, kind, organisation_id, what, from_on, to_on, made_on)
      select ${commitment}, ${area}, coalesce(max(number), 0) + 1, ${line}, 'grant', ${organisation}, 'Key workers', '2026-04-01', '2027-03-31', '2026-04-01' from funding.commitment`.execute(
      tx,
    )
    if (promised > 0)
      await post(tx, by, {
        ...{ area_id: area, kind: 'commitment', words: 'Grant', on_date: on },
        moves: fromTo(at('budgeted', line), at('committed', line, commitment), promised),
      })
  })
  return { line, commitment, organisation }
}

/** What does not hold of the books: entries that do not balance, accounts and lines that hold something else than their entries say, accounts below nothing. */
export async function wrongInTheBooks(house: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ wrong: string }>`
    select 'entry ' || l.entry_id as wrong from funding.line l group by l.entry_id having sum(l.pence) <> 0
    union all select 'account ' || a.kind || ' holds ' || a.pence || ', its lines say ' || coalesce(sum(l.pence), 0)
      from funding.account a left join funding.line l on l.account_id = a.id group by a.id, a.kind, a.pence having a.pence <> coalesce(sum(l.pence), 0)
    union all select 'below nothing: ' || a.kind || ' ' || a.pence from funding.account a where a.pence < 0 and a.kind not in ('source', 'carried_in')
    union all select 'line ' || b.id from funding.budget_line b
      where b.pence <> (select coalesce(sum(a.pence), 0) from funding.account a where a.budget_line_id = b.id)`.execute(
    house.asOwner,
  )
  return rows.map(({ wrong }) => wrong)
}
