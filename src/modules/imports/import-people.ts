import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { possibleLeads } from '#modules/journeys'
import { ensurePartnerships, organisationsOf, partnershipOf } from '#modules/partnership'
import type { CopyIn, Tx } from '#platform/db'
import { FileRefused } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { findMatches, keepWaiting } from './known/find-matches.ts'
import { joinKnown } from './known/join-known.ts'
import { type PersonFile, readPeople } from './person-file/read-people.ts'
import { type Found, note, nothingFound, refuseUnlessAccepted } from './refused.ts'
import { StagedPeople, stageRows, type Told } from './stage-rows.ts'
import { storeChangedJobs } from './store/changed-jobs.ts'
import { storeChangedPeople } from './store/changed-people.ts'
import { conflictsOf, leaveOut } from './store/conflicts.ts'
import { auditRows, tellChanged, tellNew } from './store/happened.ts'
import { storeJobs, storeOutcomes } from './store/jobs.ts'
import { storeNewPeople } from './store/new-people.ts'
import { fingerprintOf, noteImport } from './store/note-import.ts'
import { fresh, keepRows, openStage, type Storing, settleRows } from './store/staged.ts'

export interface PeopleImport extends PersonFile {
  area_id: string
  today: CalendarDate
  /** Store the rows that are right although others are wrong. */
  acceptValid?: boolean | undefined
  /** Name of the organisation that supports these people; the area's council, or its only one, when absent. */
  organisation?: string | undefined
  /** Name of the key worker of that organisation who leads whoever is still supported; nobody yet, when absent. */
  lead?: string | undefined
}

/** What became of a file. */
export interface Imported {
  rows: number
  added: number
  changed: number
  unchanged: number
  /** Joined to people who were known here. */
  matched: number
  /** Left out until somebody has decided whether they are known here. */
  waiting: number
  /** What was wrong, where rows that were right were stored all the same. */
  found: Found
}

/**
 * Brings in a person file (contracts §4): every row is checked before any counts, and with one bad row nothing is stored, unless those that are right
 * are to be. The same file again changes nothing; a changed row changes what changed. One file of an area at a time.
 * For a transaction of asWorkerCopying, which must be rolled back when this throws.
 * @throws FileRefused when the file cannot be read or its heading is not right; ImportRefused with every problem
 */
export async function importPeople(tx: Tx, copyIn: CopyIn, file: PeopleImport, told: Told = {}): Promise<Imported> {
  const { area_id, today } = file
  await sql`select pg_advisory_xact_lock(hashtextextended('people brought in ' || ${area_id}, 0))`.execute(tx)
  await ensurePartnerships(tx)
  const { id, name } = await partnershipOf(tx, area_id)
  const organisation = await supporterOf(tx, file)
  const lead = await leadOf(tx, organisation, file.lead)
  const storing: Storing = { import_id: uuid(), area_id, organisation, partnership: { id, name }, lead, today }
  const found = nothingFound()
  await openStage(tx)
  const staged = new StagedPeople(copyIn, storing)
  const rows = await stageRows(readPeople(file, today), staged, { ...file, found, told })
  if (rows === 0) throw new FileRefused('The file has a heading and no rows under it. Nothing was stored.')
  refuseUnlessAccepted(file, found, rows)
  let settled = await settleRows(tx, storing)
  const conflicts = await conflictsOf(tx)
  if (conflicts.length > 0) {
    note(found, conflicts)
    refuseUnlessAccepted(file, found, rows)
    await leaveOut(tx, [...new Set(conflicts.map(({ row }) => row))])
    settled = { ...settled, changed: settled.changed - new Set(conflicts.map(({ row }) => row)).size }
  }
  const known = await findMatches(tx)
  const added = settled.added - known.matched - known.waiting
  if (added > 0) await storeNew(tx, storing)
  if (known.matched > 0) await joinKnown(tx, storing)
  await keepRows(tx, storing)
  await keepWaiting(tx, storing)
  if (settled.changed > 0) await storeChanged(tx, storing)
  await auditRows(tx)
  await noteImport(tx, storing, {
    kind: 'people',
    ...settled,
    rows,
    refused: found.rows.size,
    fingerprint: await fingerprintOf(file.path),
  })
  return { rows, ...settled, added, ...known, found }
}

async function storeNew(tx: Tx, storing: Storing): Promise<void> {
  await storeNewPeople(tx, storing)
  await storeJobs(tx, storing, sql`(select * from ${fresh} where job_started_on is not null) n`)
  await storeOutcomes(tx, fresh)
  await tellNew(tx, storing)
}

async function storeChanged(tx: Tx, storing: Storing): Promise<void> {
  await storeChangedPeople(tx)
  await storeChangedJobs(tx, storing)
  await tellChanged(tx, storing)
}

/** The organisation that supports people who are brought in, when nobody names it: the council, else the only one that supports people. */
async function supporterOf(tx: Tx, { area_id, organisation }: PeopleImport): Promise<Storing['organisation']> {
  const all = await organisationsOf(tx, area_id)
  const supporting = all.filter((one) => one.supports_people)
  if (organisation !== undefined) {
    const named = supporting.find(({ name }) => name.toLowerCase() === organisation.toLowerCase())
    if (named === undefined)
      throw new FileRefused(
        `There is no organisation ${organisation} that supports people in this area. These do: ${supporting.map(({ name }) => name).join(', ')}.`,
      )
    return named
  }
  const councils = supporting.filter(({ kind }) => kind === 'council')
  const [only] = councils.length === 1 ? councils : supporting.length === 1 ? supporting : []
  return only ?? partnershipOf(tx, area_id)
}

async function leadOf(tx: Tx, { id, name }: Storing['organisation'], named: string | undefined) {
  if (named === undefined) return undefined
  const possible = await possibleLeads(tx, id)
  const [lead, ...others] = possible.filter((one) => one.name.toLowerCase() === named.toLowerCase())
  if (lead !== undefined && others.length === 0) return lead
  const who = possible.map((one) => one.name).join(', ')
  throw new FileRefused(
    `${lead === undefined ? 'There is nobody' : 'There are several people'} called ${named} who supports people for ${name}. These do: ${who === '' ? 'nobody yet' : who}.`,
  )
}
