import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { frozenRows } from '../rows.ts'
import { kinds } from './kinds.ts'

export interface Change {
  kind: string
  people: number
}

/** Why a revision differs from the return it revises: people by kind of news, in the order of the kinds. Both are of the same day. */
export async function countChanges(tx: Tx, area: string, revised: string, revision: string): Promise<Change[]> {
  const counted = kinds.map(({ kind, holds }) => sql`count(*) filter (where ${holds})::int as ${sql.ref(kind)}`)
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counted)}
    from ${frozenRows(area, revised)} o
    full join ${frozenRows(area, revision)} n on n.person_key = o.person_key`.execute(tx)
  const row = rows[0] ?? {}
  return kinds.flatMap(({ kind }) => {
    const people = row[kind] ?? 0
    return people === 0 ? [] : [{ kind, people }]
  })
}
