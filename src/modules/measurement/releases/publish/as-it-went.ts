import type { Viewer } from '#platform/access'
import { asStatistician, asViewer } from '#platform/db'
import type { JobParts } from '#platform/jobs'
import { addDays, type CalendarDate, fixedClock, instantInLondon } from '#platform/time'
import { announce } from '../calendar/calendar.queries.ts'
import { keepFindings } from '../check/findings.queries.ts'
import { lookOver } from '../check/look-over.ts'
import { addReader, type NewReader } from '../early-access/readers.queries.ts'
import { type Guard, guard } from '../prepare/guard.ts'
import { keepVersion, makeVersion, type ToPrepare } from '../prepare/prepare.ts'
import { halfPastNine, type Version } from '../release.ts'
import { addMoment, selectOptionalVersion } from '../releases.queries.ts'
import { publishDue } from './publish.ts'

export interface ReleaseThatWas extends ToPrepare {
  preparer: Viewer
  approver: Viewer
  /** The day on which it came out, now over. */
  on: CalendarDate
  /** Why each warning of the checklist let it out, by its code; those not named are given the last reason. */
  reasons: Readonly<Record<string, string>> & { otherwise: string }
  readers: readonly NewReader[]
  /** The day announced for the release after it. */
  next: { period: string; on_date: CalendarDate }
  by?: Guard | undefined
  stopping?: AbortSignal | undefined
}

const by = ({ user_id, name }: Viewer) => ({ by_user: user_id, by_name: name })

/**
 * Takes a release through every step that it would have gone through, each at the hour at which it would have been taken: for a demonstration, and for tests
 * that need one. It goes by the same rules: protected, attacked, approved by a second analyst. Out: the version; nothing when the checklist stopped it.
 */
export async function releaseAsItWent(
  { database }: Pick<JobParts, 'database'>,
  asked: ReleaseThatWas,
): Promise<Version | undefined> {
  const { preparer, approver, on, reasons, readers } = asked
  const on9 = (daysBefore: number, time: string) => fixedClock(instantInLondon(addDays(on, -daysBefore), time))
  const [preparing, approving] = [on9(7, '10:00'), on9(6, '14:00')]
  // Thought about before anything is written, so that it can be broken off and begun again.
  const made = await makeVersion(
    {
      inTx: (work) => asViewer(database, preparer, preparing, work),
      counting: (work) => asStatistician(database, preparing, work),
      guard: asked.by ?? guard,
      stopping: asked.stopping,
    },
    asked,
  )
  await asViewer(database, preparer, on9(35, '10:00'), async (tx) => {
    for (const date of [{ period: asked.period, on_date: on }, asked.next])
      await announce(tx, { ...date, reason: null, by: preparer.user_id })
  })
  const id = await asViewer(database, preparer, preparing, async (tx) => {
    const kept = await keepVersion(tx, made, asked, preparer)
    for (const reader of readers) await addReader(tx, kept, preparer.user_id, reader)
    return kept
  })
  const checked = await asViewer(database, preparer, on9(7, '11:00'), async (tx) => {
    const version = await selectOptionalVersion(tx, id)
    if (version === undefined) return false
    const findings = await lookOver(tx, version)
    if (findings.some(({ kind }) => kind === 'error')) return false
    const reasonFor = (code: string) => reasons[code] ?? reasons.otherwise
    const kept = findings.map((one) => ({ ...one, reason: one.kind === 'warning' ? reasonFor(one.code) : null }))
    await keepFindings(tx, id, kept)
    await addMoment(tx, id, { state: 'checked', ...by(preparer) })
    return true
  })
  if (!checked) return undefined
  await asViewer(database, approver, approving, (tx) => addMoment(tx, id, { state: 'approved', ...by(approver) }))
  await asViewer(database, approver, on9(6, '14:05'), (tx) =>
    addMoment(tx, id, { state: 'scheduled', ...by(approver), for_moment: halfPastNine(on) }),
  )
  await publishDue({ database, clock: fixedClock(halfPastNine(on)) })
  return asViewer(database, approver, on9(0, '09:31'), (tx) => selectOptionalVersion(tx, id))
}
