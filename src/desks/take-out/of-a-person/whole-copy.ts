import type { Writable } from 'node:stream'
import { sql } from 'kysely'
import { recordEvent } from '#platform/audit'
import { asWorker, type Database } from '#platform/db'
import type { Clock } from '#platform/time'
import { type Decided, entriesOf } from './entries.ts'
import { gather } from './gather.ts'
import { writeCopy } from './write-copy.ts'

/** There is nobody of that identifier. */
export class NobodyThere extends Error {
  override readonly name = 'NobodyThere'
  readonly exitCode = 1
}

/**
 * Everything about one person, all of it, as nobody has read it: for whoever has the machine. It stands in the person's own list that it was written.
 * @throws NobodyThere
 */
export async function writeWholeCopy(database: Database, clock: Clock, id: string, into: Writable) {
  return asWorker(database, clock, async (tx) => {
    const { rows } = await sql<{ area_id: string }>`select area_id from people.person where id = ${id}`.execute(tx)
    const [person] = rows
    if (person === undefined) throw new NobodyThere(`There is no person ${id} here.`)
    const gathered = await gather(tx, { person_id: id, area_id: person.area_id }, clock.now())
    const entries = entriesOf(gathered)
    const files = entries.filter(({ file }) => file)
    const all = files.map(({ number }): [number, Decided] => [
      number,
      { entry: number, gives: 'all', words: null, reason: null },
    ])
    await recordEvent(tx, { event: 'take_out.copy.exported', area_id: person.area_id, person_id: id })
    await writeCopy(tx, { gathered, decided: new Map(all) }, into)
    const holding = gathered.tables.filter((table) => table.rows.length > 0)
    return {
      tables: holding.length,
      rows: holding.reduce((sum, table) => sum + table.rows.length, 0),
      flagged: entries.filter(({ flagged }) => flagged !== undefined).length,
    }
  })
}
