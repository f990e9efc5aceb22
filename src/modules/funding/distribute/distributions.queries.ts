import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { codeOf } from '#platform/db'
import { Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { By } from '../claim/claims.queries.ts'
import { nameNow } from '../funding.access.ts'
import { tables } from '../funding.db.ts'
import { fromTo } from '../journal/entry.ts'
import { post } from '../journal/journal.queries.ts'
import { type Asked, askedSchema, type Step } from './distribution.ts'

export interface DataSet {
  id: string
  name: string
  as_at: CalendarDate
  source: string
  licence: string
  invented: boolean
}

/** The tables by which money may be shared out, the latest of each first. */
export const dataSets = (tx: Tx): Promise<DataSet[]> =>
  tables(tx)
    .selectFrom('funding.data_set')
    .select(['id', 'name', 'as_at', 'source', 'licence', 'invented'])
    .orderBy('name')
    .orderBy('as_at', 'desc')
    .execute()

/** An area's figures in a data set, by its code. */
export async function valuesOf(tx: Tx, id: string): Promise<Record<string, number>> {
  const rows = await tables(tx)
    .selectFrom('funding.data_value')
    .select(['area_id', 'value'])
    .where('data_set_id', '=', id)
    .execute()
  return Object.fromEntries(rows.map(({ area_id, value }) => [area_id, value]))
}

/** Keeps a table with a figure for each area. Throws Refused, at `name`, when one of that name and day is there. */
export async function addDataSet(
  tx: Tx,
  set: Omit<DataSet, 'id'> & { added_by: string | null },
  values: Readonly<Record<string, number>>,
): Promise<string> {
  const id = uuid()
  try {
    await tables(tx)
      .insertInto('funding.data_set')
      .values({ id, ...set })
      .execute()
  } catch (error) {
    if (codeOf(error) === '23505')
      throw new Refused([{ field: 'name', message: 'A table of that name and day is here already' }])
    throw error
  }
  await tables(tx)
    .insertInto('funding.data_value')
    .values(Object.entries(values).map(([area_id, value]) => ({ data_set_id: id, area_id, value })))
    .execute()
  return id
}

/** What each area was given of a stream for a year, what was carried in left out. */
export async function givenIn(tx: Tx, stream: string, year: string): Promise<Record<string, number>> {
  const rows = await tables(tx)
    .selectFrom('funding.account')
    .select(['area_id', sql<number>`-sum(pence)::bigint`.as('pence')])
    .where('kind', '=', 'source')
    .where('stream', '=', stream)
    .where('financial_year', '=', year)
    .groupBy('area_id')
    .execute()
  return Object.fromEntries(rows.map(({ area_id, pence }) => [area_id, pence]))
}

export interface Distribution {
  id: string
  number: number
  financial_year: string
  stream: string
  pence: number
  asked: Asked
  made_by: string | null
  by_name: string
  approved_at: Date | null
  approved_by: string | null
}

const distributionsWhere = async (tx: Tx, id?: string): Promise<Distribution[]> => {
  const rows = await tables(tx)
    .selectFrom('funding.distribution as d')
    .leftJoin('funding.distribution_approval as a', 'a.distribution_id', 'd.id')
    .select(['d.id', 'd.number', 'd.financial_year', 'd.stream', 'd.pence', 'd.asked', 'd.made_by', 'd.by_name'])
    .select(['a.approved_at', 'a.by_name as approved_by'])
    .$if(id !== undefined, (query) => query.where('d.id', '=', id ?? ''))
    .orderBy('d.number', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, asked: askedSchema.parse(row.asked) }))
}

/** Every distribution that whoever is looking may see, the latest first. */
export const distributions = (tx: Tx): Promise<Distribution[]> => distributionsWhere(tx)

/** A distribution by its identifier, or undefined. */
export const selectOptionalDistribution = async (tx: Tx, id: string): Promise<Distribution | undefined> =>
  (await distributionsWhere(tx, id))[0]

/** Keeps a proposal with its rules and figures as they are now. Out: its identifier. */
export async function propose(tx: Tx, by: By, financial_year: string, stream: string, asked: Asked): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('funding.distribution'))`.execute(tx)
  const { next } = await tables(tx)
    .selectFrom('funding.distribution')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .executeTakeFirstOrThrow()
  const id = uuid()
  const row = { id, number: next, financial_year, stream, pence: asked.pence, asked: JSON.stringify(asked) }
  await tables(tx)
    .insertInto('funding.distribution')
    .values({ ...row, made_by: by.user_id, by_name: nameNow(by) })
    .execute()
  return id
}

/** Approves a proposal, once: every area is given its share in its own books, all of them or none. Throws Refused when it was approved already, or a year is closed. */
export async function approve(
  tx: Tx,
  by: By,
  one: Distribution,
  steps: readonly Step[],
  on: CalendarDate,
): Promise<void> {
  try {
    await tables(tx)
      .insertInto('funding.distribution_approval')
      .values({ distribution_id: one.id, approved_by: by.user_id, by_name: nameNow(by) })
      .execute()
  } catch (error) {
    if (codeOf(error) === '23505') throw new Refused('Somebody else has approved it. Nothing was given twice')
    throw error
  }
  const { stream, financial_year: year } = one
  const shares: { distribution_id: string; area_id: string; pence: number; entry_id: string | null }[] = []
  for (const { area, pence } of steps) {
    // One after the other: they share the transaction's one connection.
    const entry_id =
      pence === 0
        ? null
        : await post(tx, by, {
            ...{ area_id: area, kind: 'allocation', on_date: on },
            words: `${referenceText('funding-streams', stream)}: share of distribution ${one.number}`,
            moves: fromTo({ year, stream, kind: 'source' }, { year, stream, kind: 'allocated' }, pence),
          })
    shares.push({ distribution_id: one.id, area_id: area, pence, entry_id })
  }
  await tables(tx).insertInto('funding.distribution_share').values(shares).execute()
}
