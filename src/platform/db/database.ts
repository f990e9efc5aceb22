import type pg from 'pg'
import { type Connection, kyselyOver, type Login, openPool } from './connect.ts'
import { type LoginRole, passwordOf } from './roles.ts'

/** The program's connections, one pool a role. No pool can go round row-level security. */
export interface Database {
  /** Pages: role nwd_app. Use through asViewer, asNobody, asStatistician. */
  readonly app: Connection
  /** Jobs: role nwd_worker. Use through asWorker. */
  readonly worker: Connection
  /** The pool under `app`, for named statements and COPY. */
  readonly appPool: pg.Pool
  /** The pool under `worker`, for COPY and the job queue. */
  readonly workerPool: pg.Pool
  /** Accounts and sessions: role nwd_auth, which sees the schema `auth` and nothing else, as nobody else does. */
  readonly authPool: pg.Pool
  /** How nwd_worker logs in, for parts that open their own connections (the job queue). */
  readonly workerLogin: Login
  close(): Promise<void>
}

export interface Sizes {
  readonly app: number
  readonly worker: number
  readonly auth?: number | undefined
}

/** The login of one of the program's roles at the place of the owner's. */
export const loginAs = (owner: Login, role: LoginRole, secret: string): Login => ({
  ...owner,
  user: role,
  password: passwordOf(role, secret),
})

/**
 * Opens the program's pools on a migrated database. Nothing is connected until first used.
 * @param owner the owner's login; only its place is used
 */
export const openDatabase = (owner: Login, secret: string, sizes: Sizes = { app: 12, worker: 6 }): Database => {
  const workerLogin = loginAs(owner, 'nwd_worker', secret)
  const appPool = openPool(loginAs(owner, 'nwd_app', secret), 'nwd app', sizes.app)
  const workerPool = openPool(workerLogin, 'nwd worker', sizes.worker)
  const authPool = openPool(loginAs(owner, 'nwd_auth', secret), 'nwd auth', sizes.auth ?? 4)
  const app = kyselyOver(appPool)
  const worker = kyselyOver(workerPool)
  return {
    app,
    worker,
    appPool,
    workerPool,
    authPool,
    workerLogin,
    close: async () => {
      await Promise.all([app.destroy(), worker.destroy(), authPool.end()])
    },
  }
}
