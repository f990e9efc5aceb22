import { colleaguesIn } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { found, type Visit } from '#platform/http'
import { workers } from '../journeys.access.ts'
import { type Group, selectOptionalGroup } from './groups.queries.ts'
import { selectOptionalSession } from './sessions.queries.ts'

/** Whether the viewer's organisation runs a group, and they work there with people: only they change it and fill in its registers. */
export const runs = (viewer: Viewer, { organisation_id }: Pick<Group, 'organisation_id'>) =>
  viewer.organisation_id === organisation_id && workers.some((role) => role === viewer.role)

export async function loadGroup({ tx, parameters, today }: Visit<{ group: string }>): Promise<Group> {
  return found(await selectOptionalGroup(tx, parameters.group, today))
}

/** A group that the viewer's organisation runs; of any other there is nothing to change, so it is not found. */
export async function loadOwnGroup(visit: Visit<{ group: string }>): Promise<Group> {
  const group = await loadGroup(visit)
  return found(runs(visit.viewer, group) ? group : undefined)
}

export async function loadSession(visit: Visit<{ group: string; session: string }>) {
  const group = await loadOwnGroup(visit)
  return { group, session: found(await selectOptionalSession(visit.tx, group.id, visit.parameters.session)) }
}

/** Those of the viewer's organisation who may lead a group, as options, and the name of each. */
export async function leadersFor({ tx, viewer }: Visit) {
  const colleagues = await colleaguesIn(tx, viewer.organisation_id ?? '', workers)
  const options = colleagues.map(({ user_id, name }) => ({ value: user_id, text: name }))
  return { options, nameOf: (user: string) => colleagues.find(({ user_id }) => user_id === user)?.name ?? '' }
}
