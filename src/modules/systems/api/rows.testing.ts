import { z } from 'zod'
import type { Viewer } from '#platform/access'
import type { Scope } from '#platform/api-keys'
import type { TestDatabase } from '#platform/testing'
import { describedSite, keyFor } from '../../referrals/doors/api/api.testing.ts'
import { otherRowsApi, otherRowsApiRoutes } from './others.ts'
import { peopleApi, peopleApiRoutes } from './people.ts'

/** Where the problems of an answer are. */
export const pointers = (json: unknown): string[] =>
  z
    .object({ errors: z.array(z.object({ pointer: z.string() })) })
    .parse(json)
    .errors.map(({ pointer }) => pointer)

/** The addresses that take rows, as the area's own system sends to them. */
export function rowsSite(house: TestDatabase) {
  const parts = { database: house.database }
  const routes = [...peopleApiRoutes(parts), ...otherRowsApiRoutes(parts)]
  const ask = describedSite(house, routes, [peopleApi, otherRowsApi])
  return {
    keyFor: (viewer: Viewer, scopes: readonly Scope[]) => keyFor(house, viewer, scopes),
    sendTo: (kind: string, body: unknown, idempotency: string, key: string) =>
      ask(key, `/api/v1/${kind}/rows`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotency },
      }),
  }
}
