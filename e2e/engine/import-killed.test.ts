import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { importPeople, noMapping } from '#modules/imports'
import { asWorkerCopying, openStore } from '#platform/db'
import { referenceList } from '#platform/reference'
import { fixedClock } from '#platform/time'
import { csvOfRows, fileOf, type Row, someRows } from '../../src/modules/imports/person-file.testing.ts'
import { contents } from './contents.ts'
import { remove, run, secret, temporaryFolder } from './programs.ts'

const clock = fixedClock('2026-11-23T08:30:00Z')
const kills = 20
const copies = 10

const dataDir = temporaryFolder(0o700)
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret })
afterAll(async () => {
  await store.close()
  remove(dataDir)
})

const [some = []] = fc.sample(someRows(150, 150), { numRuns: 1, seed: 5 })
const rows = Array.from({ length: copies }, (_, copy) =>
  some.map((row): Row => ({ ...row, participant_id: `${copy}-${row.participant_id}` })),
).flat()
const path = fileOf(csvOfRows(rows))
const areas = referenceList('areas', clock.today()).map(({ code }) => code)

const bring = (area_id: string) =>
  asWorkerCopying(store.database, clock, (tx, copyIn) =>
    importPeople(tx, copyIn, { path, mapping: noMapping, area_id, today: clock.today(), areaIsRight: true }),
  )

const held = (area: string) => asWorkerCopying(store.database, clock, (tx) => contents(tx, area))

describe('bringing a file in, killed at any moment', () => {
  it('leaves nothing or all, never a part; brought in again it is as if it had never been broken off', async () => {
    const [unbroken = '', empty = '', ...others] = areas
    const from = performance.now()
    await bring(unbroken)
    const takes = performance.now() - from
    const [whole, nothing] = [await held(unbroken), await held(empty)]
    const found = { whole: 0, nothing: 0 }
    for (const area of others.slice(0, kills)) {
      const program = run('importer.ts', { DATA_DIR: dataDir, SECRET: secret, FILE: path, AREA: area })
      await program.until((line) => line === 'begins')
      await pause(Math.random() * takes * 1.2)
      program.process.kill('SIGKILL')
      await program.ended
      // The next import waits for whatever the killed one has left running: it is stored once, by one or the other.
      const before = await bring(area)
      expect(before.added + before.unchanged).toBe(rows.length)
      expect([0, rows.length]).toContain(before.added)
      found[before.added === 0 ? 'whole' : 'nothing'] += 1
      const after = await held(area)
      expect(after).toEqual(whole)
    }
    expect(nothing.every(({ rows: none }) => none === 0)).toBe(true)
    expect(found.nothing).toBeGreaterThan(0)
  }, 600_000)
})
