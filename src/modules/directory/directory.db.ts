import type { Tx } from '#platform/db'
import type { DirectoryTables } from './directory.tables.ts'

/** A transaction that knows this room's tables. */
export const tables = (tx: Tx) => tx.withTables<DirectoryTables>()
