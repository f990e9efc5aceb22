import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Viewer } from '#platform/access'
import { type Database, onlyShows, type Tx } from '#platform/db'
import type { Clock } from '#platform/time'
import type { NavItem } from '#platform/ui'
import { answerForm } from './answer-form.ts'
import { answerFault } from './faults.ts'
import { flashes } from './flash.ts'
import { formTokens } from './form-token.ts'
import { framed, notFoundPage, tooLargePage } from './frame.tsx'
import { keptOnDevice } from './kept-on-device.ts'
import { answerProgram, tooLarge } from './problems.ts'
import { NotFound } from './refusals.ts'
import type { Access, Route, Shown } from './route.ts'
import { askedFile, tableOfPage } from './taking-out.ts'
import { inVisit, type VisitParts, visitOf } from './visit.ts'

/** Who is behind a request, and where they must go before anything else (agency terms, a second factor). */
export interface Identity {
  viewer: Viewer
  first?: string | undefined
}

export interface RouterParts {
  database: Database
  clock: Clock
  secret: string
  demonstration: boolean
  identify(request: Request): Promise<Identity | undefined>
  navigation(viewer: Viewer | undefined, path: string): readonly NavItem[]
  /** Where the record of a parameter goes on, when nothing was found under it: its other identifier, as far as the viewer sees that. */
  goesOn?(tx: Tx, parameter: string, id: string): Promise<string | undefined>
}

// What may stand for `:name` in a path: a record's identifier, or the code of an area. Three names hold something else: what is published has a
// readable address, numbered versions, and files.
const identifier = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|S12[0-9]{6})$/i
const published = new Map([
  ['slug', /^[a-z0-9]+(?:-[a-z0-9]+)*$/],
  ['number', /^[1-9][0-9]{0,5}$/],
  ['download', /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+(?:-[a-z]+)?){1,2}$/],
])
const isRight = ([name, value]: [string, string]) => (published.get(name) ?? identifier).test(value)

/** What a form without files may take, and what may stand beside the files of one that has them. */
const mebibyte = 1024 * 1024

/** Whether a viewer may use a route at all; whose records they see there is the database's affair. */
export function mayUse(access: Access, viewer: Viewer | undefined): boolean {
  if (access === 'everyone') return true
  if (viewer === undefined) return false
  return access === 'signed-in' || access.includes(viewer.role)
}

export type Router = ReturnType<typeof routerFor>

/**
 * The web application of a table of routes.
 *
 * Each request is one transaction of one viewer. Signed out leads to signing in; the wrong role, a record that the viewer
 * does not see, and an address that does not exist all give the same page, not found.
 */
export function routerFor(routes: readonly Route[], parts: RouterParts) {
  const app = new Hono()
  const tokens = formTokens(parts.secret)
  const flash = flashes(parts.secret)

  const html = (shown: Shown, visit: VisitParts, status: number, hasErrors = false, headers = new Headers()) => {
    const said = flash.read(visit.request.headers.get('cookie'))
    if (said !== undefined) headers.append('set-cookie', flash.clear)
    headers.set('content-type', 'text/html; charset=utf-8')
    headers.set('cache-control', visit.viewer || shown.keepNowhere ? 'no-store' : 'no-cache')
    if (shown.refresh !== undefined) headers.set('refresh', String(shown.refresh))
    const body = framed(shown, {
      viewer: visit.viewer,
      address: visit.url,
      navigation: parts.navigation(visit.viewer, visit.url.pathname),
      flash: said,
      signOutToken: visit.viewer && tokens.issue(visit.viewer.user_id, '/sign-out', parts.clock.now()),
      kept: keptOnDevice(parts.secret, visit.viewer),
      demonstration: parts.demonstration,
      hasErrors,
    })
    return new Response(body, { status, headers })
  }

  const signIn = (url: URL, next = url.pathname + url.search) =>
    new Response(null, { status: 303, headers: { location: `/sign-in?next=${encodeURIComponent(next)}` } })

  async function answer(route: Route, request: Request, parameters: Record<string, string>): Promise<Response> {
    const url = new URL(request.url)
    const identity = await parts.identify(request)
    const viewer = identity?.viewer
    const visit: VisitParts = { database: parts.database, clock: parts.clock, request, url, parameters, viewer }
    try {
      if (route.access !== 'everyone' && identity?.first !== undefined && url.pathname !== identity.first) {
        return new Response(null, { status: 303, headers: { location: identity.first } })
      }
      if (!mayUse(route.access, viewer)) {
        if (viewer !== undefined) throw new NotFound()
        if (route.kind !== 'form' || request.method !== 'POST') return signIn(url)
      }
      if (!Object.entries(parameters).every(isRight)) throw new NotFound()
      if (route.kind === 'form') return await answerForm(route, visit, { tokens, flash, html, signIn, elsewhere })
      return await inVisit(visit, async (tx) => {
        if (route.kind === 'page') onlyShows(tx)
        const { visit: given, settle } = visitOf(visit, tx, route.audit)
        const asked = route.kind === 'page' ? askedFile(url) : undefined
        const result = await (route.kind === 'raw'
          ? route.answer(given)
          : asked === undefined
            ? route.show(given)
            : tableOfPage({ asked, path: route.path, visit: given, tx, show: (at) => route.show(at) }))
        settle()
        return result instanceof Response ? result : html(result, visit, 200)
      })
    } catch (error) {
      if (route.kind === 'raw' && route.forPrograms) return answerProgram(error, route.path)
      if (error instanceof NotFound) {
        const location = request.method === 'GET' ? await elsewhere(visit) : undefined
        if (location === undefined) return html(notFoundPage(), visit, 404)
        return new Response(null, { status: 303, headers: { location: location + url.search } })
      }
      return answerFault(error, route.path, (shown, status) => html(shown, visit, status))
    }
  }

  /** What was not found under an identifier may go on under another: the address that leads there. */
  async function elsewhere(visit: VisitParts): Promise<string | undefined> {
    if (parts.goesOn === undefined || visit.viewer === undefined) return undefined
    for (const [name, id] of Object.entries(visit.parameters)) {
      if (published.has(name) || !isRight([name, id])) continue
      const other = await inVisit(visit, async (tx) => parts.goesOn?.(tx, name, id))
      if (other !== undefined) return visit.url.pathname.replace(id, other)
    }
    return undefined
  }

  const alone = async (request: Request, shown: Shown, status: number) => {
    const url = new URL(request.url)
    const viewer = (await parts.identify(request))?.viewer
    const visit = { database: parts.database, clock: parts.clock, request, url, parameters: {}, viewer }
    return html(shown, visit, status)
  }
  const limited = bodyLimit({ maxSize: mebibyte })
  function limitOf(route: Route) {
    if (route.kind === 'raw' && route.forPrograms) {
      const { most } = route.forPrograms
      return bodyLimit({ maxSize: most, onError: () => tooLarge(most) })
    }
    const files = route.kind === 'form' ? route.takesFiles : undefined
    if (files === undefined) return limited
    return bodyLimit({
      maxSize: files + mebibyte,
      onError: (c) => alone(c.req.raw, tooLargePage(c.req.path, files), 413),
    })
  }
  for (const route of routes) {
    const methods = route.kind === 'form' ? ['GET', 'POST'] : [route.kind === 'raw' ? route.method : 'GET']
    app.on(methods, route.path, limitOf(route), (c) => answer(route, c.req.raw, c.req.param()))
  }
  app.notFound((c) => alone(c.req.raw, notFoundPage(), 404))
  return app
}
