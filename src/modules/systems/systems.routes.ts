import type { Route } from '#platform/http'
import { endKeyRoute } from './keys/end-key.tsx'
import { chooseOrganisation, makeKeyRoute } from './keys/make-key.tsx'
import { keyPage } from './keys/show-key.tsx'
import { listSystems } from './list-systems.tsx'

export interface SystemsParts {
  secret: string
  /** Where the house is found from outside. */
  baseUrl: string
}

/** Every address of this room; a fixed word stands before an identifier in its place. */
export const systemRoutes = (parts: SystemsParts): Route[] => [
  listSystems,
  chooseOrganisation,
  makeKeyRoute(parts),
  keyPage(parts),
  endKeyRoute,
]
