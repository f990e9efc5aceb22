import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import type { PeopleFilter } from '#platform/work'
import { peopleRoute, routes } from './journeys.routes.ts'

type Fields = Record<string, string | readonly string[]>

/** This room's pages as somebody signed in meets them: opens a page, fills in a form as shown, sends it. Lists of people can be asked for what other rooms know by `filters`. */
export function site(house: TestDatabase, filters: readonly PeopleFilter[] = []) {
  let viewer: Viewer | undefined
  const app = routerFor([peopleRoute(filters), ...routes], {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of the tests',
    demonstration: false,
    identify: async () => viewer && { viewer },
    navigation: () => [],
  })
  const open = async (as: Viewer, path: string) => {
    viewer = as
    const answer = await app.request(path)
    return { status: answer.status, html: await answer.text() }
  }
  const formAt = async (as: Viewer, path: string) => {
    const { html } = await open(as, path)
    return /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
  }
  const send = async (as: Viewer, path: string, fields: Fields, token?: string) => {
    const form = token ?? (await formAt(as, path))
    viewer = as
    const body = new URLSearchParams({ _form: form })
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, String(value))
    const answer = await app.request(path, { method: 'POST', body })
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
  }
  const events = async (event: string, person: string) => {
    const { rows } = await sql`select 1 from audit.event where event = ${event} and person_id = ${person}`.execute(
      house.asOwner,
    )
    return rows.length
  }
  return { open, formAt, send, events }
}
