import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Cells } from '../kind.ts'
import type { FileInHand } from '../work/file.ts'

/** Somebody of a file who may be known here, beside one whom they may be. */
export interface Waiting {
  participant_id: string
  /** What the file says of them. */
  cells: Cells
  row: number
  file_name: string | null
  others: {
    person_id: string
    reasons: string[]
    name: string
    date_of_birth: string | null
    postcode: string | null
    ni_number: string | null
  }[]
}

/**
 * Those of whom nobody has decided whether they are known here, the longest waiting first, each beside the people whom they may be, as far as the viewer sees
 * those.
 */
export async function whoWaits(tx: Tx, most: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select m.participant_id, s.cells, s.row, f.name as file_name, min(m.found_at) as found_at,
      jsonb_agg(jsonb_build_object('person_id', m.person_id, 'reasons', m.reasons, 'name', p.given_name || ' ' || p.family_name,
        'date_of_birth', p.date_of_birth, 'postcode', c.postcode, 'ni_number', c.ni_number) order by cardinality(m.reasons) desc, m.person_id) as others
    from imports.likely_match m
    join lateral (select * from imports.staged_row s where s.area_id = m.area_id and s.key = m.participant_id order by s.file_id desc limit 1) s on true
    left join imports.file f on f.id = s.file_id
    join people.person p on p.id = m.person_id
    left join people.contact_details c on c.person_id = m.person_id
    where m.decision is null group by 1, 2, 3, 4 order by 5, 3 limit ${most}
  `.execute(tx)
  return rows
}

/** How many people of a file wait to be decided on, as far as the viewer sees whom they may be. */
export async function waitingIn(tx: Tx, { id, area_id }: Pick<FileInHand, 'id' | 'area_id'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from imports.staged_row s where s.file_id = ${id} and s.area_id = ${area_id}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** Asks that those of whom all is decided now are brought in. */
export const bringInDecided = (tx: Tx, by_name: string) => sql`select imports.bring_in_decided(${by_name})`.execute(tx)
