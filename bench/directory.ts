import { hasServices, importServices, inventServices } from '#modules/directory'
import { asWorker, type OpenStore, withClient } from '#platform/db'
import { tell } from './tell.ts'
import { clock } from './world.ts'

const areas = ['S12000049', 'S12000036', 'S12000017', 'S12000047', 'S12000023']
/** In all: a nation's directory. */
const services = 10_000

/** Fills the directory of the bench, unless an earlier run has. */
export async function fillDirectory({ database, owner }: Pick<OpenStore, 'database' | 'owner'>): Promise<void> {
  if (await asWorker(database, clock, hasServices)) return
  tell(`directory: ${services} services`)
  const invented = areas.flatMap((area_id, at) =>
    inventServices(
      {
        ...{ area_id, town: `Benchtown ${at}`, postcodes: `Z${'CDEFG'[at]}`, latitude: 55.5 + at / 2, longitude: -4.2 },
        organisations: Array.from({ length: 40 }, (_, nth) => `Invented organisation ${at} ${nth}`),
      },
      services / areas.length,
    ),
  )
  const file = { text: JSON.stringify(invented), name: 'the bench', today: clock.today() }
  await asWorker(database, clock, (tx) => importServices(tx, file))
  await withClient(owner, 'nwd bench', (client) => client.query('vacuum (analyze)'))
}
