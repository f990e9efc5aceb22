import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database } from '#platform/db'

/** `/healthz`: the process answers. `/readyz`: the database does too, with its tables in place (contracts §6). */
export function healthRoutes(database: Database): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    try {
      await sql`select 1 from partnership.area limit 1`.execute(database.app)
      return c.text('ok')
    } catch {
      return c.text('the database cannot be reached, or has not been brought to this version', 503)
    }
  })
  return app
}
