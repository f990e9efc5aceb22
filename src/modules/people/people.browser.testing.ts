import { load } from 'cheerio'
import type { Viewer } from '#platform/access'
import { type Route, routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { goesOnAs } from './duplicates/join.queries.ts'

/** A browser without a server: signs in as whoever the test says, opens pages, and fills in the forms on them. */
export function browserOf(house: TestDatabase, routes: readonly Route[]) {
  let signedInAs: Viewer | undefined
  const app = routerFor(routes, {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of the tests',
    demonstration: false,
    identify: async () => signedInAs && { viewer: signedInAs },
    navigation: () => [],
    goesOn: async (tx, parameter, id) => (parameter === 'person' ? goesOnAs(tx, id) : undefined),
  })
  const open = async (path: string) => {
    const answer = await app.request(path)
    const html = await answer.text()
    return { status: answer.status, location: answer.headers.get('location'), html, $: load(html) }
  }
  const send = async (path: string, fields: Record<string, string>) => {
    const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
    const html = await answer.text()
    return { status: answer.status, location: answer.headers.get('location'), html, $: load(html) }
  }
  return {
    signIn: (viewer: Viewer | undefined) => {
      signedInAs = viewer
    },
    open,
    send,
    /** The token of the form that a page shows. */
    token: async (path: string) => String((await open(path)).$('main input[name=_form]').val() ?? ''),
    /** Opens a form's page, fills it in and sends it. */
    fillIn: async (path: string, fields: Record<string, string>) => {
      const _form = String((await open(path)).$('main input[name=_form]').val() ?? '')
      return send(path, { _form, ...fields })
    },
  }
}
