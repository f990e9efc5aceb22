import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { goesOnAs } from '#modules/people'
import { routerFor, securityHeaders } from '#platform/http'
import { assetFiles } from '#platform/ui'
import { navigationFor } from './desks/navigation.ts'
import { healthRoutes } from './health.ts'
import type { HouseParts } from './house.ts'
import { routesOf } from './routes.ts'

const forEver = 'public, max-age=31536000, immutable'

function assets(): Hono {
  const app = new Hono()
  for (const { path, file, type } of assetFiles()) {
    const content = readFileSync(file)
    app.get(path, (c) => c.body(content, 200, { 'content-type': type, 'cache-control': forEver }))
  }
  return app
}

/** The whole web application: health, static files, and the routes of every room behind one router. */
export function createApp(parts: HouseParts): Hono {
  const app = new Hono()
  app.use(securityHeaders())
  app.route('/', healthRoutes(parts.database))
  app.route('/', assets())
  const router = routerFor(routesOf(parts), {
    ...parts,
    identify: parts.auth.identify,
    navigation: navigationFor,
    goesOn: async (tx, parameter, id) => (parameter === 'person' ? goesOnAs(tx, id) : undefined),
  })
  app.mount('/', router.fetch)
  return app
}
