import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import { FileRefused } from '#platform/sheets'

/** In which areas rows lie that can be placed: how many of them, and how many in each, the most first. */
export interface Placed {
  placed: number
  elsewhere: { area_id: string; rows: number }[]
}

const fewest = 5
const most = 1 / 3

/** Whether so many of a file's rows lie in other areas that it may be another council's: more than a third of those that can be placed, where five can. */
export function isElsewhere(
  { elsewhere = [], placed = 0 }: { [Key in keyof Placed]?: Placed[Key] | undefined },
  area_id: string,
): boolean {
  const here = elsewhere.find((one) => one.area_id === area_id)?.rows ?? 0
  return placed >= fewest && (placed - here) / placed > most
}

/**
 * Where the people of some rows live or are known: when so many of them stand in another area's own file (under the same identifier, names and day of registration), by that;
 * else by the latest look-up of postcodes.
 * @param rows rows of participant_id, given_name, family_name, registered_on and postcode, called `n`
 */
export async function areasOfRows(tx: Tx, area_id: string, rows: RawBuilder<unknown>): Promise<Placed> {
  const { rows: known } = await sql<{ area_id: string; rows: number }>`
    select coalesce(o.area_id, ${area_id}) as area_id, count(*)::int as rows from ${rows}
    left join imports.person_row o on o.participant_id = n.participant_id and o.superseded_at is null and o.area_id <> ${area_id}
      and o.family_name = n.family_name and o.given_name = n.given_name and o.registered_on = n.registered_on
    group by 1 order by 2 desc, 1
  `.execute(tx)
  const byFiles = placedBy(known)
  if (isElsewhere(byFiles, area_id)) return byFiles
  const { rows: found } = await sql<{ area_id: string; rows: number }>`
    select p.area_id, count(*)::int as rows from ${rows}
    join partnership.postcode p on p.postcode = n.postcode
      and p.edition_id = (select id from partnership.place_edition where superseded_at is null order by from_on desc limit 1)
    group by 1 order by 2 desc, 1
  `.execute(tx)
  return placedBy(found)
}

const placedBy = (elsewhere: Placed['elsewhere']): Placed => ({
  placed: elsewhere.reduce((sum, one) => sum + one.rows, 0),
  elsewhere,
})

/** A file of people most of whom seem to be another council's is not taken until somebody has said that the area is right. @throws FileRefused */
export async function refuseElsewhere(tx: Tx, area_id: string, rows: RawBuilder<unknown>): Promise<void> {
  const found = await areasOfRows(tx, area_id, rows)
  if (!isElsewhere(found, area_id)) return
  const others = found.elsewhere.filter((one) => one.area_id !== area_id).slice(0, 3)
  const where = new Intl.ListFormat('en-GB').format(
    others.map((one) => `${one.rows} in ${referenceText('areas', one.area_id)}`),
  )
  throw new FileRefused(
    `Is this the file of ${referenceText('areas', area_id)}? Of ${found.placed} rows whose area is known by their postcode or by another area’s own file, there are ${where}. Nothing was stored. If the area is right, bring it in with --area-is-right.`,
  )
}
