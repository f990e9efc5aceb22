import { sql } from 'kysely'
import { ensurePartnerships, partnershipOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { findMatches, keepWaiting } from '../known/find-matches.ts'
import { joinKnown } from '../known/join-known.ts'
import type { Problem } from '../person-file/problem.ts'
import { storeChangedJobs } from './changed-jobs.ts'
import { storeChangedPeople } from './changed-people.ts'
import { conflictsOf, leaveOut } from './conflicts.ts'
import { auditRows, tellChanged, tellNew } from './happened.ts'
import { storeJobs, storeOutcomes } from './jobs.ts'
import { storeNewPeople } from './new-people.ts'
import { fresh, keepRows, openStage, type Storing, settleRows } from './staged.ts'
import { leadOf, type Supporting, supporterOf } from './supporter.ts'

/** Waits for any other file of the area, finds out whose people they will be, and makes room for the rows. */
export async function beginStoring(
  tx: Tx,
  { import_id, today, ...whose }: Supporting & { import_id: string; today: CalendarDate },
): Promise<Storing> {
  const { area_id } = whose
  await sql`select pg_advisory_xact_lock(hashtextextended('people brought in ' || ${area_id}, 0))`.execute(tx)
  await ensurePartnerships(tx)
  const { id, name } = await partnershipOf(tx, area_id)
  const organisation = await supporterOf(tx, whose)
  const lead = await leadOf(tx, organisation, whose.lead)
  await openStage(tx)
  return { import_id, area_id, organisation, partnership: { id, name }, lead, today }
}

/** What the staged rows come to beside what is here: how many are new, changed, as before, joined to people known here, and waiting to be decided. */
export interface Settled {
  added: number
  changed: number
  unchanged: number
  matched: number
  waiting: number
}

/**
 * Compares the staged rows with what is here: what earlier files said, and who is known. Rows that cannot be, because of what was written here since, are
 * told to `refuse`, and left out when it does not throw.
 */
export async function settlePeople(
  tx: Tx,
  storing: Storing,
  refuse: (conflicts: readonly Problem[]) => void,
): Promise<Settled> {
  const { added, changed, unchanged } = await settleRows(tx, storing)
  const conflicts = await conflictsOf(tx)
  const rows = [...new Set(conflicts.map(({ row }) => row))]
  if (rows.length > 0) {
    refuse(conflicts)
    await leaveOut(tx, rows)
  }
  const { matched, waiting } = await findMatches(tx)
  return { added: added - matched - waiting, changed: changed - rows.length, unchanged, matched, waiting }
}

/** Keeps what there is of everybody whom the file is about to change, so that it can be taken back. */
const remember = (tx: Tx, { import_id, area_id }: Storing) =>
  sql`select imports.remember(${import_id}, ${area_id}, array(select distinct person_id from person_stage where standing <> 'new'))`.execute(
    tx,
  )

/**
 * Stores what was settled, a statement a table.
 * @param onProgress told how much is done, from 0 to 1; what it throws ends the storing
 */
export async function storeSettled(
  tx: Tx,
  storing: Storing,
  { added, matched, changed }: Settled,
  onProgress: (done: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const steps: [boolean, number, () => Promise<unknown>][] = [
    [matched + changed > 0, 1, () => remember(tx, storing)],
    [added > 0, 4, () => storeNewPeople(tx, storing)],
    [added > 0, 3, () => storeJobs(tx, storing, sql`(select * from ${fresh} where job_started_on is not null) n`)],
    [added > 0, 1, () => storeOutcomes(tx, fresh)],
    [added > 0, 2, () => tellNew(tx, storing)],
    [matched > 0, 2, () => joinKnown(tx, storing)],
    [true, 2, () => keepRows(tx, storing)],
    [true, 1, () => keepWaiting(tx, storing)],
    [changed > 0, 2, () => storeChangedPeople(tx)],
    [changed > 0, 2, () => storeChangedJobs(tx, storing)],
    [changed > 0, 1, () => tellChanged(tx, storing)],
    [true, 1, () => auditRows(tx)],
  ]
  const wanted = steps.filter(([needed]) => needed)
  const all = wanted.reduce((sum, [, weight]) => sum + weight, 0)
  let done = 0
  for (const [, weight, act] of wanted) {
    await onProgress(done / all)
    await act()
    done += weight
  }
}
