import type { Tx } from '#platform/db'
import type { FundingTables } from './funding.tables.ts'

/** A transaction that knows this room's tables. */
export const tables = (tx: Tx) => tx.withTables<FundingTables>()
