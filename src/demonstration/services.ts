import {
  hasServices,
  type InventedPlace,
  importServices,
  inventedPoints,
  inventServices,
  putPoints,
} from '#modules/directory'
import { asWorker, type Database } from '#platform/db'
import type { Clock } from '#platform/time'
import { city, island, type Partnership } from './partnerships.ts'

/** The kinds of organisation that run services for people in a demonstration. */
const runs = ['council', 'charity', 'training', 'college', 'housing']

const placeOf = (
  { area_id, town, postcodes, members }: Partnership,
  latitude: number,
  longitude: number,
): InventedPlace => ({
  ...{ area_id, town, postcodes, latitude, longitude },
  organisations: members.filter(({ kind }) => runs.includes(kind)).map(({ name }) => name),
})

const places = [
  { place: placeOf(city, 55.86, -4.25), services: 28 },
  { place: placeOf(island, 58.98, -2.96), services: 20 },
]

/** Fills the directory of a demonstration with services that nobody runs, unless it holds any, and says where its invented postcodes lie. */
export const demonstrateDirectory = (database: Database, clock: Clock): Promise<void> =>
  asWorker(database, clock, async (tx) => {
    if (await hasServices(tx)) return
    for (const { place } of places) await putPoints(tx, inventedPoints(place), 'Invented for this demonstration')
    const text = JSON.stringify(places.flatMap(({ place, services }) => inventServices(place, services)))
    await importServices(tx, { text, name: 'invented for this demonstration', today: clock.today() })
  })
