import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Problem } from '../../person-file/problem.ts'
import type { OtherStoring } from '../other-kind.ts'
import { cell, changedRows, correctedTo, differs, freshRows } from '../other-stage.ts'
import { takenNames } from '../taken-names.ts'

const kind = { table: 'entry_row' } as const
const name = cell('name')
/** Whether a row says anything for the directory. */
export const toldBy = (whose: 'n' | 'o' = 'n') =>
  sql`(${cell('description', whose)} is not null or ${cell('website', whose)} is not null or ${cell('email', whose)} is not null)`
const told = toldBy()

/** An organisation of the same name is the one that is here; two rows of one name, or a new name that another has, cannot be. */
export const settleOrganisations = (tx: Tx, storing: OtherStoring): Promise<Problem[]> =>
  takenNames(tx, storing, { table: 'partnership.organisation', what: 'an organisation' })

/** Writes organisations down: among those of the partnership, and in the directory what is told of them there. Those that are here already under the same name stay as they are. */
export async function storeOrganisations(tx: Tx, storing: OtherStoring): Promise<string[]> {
  const { area_id } = storing
  await sql`
    insert into partnership.organisation (id, area_id, name, kind, supports_people)
    select n.made_id, ${area_id}, ${name}, coalesce(${cell('kind')}, 'unknown'), coalesce(${cell('supports_people')} = 'yes', false) from ${freshRows}
  `.execute(tx)
  await sql`
    update partnership.organisation p set name = ${correctedTo('name', name, 'p.name')},
      kind = ${correctedTo('kind', sql`coalesce(${cell('kind')}, 'unknown')`, 'p.kind')},
      supports_people = ${correctedTo('supports_people', sql`coalesce(${cell('supports_people')} = 'yes', false)`, 'p.supports_people')}
    from ${changedRows(kind, storing)} where p.id = n.made_id and p.area_id = ${area_id} and p.kind <> 'partnership'
      and ${differs('name', 'kind', 'supports_people')}
  `.execute(tx)
  await storeEntries(tx, storing)
  return []
}

async function storeEntries(tx: Tx, storing: OtherStoring): Promise<void> {
  const { area_id } = storing
  await sql`
    update directory.organisation d set name = ${correctedTo('name', name, 'd.name')},
      description = ${correctedTo('description', sql`coalesce(${cell('description')}, '')`, 'd.description')},
      website = ${correctedTo('website', cell('website'), 'd.website')}, email = ${correctedTo('email', cell('email'), 'd.email')}
    from ${changedRows(kind, storing)} where d.partner_id = n.made_id and d.area_id = ${area_id} and ${differs('name', 'description', 'website', 'email')}
  `.execute(tx)
  await sql`
    insert into directory.organisation (id, area_id, partner_id, name, description, website, email)
    select md5(n.made_id || ' entry')::uuid, ${area_id}, n.made_id, ${name}, coalesce(${cell('description')}, ''), ${cell('website')}, ${cell('email')}
    from other_stage n where n.standing in ('new', 'changed') and ${told}
      and not exists (select 1 from directory.organisation d where d.partner_id = n.made_id and d.area_id = ${area_id})
  `.execute(tx)
  // What was told of one and is told no more goes, unless services stand under it.
  await sql`
    delete from directory.organisation d using ${changedRows(kind, storing)} where d.id = md5(n.made_id || ' entry')::uuid and not ${told}
      and not exists (select 1 from directory.service s where s.organisation_id = d.id)
  `.execute(tx)
}
