import { load } from 'cheerio'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Role } from '#platform/access'
import { type Auth, type AuthSettings, authRoutes, createAuth } from '#platform/auth'
import { type Route, routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'

const secret = 'the secret of a test, which is long enough'
export const rightPassword = 'three invented words'
const area = 'S12000049'

/** A small town: one area, one organisation in it, and whoever the test adds; with a browser that keeps its cookies. */
export async function town(
  house: TestDatabase,
  settings: Partial<AuthSettings> = {},
  more: (auth: Auth) => readonly Route[] = () => [],
  baseUrl = 'http://127.0.0.1:3000',
) {
  const auth = createAuth({
    database: house.database,
    clock: house.clock,
    settings: { secondFactor: 'offered', ...settings },
    secret,
    baseUrl,
    addressOf: (request) => request.headers.get('x-test-address') ?? undefined,
  })
  const app = routerFor([...authRoutes(auth), ...more(auth)], {
    database: house.database,
    clock: house.clock,
    secret,
    demonstration: false,
    identify: auth.identify,
    navigation: () => [],
  })
  const organisation = uuid()
  await sql`insert into partnership.area (id, name) values (${area}, 'Northtown') on conflict do nothing`.execute(
    house.asOwner,
  )
  await house.asWorker((tx) =>
    sql`insert into partnership.organisation (id, area_id, name, kind) values (${organisation}, ${area}, ${`Northtown Works ${organisation}`}, 'third_sector')`.execute(
      tx,
    ),
  )

  async function member(email: string, role: Role = 'key_worker', { name = 'Fay Fictus', terms = true } = {}) {
    const id = (await auth.accountOf(email))?.id ?? (await auth.createUser({ email, name, password: rightPassword }))
    const membership = uuid()
    await house.asWorker((tx) =>
      sql`insert into partnership.membership (id, area_id, user_id, name, organisation_id, role) values (${membership}, ${area}, ${id}, ${name}, ${organisation}, ${role})`.execute(
        tx,
      ),
    )
    if (terms)
      await house.asWorker((tx) =>
        sql`insert into partnership.terms_acceptance (id, user_id, organisation_id, version) values (${uuid()}, ${id}, ${organisation}, '2026-04') on conflict do nothing`.execute(
          tx,
        ),
      )
    return { id, membership }
  }

  return { auth, app, area, organisation, member, browser: () => browserOf(app) }
}

export type Town = Awaited<ReturnType<typeof town>>

/** A browser without script: keeps cookies, fills in the form it was shown, follows nothing by itself. */
export function browserOf(app: { request(url: string, init?: RequestInit): Response | Promise<Response> }) {
  const cookies = new Map<string, string>()

  async function ask(path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(`http://127.0.0.1:3000${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
    const body = await response.text()
    return { status: response.status, to: response.headers.get('location'), body, page: load(body) }
  }

  /** Opens a form and sends it, with what the page itself carries and what is typed. */
  async function send(path: string, typed: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const { page, status, to, body } = await ask(path)
    if (status !== 200) return { status, to, body, page }
    const form = page('main form').first()
    const fields = new URLSearchParams()
    for (const input of form.find('input[type=hidden]').toArray()) {
      fields.append(page(input).attr('name') ?? '', page(input).attr('value') ?? '')
    }
    for (const [name, value] of Object.entries(typed)) fields.append(name, value)
    return ask(form.attr('action') ?? path, { method: 'POST', body: fields, headers })
  }

  const signIn = (email: string, password = rightPassword, next = '/account') =>
    send(`/sign-in?next=${encodeURIComponent(next)}`, { email, _password: password })

  return { cookies, ask, send, signIn }
}

/** The links in the e-mails sent to an address, the latest first, as paths. */
export async function letterLinks(house: TestDatabase, email: string): Promise<string[]> {
  const { rows } = await house.asWorker((tx) =>
    sql<{
      body: string
    }>`select body from platform.outbox where recipient = ${email} order by created_at desc, id desc`.execute(tx),
  )
  return rows
    .flatMap(({ body }) => body.match(/http:\/\/127\.0\.0\.1:3000\S+/g) ?? [])
    .map((link) => link.slice('http://127.0.0.1:3000'.length))
}
