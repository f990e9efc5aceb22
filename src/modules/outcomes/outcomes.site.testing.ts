import type { Viewer } from '#platform/access'
import { type Route, routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { type Clock, fixedClock } from '#platform/time'
import { routes } from './outcomes.routes.ts'

/** The room's pages as a browser without JavaScript uses them, by whoever is signed in, on whatever day it is. */
export function siteOf(house: TestDatabase, first: Viewer, more: readonly Route[] = []) {
  const now: { viewer: Viewer | undefined; clock: Clock } = { viewer: first, clock: house.clock }
  const app = routerFor([...routes, ...more], {
    database: house.database,
    clock: { now: () => now.clock.now(), today: () => now.clock.today() },
    secret: 'a secret of the tests',
    demonstration: true,
    identify: async () => now.viewer && { viewer: now.viewer },
    navigation: () => [],
  })
  const get = async (path: string) => {
    const answer = await app.request(path)
    return { status: answer.status, html: await answer.text() }
  }
  return {
    get,
    /** Undefined: nobody is signed in. */
    signIn(viewer: Viewer | undefined) {
      now.viewer = viewer
    },
    itIs(day: string) {
      now.clock = fixedClock(`${day}T09:00:00Z`)
    },
    /** Sends a form whose token is at hand. */
    async post(path: string, typed: Record<string, string>) {
      const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(typed) })
      return { status: answer.status, to: answer.headers.get('location') }
    },
    /** Opens the form and sends it; out: the status, where it leads, and the page when it was refused. */
    async send(path: string, typed: Readonly<Record<string, string | readonly string[] | File>>) {
      const { html } = await get(path)
      const token = /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
      const files = Object.values(typed).some((value) => value instanceof File)
      const body = files ? new FormData() : new URLSearchParams()
      body.append('_form', token)
      for (const [name, values] of Object.entries(typed))
        for (const value of values instanceof File ? [values] : [values].flat())
          if (body instanceof FormData) body.append(name, value)
          else body.append(name, String(value))
      const answer = await app.request(path, { method: 'POST', body })
      return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
    },
  }
}

/** A date as it is typed in its three boxes. */
export const typedDate = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
