import type { Route } from '#platform/http'
import { addOrganisation } from './organisations/add-organisation.tsx'
import { listOrganisations } from './organisations/list-organisations.tsx'

export const routes: Route[] = [listOrganisations, addOrganisation]
