import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { known } from '../figure.ts'
import { tables } from '../releases.queries.ts'
import type { Finding } from './finding.ts'

const kinds = ['passed', 'warning', 'error'] as const

export interface KeptFinding extends Finding {
  /** Why it may go out all the same. */
  reason: string | null
}

/** What the checklist said when the version was checked last; nothing before. */
export async function keptFindings(tx: Tx, version: string): Promise<KeptFinding[]> {
  const rows = await tables(tx)
    .selectFrom('measurement.release_finding as f')
    .select(['f.code', 'f.kind', 'f.words', 'f.reason'])
    .where('f.version_id', '=', version)
    .where('f.checked_at', '=', (latest) =>
      latest
        .selectFrom('measurement.release_finding as l')
        .select(({ fn }) => fn.max('l.checked_at').as('at'))
        .where('l.version_id', '=', version),
    )
    .execute()
  return rows.map((row) => ({ ...row, kind: known(kinds, row.kind) }))
}

export async function keepFindings(tx: Tx, version: string, findings: readonly KeptFinding[]): Promise<void> {
  await sql`insert into measurement.release_finding (version_id, code, kind, words, reason)
    select ${version}, code, kind, words, reason
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) x (code text, kind text, words text, reason text)`.execute(
    tx,
  )
}
