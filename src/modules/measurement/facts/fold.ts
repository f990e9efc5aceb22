import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { jobInTransaction } from '#platform/jobs'

/**
 * Works out again what the marked are counted by (`docs/decisions/0022-facts.md`), for a transaction of the worker. Figures are the same before and
 * after; they are read faster after. Out: of how many people.
 */
export async function foldFacts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ folded: string }>`select measurement.fold_facts() as folded`.execute(tx)
  return Number(rows[0]?.folded)
}

/** The same every minute. */
export const foldFactsJob = jobInTransaction({ name: 'fold-facts', every: '* * * * *' }, foldFacts)
