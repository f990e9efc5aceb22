import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { asViewer, asWorker, openStore } from '#platform/db'
import { referenceList } from '#platform/reference'
import { fixedClock } from '#platform/time'
import { personColumns } from '../../src/modules/imports/person-file/columns.ts'
import { csvOfRows, type Row, someRows } from '../../src/modules/imports/person-file.testing.ts'
import { askWork, insertFile, settleCodes, settleColumns } from '../../src/modules/imports/work/files.queries.ts'
import { fileJobs } from '../../src/modules/imports/work/work-on-files.ts'
import { contents } from './contents.ts'
import { remove, run, secret, temporaryFolder } from './programs.ts'

const clock = fixedClock('2026-11-23T08:30:00Z')
const kills = 20
const copies = 5

const dataDir = temporaryFolder(0o700)
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret })
afterAll(async () => {
  await store.close()
  remove(dataDir)
})
const { database } = store

const [some = []] = fc.sample(someRows(200, 200), { numRuns: 1, seed: 6 })
const rows = Array.from({ length: copies }, (_, copy) =>
  some.map((row): Row => ({ ...row, participant_id: `${copy}-${row.participant_id}` })),
).flat()
const bytes = new Uint8Array(Buffer.from(csvOfRows(rows)))
const fingerprint = createHash('sha256').update(bytes).digest('hex')
const areas = referenceList('areas', clock.today()).map(({ code }) => code)
const user = uuid()
const coordinatorOf = (area_id: string): Viewer => ({
  ...{ user_id: user, name: 'Ada Fictus', role: 'coordinator', organisation_id: null, organisation_name: '', area_id },
})
const open = async () => {
  const { rows: found } = await asWorker(database, clock, (tx) =>
    sql<{ many: number }>`select count(*)::int as many from imports.work where ended_at is null`.execute(tx),
  )
  return (found[0]?.many ?? 0) > 0
}
/** Works on files until nothing is open: what a killed program held is let go once the database has noticed. */
const works = async () => {
  do {
    for (const job of fileJobs) await job.run({ database, clock })
  } while (await open())
}

/** A file of an area whose rows are asked to be checked. */
async function toCheck(area: string): Promise<string> {
  const by = coordinatorOf(area)
  const id = await asViewer(database, by, clock, (tx) =>
    insertFile(tx, by, { kind: 'people', name: 'people.csv', fingerprint, bytes }),
  )
  await works()
  await asViewer(database, by, clock, async (tx) => {
    await settleColumns(tx, id, Object.fromEntries(personColumns.map((column) => [column, column])))
    await settleCodes(tx, id, {})
    await askWork(tx, by, { id, area_id: area }, 'check')
  })
  return id
}
const go = (area: string, id: string) => {
  const by = coordinatorOf(area)
  return asViewer(database, by, clock, (tx) => askWork(tx, by, { id, area_id: area }, 'store'))
}
const staged = async (id: string) => {
  const { rows: found } = await asWorker(database, clock, (tx) =>
    sql<{
      rows: number
      print: string
    }>`select count(*)::int as rows, md5(coalesce(string_agg(row || key || cells::text, '' order by row), '')) as print
      from imports.staged_row where file_id = ${id}`.execute(tx),
  )
  return found[0]
}
const held = (area: string) => asWorker(database, clock, (tx) => contents(tx, area))
const checkedTo = async (id: string) => {
  const { rows: found } = await asWorker(database, clock, (tx) =>
    sql<{ to: number }>`select checked_to as to from imports.file where id = ${id}`.execute(tx),
  )
  return found[0]?.to ?? 0
}

/** Lets a program work on files and kills it somewhere within the time that the work takes. */
async function killed(takes: number): Promise<void> {
  const program = run('file-worker.ts', { DATA_DIR: dataDir, SECRET: secret })
  await program.until((line) => line === 'begins')
  await pause(Math.random() * takes)
  program.process.kill('SIGKILL')
  await program.ended
}

describe('a file on its way in by steps, with the program killed at any moment of checking or storing', () => {
  it('is gone on with by the next program, and comes to what it comes to unbroken', async () => {
    const [unbroken = '', ...others] = areas
    const whole = await toCheck(unbroken)
    const checking = performance.now()
    await works()
    const checkTakes = performance.now() - checking
    const rowsKept = await staged(whole)
    expect(rowsKept?.rows).toBe(rows.length)
    await go(unbroken, whole)
    const storing = performance.now()
    await works()
    const storeTakes = performance.now() - storing
    const meant = await held(unbroken)
    let gone = 0
    for (const [at, area] of others.slice(0, kills).entries()) {
      const id = await toCheck(area)
      if (at % 2 === 0) await killed(checkTakes * 1.1)
      if ((await checkedTo(id)) > 0) gone += 1
      await works()
      expect(await staged(id)).toEqual(rowsKept)
      await go(area, id)
      if (at % 2 === 1) await killed(storeTakes * 1.1)
      await works()
      expect(await held(area)).toEqual(meant)
    }
    expect(gone).toBeGreaterThan(0)
  }, 900_000)
})
