import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import { type Instrument, instrumentOn, instruments, questionsSchema } from './instrument.ts'

const columns = ['id', 'area_id', 'number', 'from_on', 'contents'] as const

const instrumentFrom = (row: { id: string; number: number; from_on: CalendarDate; contents: unknown }): Instrument => ({
  version: row.id,
  label: `Our own version ${row.number}`,
  from: row.from_on,
  questions: questionsSchema.parse(row.contents),
})

/** The version with which an assessment of an area begins on a day: the area's own latest, else the one that is shipped. */
export async function instrumentHeldOn(tx: Tx, area: string, day: CalendarDate): Promise<Instrument> {
  const own = await tables(tx)
    .selectFrom('journeys.instrument_version')
    .select(columns)
    .where('area_id', '=', area)
    .where('published_at', 'is not', null)
    .where('from_on', '<=', day)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', day)]))
    .orderBy('from_on', 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const from_on = own?.from_on ?? null
  return own === undefined || from_on === null ? instrumentOn(day) : instrumentFrom({ ...own, from_on })
}

/** A version by what an assessment keeps of it. @throws RangeError when there was never one such */
export const instrumentOf = onceAPage(async (tx: Tx, version: string): Promise<Instrument> => {
  const shipped = instruments.find((one) => one.version === version)
  if (shipped !== undefined) return shipped
  const own = await tables(tx)
    .selectFrom('journeys.instrument_version')
    .select(columns)
    .where('id', '=', version)
    .executeTakeFirst()
  if (own?.from_on == null) throw new RangeError(`no version ${version} of the needs assessment`)
  return instrumentFrom({ ...own, from_on: own.from_on })
})
