import { basename } from 'node:path'
import { sql } from 'kysely'
import { areas, sameName } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { dateInLondon } from '#platform/time'
import { ImportRefused, type Problem, refusalOf } from '../files/problem.ts'
import { readRows } from '../files/read-rows.ts'
import { selectInstrument, versionOn } from '../instruments/instruments.queries.ts'
import { ensureInstruments } from '../instruments/shipped.ts'
import { type Round, whyNotOpen } from '../rounds/round.ts'
import { openRound, partsOf, roundByKey } from '../rounds/rounds.queries.ts'
import { type AreaPart, columns, lineChecker } from './check-lines.ts'
import { type Stored, storeResponses } from './store-responses.ts'

export interface Imported extends Stored {
  round: Round
  /** There was no round of that key, and one was opened. */
  opened: boolean
}

/**
 * Reads the responses of a file into a round (contracts.md §3): every line is checked before any is stored, and all problems are told together. The
 * same file again changes nothing; a changed answer supersedes. A key that no round has opens a national round of the self-assessment.
 * In one transaction of the program itself (role nwd_worker).
 * @throws ImportRefused with every problem, its row, its column and what is right; NoSuchFile
 */
export async function importResponses(tx: Tx, file: string, key: string): Promise<Imported> {
  await ensureInstruments(tx)
  const { rows } = await sql<{ now: Date }>`select nwd.clock() as now`.execute(tx)
  const now = rows[0]?.now ?? new Date()
  const there = await roundByKey(tx, key)
  const round = there ?? (await openNational(tx, key, now))
  const names = new Map((await areas(tx)).map(({ id, name }) => [id, name]))
  const parts = new Map<string, AreaPart>()
  for (const part of await partsOf(tx, round.id))
    parts.set(part.area_id, { name: names.get(part.area_id) ?? part.area_id, whyNot: whyNotOpen(round, part, now) })
  const [shut] = [...parts.values()].map(({ whyNot }) => whyNot)
  if (shut !== undefined && [...parts.values()].every(({ whyNot }) => whyNot !== undefined))
    throw new ImportRefused(`${shut} Nothing was stored.`)

  const problems: Problem[] = []
  const instrument = await selectInstrument(tx, round.version_id)
  const checker = lineChecker({ instrument, parts, areas: names, sameName }, problems)
  for await (const { row, cells } of readRows(file, columns, problems)) {
    const [area = '', organisation = '', item = '', answer = ''] = cells
    checker.check({ row, area, organisation, item, answer })
  }
  if (problems.length > 0)
    throw refusalOf(
      file,
      problems.sort((one, other) => one.row - other.row),
    )
  const given = [...checker.responses.values()]
  if (given.length === 0)
    throw new ImportRefused(`${basename(file)} has a header and no responses under it. Nothing was stored.`)
  return { round, opened: there === undefined, ...(await storeResponses(tx, round, given, basename(file))) }
}

async function openNational(tx: Tx, key: string, now: Date): Promise<Round> {
  const version = await versionOn(tx, 'self-assessment', dateInLondon(now))
  if (version === undefined)
    throw new ImportRefused('No version of the self-assessment holds today, so no round can be opened.')
  await openRound(tx, {
    key,
    title: `${version.title} ${key}`,
    version_id: version.version_id,
    area_id: null,
    areas: (await areas(tx)).map(({ id }) => id),
    opens_at: now,
    closes_at: null,
    opened_by: null,
  })
  const round = await roundByKey(tx, key)
  if (round === undefined) throw new Error('a round just opened is there')
  return round
}
