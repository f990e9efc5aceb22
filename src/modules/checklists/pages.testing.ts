import { load } from 'cheerio'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { routes } from './index.ts'

/** Words as a person reads them, on one line. */
const onOneLine = (words: string) => words.replace(/\s+/g, ' ').trim()

/** The pages of this room, as whoever opens them meets them. */
export function pagesOf(house: TestDatabase) {
  let now: Viewer
  const app = routerFor(routes, {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of the tests',
    demonstration: true,
    identify: async () => ({ viewer: now }),
    navigation: () => [],
  })

  async function ask(as: Viewer, path: string, init?: RequestInit): Promise<Response> {
    now = as
    return app.request(path, init)
  }

  async function open(as: Viewer, path: string) {
    const answer = await ask(as, path)
    const page = load(await answer.text())
    return { status: answer.status, page, words: onOneLine(page('main').text()) }
  }

  /** Fills in the form of a page as a browser does, over what stands in it, and sends it. */
  async function send(as: Viewer, path: string, typed: Readonly<Record<string, string | File>>) {
    const { page } = await open(as, path)
    const fields = new Map<string, string | File>(
      page('main form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    )
    for (const [name, value] of Object.entries(typed)) fields.set(name, value)
    const files = page('main form').attr('enctype') === 'multipart/form-data'
    const body = files ? new FormData() : new URLSearchParams()
    for (const [name, value] of fields)
      if (typeof value === 'string') body.append(name, value)
      else if (body instanceof FormData) body.append(name, value)
    const answer = await ask(as, path, { method: 'POST', body })
    const words = onOneLine(load(await answer.text())('main').text())
    return { status: answer.status, to: answer.headers.get('location') ?? '', words }
  }

  return { ask, open, send }
}
