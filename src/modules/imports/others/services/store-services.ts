import { sql } from 'kysely'
import { importServices } from '#modules/directory'
import type { Tx } from '#platform/db'
import type { Problem } from '../../person-file/problem.ts'
import type { OtherStoring } from '../other-kind.ts'
import { cell, changedRows } from '../other-stage.ts'
import { changedService, type ServiceCells, serviceOfRow } from './service-of-row.ts'

const kind = { table: 'entry_row' } as const

const same = (one: string, other: string) => sql`lower(${sql.ref(one)}) = lower(${cell(other)})`

/** A service of the same name and organisation in this area is the one that is here. */
export async function settleServices(tx: Tx, { area_id }: OtherStoring): Promise<Problem[]> {
  await sql`
    update other_stage n set standing = 'matched', made_id = s.id from directory.service s join directory.organisation g on g.id = s.organisation_id
    where n.standing = 'new' and s.area_id = ${area_id} and s.withdrawn_at is null and ${same('s.name', 'name')} and ${same('g.name', 'organisation')}
  `.execute(tx)
  return []
}

interface Fresh {
  id: string
  cells: ServiceCells
  before: ServiceCells | null
  now: object | null
  organisation_id: string | null
}

/** Writes services into the directory, each as a version of its entry. Those that are here already under the same name stay as they are. */
export async function storeServices(tx: Tx, storing: OtherStoring): Promise<string[]> {
  const { area_id, today } = storing
  const runBy = sql`(select g.id from directory.organisation g where g.area_id = ${area_id} and ${same('g.name', 'organisation')} order by g.partner_id is null, g.id limit 1)`
  const { rows } = await sql<Fresh>`
    select n.made_id as id, n.cells, null::jsonb as before, null::jsonb as now, ${runBy} as organisation_id from other_stage n where n.standing = 'new'
    union all
    select n.made_id, n.cells, o.cells, f.body::jsonb, ${runBy} from ${changedRows(kind, storing)} left join directory.full_service f on f.id = n.made_id
  `.execute(tx)
  if (rows.length === 0) return []
  const services = rows.map(({ id, cells, before, now, organisation_id }) => {
    const about = { id, today, area_id, organisation_id: organisation_id ?? undefined }
    return before === null || now === null ? serviceOfRow(cells, about) : changedService(now, before, cells, about)
  })
  const { notes } = await importServices(tx, {
    text: JSON.stringify(services),
    name: 'a spreadsheet',
    area: area_id,
    today,
  })
  return notes
}
