import { type GivenReferral, givenReferrals } from '#modules/measurement'
import { organisationsOf } from '#modules/partnership'
import { found, type Visit } from '#platform/http'

/** Whose referrals a viewer may have reported: their own organisation's; a coordinator's, every organisation's of their area, or one of them. */
export async function reported(visit: Visit) {
  const { viewer, tx, today, url } = visit
  const area = found(viewer.area_id)
  const all = viewer.role === 'coordinator'
  const organisations = await organisationsOf(tx, area)
  const asked = organisations.find(({ id }) => id === url.searchParams.get('organisation'))?.id
  const organisation = all ? asked : found(viewer.organisation_id)
  const rows: GivenReferral[] = await visit.statistics((stats) =>
    givenReferrals(stats, { as_at: today, area, organisation }),
  )
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return { rows, all, organisation, nameOf: (id: string) => names.get(id) ?? 'An organisation that has ended' }
}
export type Reported = Awaited<ReturnType<typeof reported>>
