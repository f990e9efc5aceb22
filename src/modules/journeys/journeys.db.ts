import type { PeopleTables } from '#modules/people'
import type { Tx } from '#platform/db'
import type { JourneysTables } from './journeys.tables.ts'

/** The transaction with the tables this module writes, and those of people that its lists read along. */
export const tables = (tx: Tx) => tx.withTables<JourneysTables & PeopleTables>()
