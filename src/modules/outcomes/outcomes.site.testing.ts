import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { routes } from './outcomes.routes.ts'

/** The room's pages as a browser without JavaScript uses them, by whoever is signed in, on whatever day it is. */
export function siteOf(house: TestDatabase, first: Viewer) {
  const now = { viewer: first, clock: house.clock }
  const app = routerFor(routes, {
    database: house.database,
    clock: { now: () => now.clock.now(), today: () => now.clock.today() },
    secret: 'a secret of the tests',
    demonstration: true,
    identify: async () => ({ viewer: now.viewer }),
    navigation: () => [],
  })
  const get = async (path: string) => {
    const answer = await app.request(path)
    return { status: answer.status, html: await answer.text() }
  }
  return {
    get,
    signIn(viewer: Viewer) {
      now.viewer = viewer
    },
    itIs(day: string) {
      now.clock = fixedClock(`${day}T09:00:00Z`)
    },
    /** Opens the form and sends it; out: the status, where it leads, and the page when it was refused. */
    async send(path: string, typed: Record<string, string>) {
      const { html } = await get(path)
      const token = /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
      const answer = await app.request(path, { method: 'POST', body: new URLSearchParams({ _form: token, ...typed }) })
      return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
    },
  }
}

/** A date as it is typed in its three boxes. */
export const typedDate = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
