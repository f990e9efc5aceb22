import { type Http2Bindings, type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { createAuth, fromAddress } from '#platform/auth'
import { type Config, ConfigurationError } from '#platform/config'
import type { OpenStore } from '#platform/db'
import { reportFailure } from '#platform/jobs'
import { leavesTheMachine, transportsOf } from '#platform/mail'
import { systemClock } from '#platform/time'
import { createApp } from './app.ts'
import { startWorker } from './worker.ts'

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

/** The house at its address, which is only known once it listens: links in letters begin with it. */
const houseAt = (url: string, { config, store: { database } }: WebParts) => {
  const { secret } = config
  const demonstration = config.demo ?? config.store.kind === 'embedded'
  const settings = {
    secondFactor: demonstration ? ('offered' as const) : ('required' as const),
    oidc: config.openIdConnect ?? undefined,
  }
  const auth = createAuth({ database, clock: systemClock, settings, secret, baseUrl: config.baseUrl ?? url })
  const app = createApp({
    database,
    clock: systemClock,
    auth,
    secret,
    demonstration,
    leavesTheMachine: leavesTheMachine(config),
    webhooksInside: config.webhooksInside,
  })
  return { app, auth }
}

const taken = (error: Error, port: number): Error =>
  'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
    ? new ConfigurationError(`PORT ${port} cannot be had: choose another, or 0 for a free one.`)
    : error

const longestAnswerMs = 10_000

const close = (server: ServerType): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    const cut = () => 'closeAllConnections' in server && server.closeAllConnections()
    setTimeout(cut, longestAnswerMs).unref()
  })

/** Starts to listen at HOST and PORT (0: a free one). Rejects when the port is taken. */
export const startWeb = (parts: WebParts): Promise<Web> =>
  new Promise((resolve, reject) => {
    const { host, port } = parts.config
    let house: ReturnType<typeof houseAt> | undefined
    const answer = (request: Request, env: object) =>
      house?.app.fetch(request, env) ?? new Response('starting', { status: 503, headers: { 'retry-after': '1' } })
    const fetch = (request: Request, env: HttpBindings | Http2Bindings) =>
      fromAddress(env.incoming.socket.remoteAddress, request.headers.get('x-forwarded-for'), () => answer(request, env))
    const server = serve({ fetch, hostname: host, port }, (address) => {
      const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
      house = houseAt(url, parts)
      const { config, store } = parts
      const transports = transportsOf(config, config.baseUrl ?? url)
      const { database } = store
      const webhooks = { secret: config.secret, mayStayInside: config.webhooksInside }
      const worker = startWorker({ database, clock: systemClock, transports, auth: house.auth, webhooks })
      // A program without its jobs still answers; that they do not run is said, and looked into.
      worker.catch((error: unknown) => reportFailure('the jobs did not start', error))
      resolve({
        url,
        notices: [],
        stop: async () => {
          await close(server)
          await worker.then((jobs) => jobs.stop()).catch(() => undefined)
        },
      })
    })
    server.once('error', (error) => reject(taken(error, port)))
  })
