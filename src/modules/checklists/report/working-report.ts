import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { selectInstrument } from '../instruments/instruments.queries.ts'
import type { Round } from '../rounds/round.ts'
import { type Count, type Report, reportOf } from './report.ts'

/**
 * The report of all that has been sent in by now, of an area or of the nation: for who runs the installation, and nobody else. It asks as the program
 * itself (role nwd_worker); as anybody else it holds their own organisation's answers and no more. Undefined when nobody has answered.
 */
export async function workingReport(tx: Tx, round: Round, area?: string): Promise<Report | undefined> {
  const where = sql`round_id = ${round.id} and (${area ?? null}::text is null or area_id = ${area ?? null})`
  const { rows: heads } = await sql<{ areas: number; organisations: number }>`
    select count(distinct area_id)::int as areas, count(distinct response_id)::int as organisations
    from checklists.submission where ${where}`.execute(tx)
  const [head] = heads
  if (head === undefined || head.organisations === 0) return undefined
  const { rows } = await sql<Count>`
    select item, answer, count(*)::int as answers from checklists.answer where ${where} and superseded_at is null
    group by item, answer`.execute(tx)
  const instrument = await selectInstrument(tx, round.version_id)
  return reportOf(instrument, { round: round.key, scope: area ?? 'national', ...head }, rows)
}
