import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startEmbedded, withClient } from '#platform/db'
import { engines, type Program, remove, run, runs, secret, smallMigrations, stop, temporaryFolder } from './programs.ts'

const migrations = smallMigrations()
afterAll(() => remove(migrations))

const kills = 5
const enough = 40

const isNumber = (line: string) => /^\d+$/.test(line)

const acknowledged = (program: Program) => program.said.filter(isNumber).map(Number)

/** Waits for so many more acknowledgements. */
const moreOf = async (program: Program, count: number): Promise<void> => {
  let left = count
  await program.until((line) => isNumber(line) && --left === 0)
}

interface Found {
  readonly ids: ReadonlySet<number>
  readonly halves: readonly number[]
}

/** Looks into the database beside the program that keeps it. */
const look = async (dataDir: string, engine: 'system' | 'npm'): Promise<Found> => {
  const guest = await startEmbedded({ dataDir, engine, mayJoin: true })
  expect(guest.keeps).toBe(false)
  return await withClient(guest.owner, 'nwd test', async (client) => {
    const { rows } = await client.query<{ id: number; halves: number }>(
      'select id, count(*) as halves from nwd.pair group by id',
    )
    return {
      ids: new Set(rows.map((row) => row.id)),
      halves: rows.filter((row) => row.halves !== 2).map((row) => row.id),
    }
  })
}

const serverOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

describe.each(engines)('killed in the middle of writing, on the %s PostgreSQL', (engine) => {
  it('loses nothing acknowledged and keeps nothing half-done', async () => {
    const dataDir = temporaryFolder()
    const promised = new Set<number>()
    let first = 0
    const start = () => {
      first += 1_000_000
      return run('writer.ts', {
        DATA_DIR: dataDir,
        ENGINE: engine,
        MIGRATIONS: migrations,
        SECRET: secret,
        FIRST: `${first}`,
      })
    }
    const check = async (program: Program) => {
      for (const id of acknowledged(program)) promised.add(id)
      const { ids, halves } = await look(dataDir, engine)
      expect(halves).toEqual([])
      expect([...promised].filter((id) => !ids.has(id))).toEqual([])
    }

    let program = start()
    await moreOf(program, enough)
    for (let time = 0; time < kills; time++) {
      // the program is killed: the next one adopts the database as it runs
      program.process.kill('SIGKILL')
      expect(await program.ended).toBe('SIGKILL')
      for (const id of acknowledged(program)) promised.add(id)
      program = start()
      await moreOf(program, enough)
      await check(program)

      // the database is killed: the program starts it again and goes on
      process.kill(serverOf(dataDir), 'SIGKILL')
      await moreOf(program, enough)
      await check(program)
    }
    const server = serverOf(dataDir)
    expect(await stop(program)).toBe(0)
    // A postmaster takes its file away just before it ends, and the machine may take a moment more to bury it.
    await expect.poll(() => runs(server), { timeout: 10_000 }).toBe(false)
    expect(promised.size).toBeGreaterThan(kills * 2 * enough)
    remove(dataDir)
  })
})
