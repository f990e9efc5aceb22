import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { shortened } from '#platform/sheets'
import type { Problem } from '../person-file/problem.ts'
import { day, differ } from './cells.ts'
import { changed } from './staged.ts'

interface Conflict {
  row: number
  registered_on: string
  left_on: string | null
  began: string
  ended: string | null
  elsewhere: boolean
}

/** Rows that change an earlier file's, and cannot be after what was written down here since: support that would end before it began, or go on twice. */
export async function conflictsOf(tx: Tx): Promise<Problem[]> {
  const began = sql`case when ${differ('registered_on')} then ${day('registered_on')} else s.registered_on end`
  const ended = sql`case when ${differ('left_on')} then ${day('left_on')} else s.left_on end`
  const { rows } = await sql<Conflict>`
    select * from (
      select n.row, n.registered_on, n.left_on, ${began} as began, ${ended} as ended, exists (
        select 1 from journeys.spell other where other.person_id = s.person_id and other.area_id = s.area_id and other.id <> s.id and other.left_on is null
      ) as elsewhere
      from ${changed} join journeys.spell s on s.id = n.spell_id and s.area_id = n.area_id
      where ${differ('registered_on', 'left_on')}
    ) c where ended < began or (ended is null and elsewhere) order by row
  `.execute(tx)
  return rows.map(({ row, began, ended, left_on, registered_on }) =>
    ended === null
      ? {
          row,
          column: 'left_on',
          value: '',
          expected:
            'must not be taken back: this person was registered again here since, and support goes on in one place',
        }
      : {
          row,
          column: left_on === ended ? 'left_on' : 'registered_on',
          value: shortened(left_on === ended ? left_on : registered_on),
          expected: `cannot be: here support began on ${began} and ended on ${ended}`,
        },
  )
}

/** Leaves some rows out again. */
export async function leaveOut(tx: Tx, rows: readonly number[]): Promise<void> {
  await sql`delete from person_stage where row = any(${rows}::int[])`.execute(tx)
}
