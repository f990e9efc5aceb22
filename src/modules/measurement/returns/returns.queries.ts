import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { kindText } from './changes/kinds.ts'
import type { Quality } from './quality/score.ts'
import type { Finding, Return } from './return.ts'

/** One freezing, signing or explaining of an area's returns at a time, until the transaction ends. */
export const oneAtATime = (tx: Tx, area: string) =>
  sql`select pg_advisory_xact_lock(hashtext('measurement.quarterly_return'), hashtext(${area}))`.execute(tx)

const select = (tx: Tx, where: ReturnType<typeof sql>) =>
  sql<
    Omit<Return, 'signature'> & {
      name: string | null
      role: string | null
      statement: string | null
      signed_at: Date | null
    }
  >`
    select r.id, r.area_id, r.as_at, r.quarter, r.version, r.definitions, r.compared_with, r.revises, r.frozen_at, r.frozen_by_name,
      f.lines as people, f.sha256, s.name, s.role, s.statement, s.signed_at,
      exists (select from measurement.quarterly_return l where l.area_id = r.area_id and l.as_at = r.as_at and l.version > r.version) as superseded
    from measurement.quarterly_return r
    join measurement.return_file f on f.return_id = r.id and f.area_id = r.area_id and f.kind = 'people'
    left join measurement.return_signature s on s.return_id = r.id and s.area_id = r.area_id
    where ${where} order by r.as_at desc, r.version desc`.execute(tx)

const returnsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Return[]> =>
  (await select(tx, where)).rows.map(({ name, role, statement, signed_at, ...row }) => ({
    ...row,
    signature:
      name === null || role === null || statement === null || signed_at === null
        ? null
        : { name, role, statement, signed_at },
  }))

/** The returns of an area, the latest day and version first; as far as the viewer sees them. */
export const returnsOf = (tx: Tx, area: string): Promise<Return[]> => returnsWhere(tx, sql`r.area_id = ${area}`)

/** A return that the viewer sees, or undefined. */
export async function selectOptionalReturn(tx: Tx, id: string): Promise<Return | undefined> {
  return (await returnsWhere(tx, sql`r.id = ${id}`))[0]
}

/** The latest version of an area's return of a day. */
export async function latestOfDay(tx: Tx, area: string, as_at: CalendarDate): Promise<Return | undefined> {
  return (await returnsWhere(tx, sql`r.area_id = ${area} and r.as_at = ${as_at}`))[0]
}

/** The latest signed version of an area's return of a day. */
export async function signedOfDay(tx: Tx, area: string, as_at: CalendarDate): Promise<Return | undefined> {
  return (await returnsWhere(tx, sql`r.area_id = ${area} and r.as_at = ${as_at} and s.return_id is not null`))[0]
}

/** The last signed return of an earlier day. */
export async function signedBefore(tx: Tx, area: string, as_at: CalendarDate): Promise<Return | undefined> {
  return (await returnsWhere(tx, sql`r.area_id = ${area} and r.as_at < ${as_at} and s.return_id is not null`))[0]
}

/** What the checks of a return found, and how it differs from the one it revises, each with its explanation. */
export async function findingsOf(tx: Tx, id: string): Promise<Finding[]> {
  const { rows } = await sql<Finding & { people: number | null }>`
    select f.*, e.words as explanation from (
      select 1 as place, 'check:' || code as about, severity, words, null::int as people from measurement.return_check where return_id = ${id}
      union all
      select 2, 'change:' || kind, 'difference', kind, people from measurement.return_change where return_id = ${id}
    ) f
    left join measurement.return_explanation e on e.return_id = ${id} and e.about = f.about and e.superseded_at is null
    order by f.severity <> 'error', f.place, f.about`.execute(tx)
  return rows.map(({ about, severity, words, people, explanation }) => ({
    about,
    severity,
    words:
      people === null
        ? words
        : `${kindText(words)}: ${people === 1 ? '1 person' : `${people.toLocaleString('en-GB')} people`}`,
    explanation,
  }))
}

/** How much a return knew when it was frozen. */
export async function qualityOf(tx: Tx, id: string): Promise<Quality[]> {
  const { rows } =
    await sql<Quality>`select item, state, people from measurement.return_quality where return_id = ${id}`.execute(tx)
  return rows
}
