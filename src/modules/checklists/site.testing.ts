import { load } from 'cheerio'
import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { checklistJobs, routes } from './index.ts'

/** What somebody sees of a page of the checklists. */
export type Opened = Awaited<ReturnType<ReturnType<typeof checklistSite>['open']>>

const base = 'http://localhost'

/** What a browser would send: what stands in the form, with what somebody changed in it. */
export function boxesOf({ page }: Pick<Opened, 'page'>, typed: Readonly<Record<string, string>>): URLSearchParams {
  const body = new URLSearchParams()
  page('main form [name]').each((_, box) => {
    const one = page(box)
    const kind = one.attr('type')
    if ((kind === 'radio' || kind === 'checkbox') && one.attr('checked') === undefined) return
    body.set(one.attr('name') ?? '', one.is('textarea') ? one.text() : (one.attr('value') ?? ''))
  })
  for (const [name, value] of Object.entries(typed)) body.set(name, value)
  return body
}

/** The pages of the checklists over a test's database, opened by whom one names; nobody has a browser each, which keeps its cookies. */
export function checklistSite(house: TestDatabase) {
  let signedInAs: Viewer | undefined
  const { database, clock } = house
  const identify = async () => signedInAs && { viewer: signedInAs }
  const parts = { secret: 'a secret of the tests', demonstration: true, identify, navigation: () => [] }
  const app = routerFor(routes, { database, clock, ...parts })
  const jars = new WeakMap<object, Map<string, string>>()

  async function ask(as: Viewer | Nobody, path: string, init: RequestInit = {}) {
    signedInAs = 'nobody' in as ? undefined : as
    const jar = jars.get(as) ?? new Map<string, string>()
    jars.set(as, jar)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await app.request(path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0\b/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const body = await answer.text()
    const page = load(body)
    const words = page('main').text().replace(/\s+/g, ' ')
    return { status: answer.status, to: answer.headers.get('location') ?? '', page, body, words }
  }
  const open = (as: Viewer | Nobody, path: string) => ask(as, path)
  const post = (as: Viewer | Nobody, path: string, body: URLSearchParams) =>
    ask(as, path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base },
    })
  const send = async (as: Viewer | Nobody, path: string, typed: Readonly<Record<string, string>> = {}) =>
    post(as, path, boxesOf(await open(as, path), typed))

  return {
    open,
    post,
    send,
    /** Runs one of this room's jobs, as the program does by itself. */
    async job(name: string) {
      const job = checklistJobs(base).find((each) => each.name === name)
      if (job === undefined) throw new Error(`no job ${name}`)
      await job.run({ database: house.database, clock: house.clock })
    },
    /** The letters that went to an address, the latest last, each with its link as a path. */
    async lettersTo(address: string) {
      const { rows } = await sql<{ id: string; subject: string; body: string }>`
        select id, subject, body from platform.outbox where recipient = ${address} order by created_at, id`.execute(
        house.asOwner,
      )
      return rows.map((row) => ({ ...row, link: new RegExp(`${base}(\\S+)`).exec(row.body)?.[1] ?? '' }))
    },
  }
}

/** Somebody without an account, at a browser of their own. */
export interface Nobody {
  nobody: string
}
