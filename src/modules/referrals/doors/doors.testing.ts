import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { Refused, routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { type Clock, fixedClock } from '#platform/time'
import { routes } from '../referrals.routes.ts'
import { doorRoutes } from './doors.ts'
import { takeUpFromOutside } from './outside/take-up.ts'
import { tellOutside } from './outside/tell.ts'

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** The doors and the referrals behind them, as browsers without JavaScript meet them: whoever is signed in, on whatever day it is. */
export function doorsOf(house: TestDatabase) {
  const now: { viewer: Viewer | undefined; clock: Clock; shut: boolean } = {
    viewer: undefined,
    clock: house.clock,
    shut: false,
  }
  const counted: string[] = []
  const throttle = {
    async count(tried: string, account: string) {
      counted.push(`${tried} ${account}`)
      if (now.shut) throw new Refused('There were too many tries.')
    },
  }
  const app = routerFor([...doorRoutes({ throttle, baseUrl: 'http://house.example' }), ...routes], {
    database: house.database,
    clock: { now: () => now.clock.now(), today: () => now.clock.today() },
    secret: 'a secret of the tests',
    demonstration: false,
    identify: async () => now.viewer && { viewer: now.viewer },
    navigation: () => [],
  })
  const open = async (path: string, viewer?: Viewer) => {
    now.viewer = viewer
    const answer = await app.request(path)
    return { status: answer.status, html: await answer.text(), headers: answer.headers }
  }
  const post = async (path: string, typed: Typed, viewer?: Viewer) => {
    now.viewer = viewer
    const body = new URLSearchParams()
    for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) body.append(name, value)
    const answer = await app.request(path, { method: 'POST', body })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  const tokenOf = async (path: string, viewer?: Viewer) => {
    const { html } = await open(path, viewer)
    return /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
  }
  return {
    open,
    post,
    tokenOf,
    counted,
    /** Opens a form and sends it. */
    send: async (path: string, typed: Typed = {}, viewer?: Viewer) =>
      post(path, { _form: await tokenOf(path, viewer), ...typed }, viewer),
    itIs(at: string) {
      now.clock = fixedClock(at)
    },
    shut(shut: boolean) {
      now.shut = shut
    },
    /** What the program does by itself once something was sent or answered. */
    async moments() {
      const clock = { now: () => now.clock.now(), today: () => now.clock.today() }
      const taken = await takeUpFromOutside({ database: house.database, clock })
      const told = await house.asWorker(tellOutside)
      return { taken, told }
    },
  }
}

/** Messages that left for an address, the first first. */
export async function lettersTo(house: TestDatabase, address: string) {
  const { rows } = await sql<{ subject: string; body: string }>`
    select subject, body from platform.outbox where recipient = ${address} order by created_at, id`.execute(
    house.asOwner,
  )
  return rows
}

/** How many rows a table has. */
export async function rowsIn(house: TestDatabase, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}

/** Whether any row of a table holds the secret of a link, as it is or as its bytes. */
export async function keepsSecret(house: TestDatabase, table: string, link: string): Promise<boolean> {
  const secret = link.split('/').at(-1) ?? ''
  const hex = Buffer.from(secret).toString('hex')
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from ${sql.table(table)} t where to_jsonb(t)::text like any (array[${`%${secret}%`}, ${`%${hex}%`}])) as kept`.execute(
    house.asOwner,
  )
  return rows[0]?.kept ?? true
}
