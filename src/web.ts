import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Config } from '#platform/config'
import type { OpenStore } from '#platform/db'

export interface WebParts {
  readonly config: Config
  readonly store: OpenStore
}

/** The web application as it listens. */
export interface Web {
  readonly url: string
  /** Lines for the person who started it, under `ready`: the demonstration sign-ins. */
  readonly notices: readonly string[]
  /** Takes no more requests, and waits for those under way. */
  stop(): Promise<void>
}

const createApp = ({ store }: WebParts): Hono => {
  const app = new Hono()
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(store.database.app)
      return c.text('ok')
    } catch {
      return c.text('the database cannot be reached', 503)
    }
  })
  return app
}

/** Starts to listen at HOST and PORT (0: a free one). Rejects when the port is taken. */
export const startWeb = (parts: WebParts): Promise<Web> =>
  new Promise((resolve, reject) => {
    const { host, port } = parts.config
    const server = serve({ fetch: createApp(parts).fetch, hostname: host, port }, (address) => {
      const shown = host.includes(':') ? `[${host}]` : host
      resolve({
        url: `http://${shown}:${address.port}`,
        notices: [],
        stop: () => new Promise((done) => server.close(() => done())),
      })
    })
    server.once('error', reject)
  })
