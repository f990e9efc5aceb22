import { explainReturn, findingsOfReturn, freezeReturn, returnsOf, signReturn, statementOn } from '#modules/measurement'
import { membershipsNow, partnershipOf } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { asViewer, asWorker, type Database } from '#platform/db'
import { addDays, type CalendarDate, type Clock, fixedClock, periodOf, quarter } from '#platform/time'
import { city } from './partnerships.ts'

const why: Readonly<Record<string, string>> = {
  'check:follow_ups': 'Two teams had no one to ring for most of August. They ask by text since September.',
  'check:eligibility': 'Checks of the last fortnight are under way.',
}

/** The city's return for the last quarter, signed nine days after it ended by its coordinator; this quarter's fills itself. Does nothing twice. */
export async function signLastReturn(database: Database, clock: Clock): Promise<void> {
  const as_at: CalendarDate = addDays(periodOf(quarter(clock.today())).from, -1)
  const signedOn = addDays(as_at, 9)
  const day = signedOn > clock.today() ? clock.today() : signedOn
  const viewer = await asWorker(database, clock, async (tx): Promise<Viewer | undefined> => {
    if ((await returnsOf(tx, city.area_id)).length > 0) return undefined
    const coordinator = (await membershipsNow(tx)).find(
      ({ role, area_id }) => role === 'coordinator' && area_id === city.area_id,
    )
    const actor = city.actors.find(({ role }) => role === 'coordinator')
    const { id, name } = await partnershipOf(tx, city.area_id)
    return coordinator && actor
      ? {
          user_id: coordinator.user_id,
          name: actor.name,
          role: 'coordinator',
          organisation_id: id,
          organisation_name: name,
          area_id: city.area_id,
        }
      : undefined
  })
  if (viewer === undefined) return
  await asViewer(database, viewer, fixedClock(`${day}T09:40:00Z`), async (tx) => {
    const { id } = await freezeReturn(tx, { area: city.area_id, as_at, today: day, by_name: viewer.name })
    const of = { id, area_id: city.area_id }
    const findings = await findingsOfReturn(tx, id)
    const words = findings.map(
      ({ about }) => [about, why[about] ?? 'Looked into with the teams: it is as the records say.'] as const,
    )
    await explainReturn(tx, of, viewer.name, new Map(words.filter((_, at) => findings[at]?.severity !== 'error')))
    if (findings.every(({ severity }) => severity !== 'error'))
      await signReturn(tx, of, { name: viewer.name, role: viewer.role, user_id: viewer.user_id }, statementOn(day))
  })
}
