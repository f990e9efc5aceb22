import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A service by its name, with who runs it. */
export interface NamedService {
  id: string
  name: string
  organisation: string | null
}

/**
 * Running services of an area or of everywhere whose name, or whose organisation's, has some words; and those of these identifiers, whatever has become of them.
 * Those asked for by identifier come first, then by name.
 */
export async function servicesNamed(
  tx: Tx,
  { area, words, ids, most = 30 }: { area: string; words: string; ids: readonly string[]; most?: number },
): Promise<NamedService[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<NamedService>`
    select s.id, s.name, o.name as organisation
    from directory.service s left join directory.organisation o on o.id = s.organisation_id
    where s.id = any (${[...ids]}::uuid[])
      or (s.withdrawn_at is null and s.status = 'active' and (s.area_id = ${area} or s.area_id is null) and (s.name ilike ${like} or o.name ilike ${like}))
    order by s.id = any (${[...ids]}::uuid[]) desc, s.name, s.id limit ${Math.max(most, ids.length)}`.execute(tx)
  return rows
}
