import type pg from 'pg'
import type { Dice } from './dice.ts'
import { dice } from './dice.ts'
import type { Place } from './place.ts'

const districts = 20
const sectors = 9
const letters = ['A', 'B'] as const

/** A postcode of a place: one of 720, so that the look-up of all of them stays small. No real postcode begins with a place's letters. */
export function inventedPostcode(chance: Dice, area: string): string {
  const inward = () => chance.one(letters)
  return `${area}${chance.between(1, districts)} ${chance.between(1, sectors)}${inward()}${inward()}`
}

// How likely a data zone is in each tenth by deprivation: support reaches the more deprived places more.
const deciles = [17, 15, 13, 12, 10, 9, 8, 7, 5, 4].map((weight, at) => [at + 1, weight] as const)

const cities = ['S12000033', 'S12000036', 'S12000042', 'S12000049']
const farAway = ['S12000013', 'S12000017', 'S12000023', 'S12000027', 'S12000035']

/** Classes of the sixfold urban rural classification in an area, and how likely each is. */
function classesIn(area: string): readonly (readonly [number, number])[] {
  if (cities.includes(area)) return [[1, 1]]
  if (farAway.includes(area))
    return [
      [4, 4],
      [6, 6],
    ]
  return [
    [1, 2],
    [2, 4],
    [3, 2],
    [5, 3],
  ]
}

interface Row {
  postcode: string
  area_id: string
  data_zone: string
  simd_decile: number
  urban_rural: number
}

/** What the invented look-up says of every postcode of a place. Data zones are sectors, and their codes begin with X, as no real one does. */
function lookUp({ area_id, postcodes }: Pick<Place, 'area_id' | 'postcodes'>): Row[] {
  const chance = dice('world', 'places', area_id)
  const classes = classesIn(area_id)
  return Array.from({ length: districts * sectors }, (_, zone) => {
    const outward = `${postcodes}${Math.floor(zone / sectors) + 1} ${(zone % sectors) + 1}`
    const data_zone = `X01${area_id.slice(-3)}${String(zone + 1).padStart(3, '0')}`
    const said = { area_id, data_zone, simd_decile: chance.weighted(deciles), urban_rural: chance.weighted(classes) }
    return letters.flatMap((one) => letters.map((other) => ({ postcode: `${outward}${one}${other}`, ...said })))
  }).flat()
}

/** Puts the invented look-up of places into the database, marked as invented, beside what is there. The client is the owner's. */
export async function loadLookUp(
  client: Pick<pg.ClientBase, 'query'>,
  places: readonly Pick<Place, 'area_id' | 'postcodes'>[],
): Promise<void> {
  await client.query(
    `insert into partnership.place_edition (edition, from_on, source, fingerprint)
    select 'invented', '2018-01-01', 'Invented for this demonstration: no real place is described', 'invented'
    where not exists (select from partnership.place_edition where edition = 'invented' and superseded_at is null)`,
  )
  const rows = places.flatMap(lookUp)
  await client.query(
    `insert into partnership.postcode (edition_id, postcode, area_id, data_zone, simd_decile, urban_rural)
    select e.id, x.* from partnership.place_edition e, unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::smallint[]) x
    where e.edition = 'invented' and e.superseded_at is null on conflict do nothing`,
    [
      rows.map((row) => row.postcode),
      rows.map((row) => row.area_id),
      rows.map((row) => row.data_zone),
      rows.map((row) => row.simd_decile),
      rows.map((row) => row.urban_rural),
    ],
  )
  await client.query(
    `update partnership.place_edition e set postcodes = (select count(*) from partnership.postcode p where p.edition_id = e.id)
    where e.edition = 'invented' and e.superseded_at is null`,
  )
}
