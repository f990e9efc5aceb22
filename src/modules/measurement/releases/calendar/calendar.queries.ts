import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../releases.queries.ts'

/** A day announced for the release of a period. */
export interface Announced {
  period: string
  on_date: CalendarDate
  announced_at: Date
  /** Why it is another day than was announced first. */
  reason: string | null
}

/** Every day announced that still stands, the next one first. */
export const announcedDates = (tx: Tx): Promise<Announced[]> =>
  tables(tx)
    .selectFrom('measurement.release_date')
    .select(['period', 'on_date', 'announced_at', 'reason'])
    .where('superseded_at', 'is', null)
    .orderBy('on_date')
    .execute()

/** Announces a day for a period's release, in place of the one announced before. */
export async function announce(
  tx: Tx,
  { period, on_date, reason, by }: { period: string; on_date: CalendarDate; reason: string | null; by: string },
): Promise<void> {
  await tables(tx)
    .updateTable('measurement.release_date')
    .set({ superseded_at: sql<Date>`nwd.clock()` })
    .where('period', '=', period)
    .where('superseded_at', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('measurement.release_date')
    .values({ id: uuid(), period, on_date, reason, announced_by: by })
    .execute()
}
