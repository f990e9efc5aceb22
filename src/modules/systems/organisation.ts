import { type Organisation, selectOptionalOrganisation } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found } from '#platform/http'

/** An organisation of the viewer's own area; whatever else is not found. */
export async function ownOrganisation(tx: Tx, viewer: Viewer, id: string): Promise<Organisation> {
  const organisation = found(await selectOptionalOrganisation(tx, id))
  return found(organisation.area_id === viewer.area_id ? organisation : undefined)
}
