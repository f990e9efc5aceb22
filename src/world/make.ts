import type pg from 'pg'
import { type Login, withClient } from '#platform/db'
import type { Clock } from '#platform/time'
import { brokenKeys, lookUpLater } from './foreign-keys.ts'
import { loadLookUp } from './postcodes.ts'
import { maker, placesOf } from './scotland.ts'
import { emptySheets, load, loadMissing, type Sheets } from './sheets.ts'
import { personId, type Setting, tellSomebody } from './somebody.ts'

export interface World {
  people: number
  seed: string
  /** Codes of the areas people live in; all when there are none. */
  areas: readonly string[]
}

export interface Progress {
  people: number
  rows: number
  seconds: number
}

export interface Making {
  /** The owner's login: who may see whom does not bind it. */
  owner: Login
  clock: Clock
  /** Told now and then how far it is. */
  onProgress?: ((progress: Progress) => void) | undefined
  /** Asked between chunks. What is there then stays, and the same world asked for again goes on from it. */
  stopped?: (() => boolean) | undefined
}

const chunk = 400
const hands = 2

/** Whether the database holds people whom no world made. */
export async function holdsOthers(owner: Login): Promise<boolean> {
  return withClient(owner, 'nwd world', async (client) => {
    const others = await client.query('select from people.person where created_by is distinct from $1 limit 1', [maker])
    return others.rows.length > 0
  })
}

/**
 * Makes the people of a seed's world, their partnerships and all that happened to them until yesterday, a chunk of people at a time,
 * each chunk whole or not at all. Those who are there already from an earlier run stay as they are. The same seed on the same day
 * makes the same rows.
 * @returns how many people and rows were made now
 */
export async function makeWorld({ people, seed, areas }: World, { owner, clock, ...told }: Making): Promise<Progress> {
  const from = performance.now()
  const today = clock.today()
  const done = { people: 0, rows: 0 }
  const progress = () => ({ ...done, seconds: (performance.now() - from) / 1000 })
  const setting = await withClient(owner, 'nwd world', (client) => settle(client, { people, seed, areas, today }))
  let next = 0
  const work = async (client: pg.Client) => {
    await client.query('set synchronous_commit = off')
    await lookUpLater(client)
    const sheets = emptySheets()
    while (next < people && !told.stopped?.()) {
      const first = next
      const end = Math.min(people, first + chunk)
      next = end
      const rows = await makeChunk(client, sheets, setting, first, end)
      done.people += rows === 0 ? 0 : end - first
      done.rows += rows
      told.onProgress?.(progress())
    }
  }
  await Promise.all(Array.from({ length: hands }, () => withClient(owner, 'nwd world', work)))
  await withClient(owner, 'nwd world', finish)
  return progress()
}

/** Loading without triggers leaves no marks of whom statistics are to be worked out for. */
async function markFacts(client: pg.Client, { seed }: Setting, first: number, end: number): Promise<void> {
  const ids = Array.from({ length: end - first }, (_, nth) => personId(seed, first + nth))
  await client.query(
    'insert into measurement.fact_mark (area_id, person_id) select area_id, id from people.person where id = any($1)',
    [ids],
  )
}

/** Works out what statistics count from, tells the planner what there is now, and looks up the foreign keys of all rows. */
async function finish(client: pg.Client): Promise<void> {
  await client.query('analyze')
  await client.query('select measurement.fold_facts()')
  await client.query(`set work_mem = '64MB'`)
  const broken = await brokenKeys(client)
  if (broken.length > 0) throw new Error(`rows of the world break ${broken.join(', ')}`)
}

async function settle(client: pg.Client, { today, seed, ...wanted }: World & Pick<Setting, 'today'>): Promise<Setting> {
  const { rows } = await client.query<{ area_id: string; id: string; name: string }>(
    `select area_id, id, name from partnership.organisation where kind = 'partnership'`,
  )
  const partnerships = new Map(rows.map(({ area_id, ...partnership }) => [area_id, partnership]))
  const sheets = emptySheets()
  const places = placesOf({ ...wanted, seed, today, partnerships }, sheets)
  await loadMissing(client, sheets)
  await loadLookUp(
    client,
    places.map(([place]) => place),
  )
  return { seed, today, places }
}

/** Makes the people from `first` up to, not including, `end`. Returns how many rows; 0 when they are there already. */
async function makeChunk(
  client: pg.Client,
  sheets: Sheets,
  setting: Setting,
  first: number,
  end: number,
): Promise<number> {
  const there = await client.query('select from people.person where id = $1', [personId(setting.seed, first)])
  if (there.rows.length > 0) return 0
  sheets.clear()
  for (let number = first; number < end; number++) tellSomebody(setting, number, sheets)
  try {
    await client.query('begin')
    await load(client, sheets)
    await markFacts(client, setting, first, end)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return sheets.rows
}
