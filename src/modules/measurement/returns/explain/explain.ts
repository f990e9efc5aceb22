import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { MeasurementTables } from '../../measurement.tables.ts'
import { type Return, ReturnRefused, stateOf } from '../return.ts'
import { findingsOf, oneAtATime, selectOptionalReturn } from '../returns.queries.ts'

const tables = (tx: Tx) => tx.withTables<MeasurementTables>()

/**
 * Writes down why warnings and differences of a return are right, in the words of whoever answers for it; what was written before is superseded. What
 * stands there already word for word is left.
 * @throws ReturnRefused when the return is signed, or has no such finding
 */
export async function explain(
  tx: Tx,
  it: Pick<Return, 'id' | 'area_id'>,
  by_name: string,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  await oneAtATime(tx, it.area_id)
  const now = await selectOptionalReturn(tx, it.id)
  if (now === undefined) throw new ReturnRefused('There is no such return.')
  const findings = await findingsOf(tx, it.id)
  if (stateOf(now, findings) === 'signed')
    throw new ReturnRefused('This return is signed: its explanations stand as they were.')
  for (const [about, text] of words) {
    const finding = findings.find((one) => one.about === about && one.severity !== 'error')
    if (finding === undefined) throw new ReturnRefused(`This return has nothing to explain under ${about}.`)
    if (finding.explanation === text) continue
    await tables(tx)
      .updateTable('measurement.return_explanation')
      .set({ superseded_at: sql`nwd.clock()` })
      .where('return_id', '=', it.id)
      .where('about', '=', about)
      .where('superseded_at', 'is', null)
      .execute()
    await tables(tx)
      .insertInto('measurement.return_explanation')
      .values({ id: uuid(), return_id: it.id, area_id: it.area_id, about, words: text, written_by_name: by_name })
      .execute()
  }
}
