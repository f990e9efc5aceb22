import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseRefusal, type OpenStore, openStore, withClient } from '#platform/db'
import { fixedClock } from '#platform/time'
import { makeWorld } from '../src/world/index.ts'
import { tell } from './tell.ts'

/** The day the world of the bench stands still: a Monday morning, so that lists of the day have something in them. */
export const clock = fixedClock('2026-11-23T10:30:00Z')
export const secret = 'the secret of the bench, and of nothing else'
const seed = 'bench'

/** What decides which world is made: those who make it, by the content of their files. Migrations are applied to a kept one as to any. */
function makersMark(): string {
  const mark = createHash('sha256')
  for (const folder of ['../src/world/', '../reference/']) {
    const url = new URL(folder, import.meta.url)
    const files = readdirSync(url).filter((name) => /\.(ts|json)$/.test(name) && !name.includes('.test.'))
    for (const name of files.sort()) mark.update(name).update(readFileSync(new URL(name, url)))
  }
  return mark.digest('hex').slice(0, 10)
}

export interface Filled {
  readonly store: OpenStore
  readonly dataDir: string
  /** Seconds that making the world took now; 0 when it was kept from an earlier run. */
  readonly madeIn: number
}

async function opened(dataDir: string, people: number, made: boolean): Promise<Filled> {
  const sizes = { app: 16, worker: 2 }
  const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret, sizes })
  try {
    if (made) return { store, dataDir, madeIn: 0 }
    const from = performance.now()
    const onProgress = (done: { people: number }) => tell(`world: ${done.people} of ${people} people`)
    await makeWorld({ people, seed, areas: [] }, { owner: store.owner, clock, onProgress })
    await withClient(store.owner, 'nwd bench', (client) => client.query('vacuum (analyze)'))
    return { store, dataDir, madeIn: (performance.now() - from) / 1000 }
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * The private database of the bench with so many people in it. It is kept between runs under the system's folder for temporary files; one that was
 * made by other makers, or whose migrations were altered since, is thrown away and made again.
 */
export async function filledWorld(people: number): Promise<Filled> {
  const dataDir = join(tmpdir(), `nwd-bench-${people}`)
  const note = join(dataDir, 'made-by')
  const mark = makersMark()
  const kept = existsSync(note) && readFileSync(note, 'utf8') === mark
  if (kept) {
    try {
      return await opened(dataDir, people, true)
    } catch (error) {
      if (!(error instanceof DatabaseRefusal) || !error.message.includes('was changed after')) throw error
      tell('world: its migrations were altered, so it is made again')
    }
  }
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const filled = await opened(dataDir, people, false)
  writeFileSync(note, mark)
  return filled
}
