import type { Route } from '#platform/http'
import { endKeyRoute, endWebhookRoute } from './end-routes.tsx'
import { makeKeyRoute } from './keys/make-key.tsx'
import { keyPage } from './keys/show-key.tsx'
import { chooseOrganisation, listSystems } from './list-systems.tsx'
import type { SystemsParts } from './parts.ts'
import { makeWebhookRoute } from './webhooks/make-webhook.tsx'
import { webhookPage } from './webhooks/show-webhook.tsx'

/** Every address of this room; a fixed word stands before an identifier in its place. */
export const systemRoutes = (parts: SystemsParts): Route[] => [
  listSystems,
  chooseOrganisation,
  makeKeyRoute(parts),
  keyPage(parts),
  endKeyRoute,
  makeWebhookRoute(parts),
  webhookPage(parts),
  endWebhookRoute,
]
