import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startEmbedded } from '#platform/db'
import { makeMissingLinks, npmNative, reachableBinaries } from '../../src/platform/db/npm-binaries.ts'
import { engines, isRoot, nobody, remove, run, secret, smallMigrations, stop, temporaryFolder } from './programs.ts'

const migrations = smallMigrations()
afterAll(() => remove(migrations))

const writer = (dataDir: string, engine: string, user?: typeof nobody) =>
  run('writer.ts', { DATA_DIR: dataDir, ENGINE: engine, MIGRATIONS: migrations, SECRET: secret }, user)

const ready = (line: string) => line.startsWith('ready')

describe.each(engines)('the %s PostgreSQL', (engine) => {
  it.runIf(isRoot)('runs as an ordinary user when the program is root', async () => {
    const dataDir = temporaryFolder()
    const program = writer(dataDir, engine)
    expect(await program.until(ready)).toContain(`(${engine})`)
    const owner = statSync(join(dataDir, 'postgres/data'))
    expect(owner.uid).not.toBe(0)
    expect(owner.mode & 0o777).toBe(0o700)
    expect(await stop(program)).toBe(0)
    remove(dataDir)
  })

  it.runIf(isRoot)('runs as the program itself when that is an ordinary user', async () => {
    const dataDir = temporaryFolder()
    chownSync(dataDir, nobody.uid, nobody.gid)
    const program = writer(dataDir, engine, nobody)
    await program.until(ready)
    expect(statSync(join(dataDir, 'postgres/data')).uid).toBe(nobody.uid)
    expect(await stop(program)).toBe(0)
    remove(dataDir)
  })
})

describe('the place of the data', () => {
  it.runIf(isRoot)(
    'is elsewhere, and noted, when root keeps its folders closed; and is found again when they are opened',
    async () => {
      const closed = temporaryFolder(0o700)
      const dataDir = join(closed, 'data')
      const first = await startEmbedded({ dataDir })
      await first.stop()
      const place = readFileSync(join(dataDir, 'postgres-is-at'), 'utf8').trim()
      expect(place).toMatch(/^\/var\/lib\/no-wrong-door\/[0-9a-f]{12}$/)
      chmodSync(closed, 0o755)
      const second = await startEmbedded({ dataDir })
      expect(second.owner.host).toBe(join(place, 'data'))
      await second.stop()
      remove(place)
      await expect(startEmbedded({ dataDir })).rejects.toThrow('bring that folder back, or remove the note')
      remove(closed)
    },
  )

  it('may have a path too long for a Unix socket', async () => {
    const folder = temporaryFolder()
    const dataDir = join(folder, 'a-folder-with-a-long-name'.repeat(2), 'and-another-below-it'.repeat(2), 'data')
    const embedded = await startEmbedded({ dataDir })
    expect(embedded.owner.host).toMatch(/^\/tmp\/nwd-[0-9a-f]{12}$/)
    expect(lstatSync(embedded.owner.host).mode & 0o777).toBe(0o700)
    await embedded.stop()
    remove(folder, embedded.owner.host)
  })

  it('is used by one program at a time, unless the second is a command that may join', async () => {
    const dataDir = temporaryFolder()
    const keeper = await startEmbedded({ dataDir })
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /^Another No Wrong Door \(process \d+\) uses .+: stop it first/,
    )
    const guest = await startEmbedded({ dataDir, mayJoin: true })
    expect(guest.keeps).toBe(false)
    await guest.stop()
    await keeper.stop()
    expect(existsSync(join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false)
    remove(dataDir)
  })
})

describe('the binaries from npm', () => {
  it.runIf(isRoot)(
    'are given their links and copied to where they can be run, when node_modules is closed and install scripts are off',
    () => {
      const native = npmNative()
      if (native === null) throw new Error('the npm binaries are not installed')
      const closed = temporaryFolder(0o700)
      const open = temporaryFolder()
      cpSync(dirname(native), join(closed, 'package'), { recursive: true, verbatimSymlinks: true })
      const copied = join(closed, 'package/native')
      for (const name of readdirSync(join(copied, 'lib'))) {
        const path = join(copied, 'lib', name)
        if (lstatSync(path).isSymbolicLink()) rmSync(path)
      }
      makeMissingLinks(copied)
      const into = () => {
        mkdirSync(open, { recursive: true })
        return open
      }
      const reached = reachableBinaries(copied, nobody, into)
      expect(reached.startsWith(open)).toBe(true)
      const version = spawnSync(join(reached, 'bin/postgres'), ['--version'], { ...nobody, encoding: 'utf8', cwd: '/' })
      expect(version.stdout).toMatch(/PostgreSQL\) 15\./)
      remove(closed, open)
    },
  )
})
