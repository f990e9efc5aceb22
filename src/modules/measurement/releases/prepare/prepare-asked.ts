import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { asStatistician, asViewer, asWorker, withClient } from '#platform/db'
import { type Job, type JobParts, reportFailure } from '#platform/jobs'
import { subject } from '../desk/version-of.ts'
import { holdVersion, isUnderWay, versionsKnown } from '../releases.queries.ts'
import { type Guard, guard } from './guard.ts'
import { keepVersion, makeVersion } from './prepare.ts'
import { beginRequest, doneRequest, giveUpRequest, openRequest, type ReleaseRequest } from './requests.queries.ts'

const analyst = ({ asked_by: user_id, asked_by_name: name }: ReleaseRequest): Viewer => ({
  ...{ user_id, name, role: 'analyst', organisation_id: null, organisation_name: '', area_id: null },
})

/** Prepares what one request asks for, as the analyst who asked; gives it up where a version of its quarter is under way by then. */
async function prepare({ database, clock, stopping }: JobParts, asked: ReleaseRequest, by: Guard): Promise<void> {
  const viewer = analyst(asked)
  const inTx: Parameters<typeof makeVersion>[0]['inTx'] = (work) => asViewer(database, viewer, clock, work)
  const counting: typeof inTx = (work) => asStatistician(database, clock, work)
  const made = await makeVersion({ inTx, counting, guard: by, stopping }, asked)
  const kept = await inTx(async (tx) => {
    await holdVersion(tx, 'all')
    const same = (await versionsKnown(tx)).filter(({ period }) => period === asked.period)
    if (same.some(isUnderWay)) return false
    const id = await keepVersion(tx, made, asked, viewer)
    await doneRequest(tx, asked.id, id)
    await recordEvent(tx, { event: 'releases.version.prepared', ...subject(id), detail: { period: asked.period } })
    return true
  })
  if (!kept)
    await asWorker(database, clock, (tx) =>
      giveUpRequest(
        tx,
        asked.id,
        'Another version of this release is under way. Go on with it, or set it aside first.',
      ),
    )
}

/**
 * Prepares every release that was asked for, one after the other, by one program among all on the database. One that was broken off, because the program
 * stopped, is begun again. @param by what protects them: disclosure control, but in a test
 */
export async function prepareAsked(parts: JobParts, by: Guard = guard): Promise<void> {
  const { database, clock, stopping } = parts
  await withClient(database.workerLogin, 'nwd releases', async (client) => {
    // Held by the connection, because no transaction may be open for minutes.
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('prepare releases', 0)) as mine`,
    )
    if (rows[0]?.mine !== true) return
    for (;;) {
      const asked = await asWorker(database, clock, openRequest)
      if (asked === undefined || stopping?.aborted) return
      await asWorker(database, clock, (tx) => beginRequest(tx, asked.id))
      try {
        await prepare(parts, asked, by)
      } catch (error) {
        if (stopping?.aborted) return
        reportFailure('prepare-releases', error)
        await asWorker(database, clock, (tx) =>
          giveUpRequest(tx, asked.id, 'Something went wrong, and nothing was kept of it. Ask for it again.'),
        )
      }
    }
  })
}

/** At once when a release is asked for and when the program starts, and every five minutes in case it was missed. */
export const prepareReleases: Job = {
  name: 'prepare-releases',
  every: '*/5 * * * *',
  on: 'nwd_release_asked',
  run: (parts) => prepareAsked(parts),
}
