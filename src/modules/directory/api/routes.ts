import { createHash } from 'node:crypto'
import type { Tx } from '#platform/db'
import { type Route, raw } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { wantedIn } from '../find/words.ts'
import { areasOfPostcodes } from '../import/known.queries.ts'
import { json, kept, links, pageBody, refused } from './answers.ts'
import {
  type Listed,
  organisationsListed,
  placeOf,
  placesListed,
  revisionOf,
  servicesListed,
  taxonomiesListed,
  termsListed,
  whole,
} from './api.queries.ts'
import { type Asked, askedIn } from './asked.ts'
import type { Found } from './filters.ts'

/** Where Open Referral UK 3.0 is answered (contracts.md §6). */
export const apiPath = '/open-referral-uk/v3'

const open = { access: 'everyone', audit: { none: 'the open directory, which names no participant' } } as const

interface Kind {
  /** As the address names it. */
  name: string
  list(tx: Tx, asked: Asked, found: Found): Promise<Listed>
  one(tx: Tx, id: string, asked: Asked): Promise<string | undefined>
}

const kinds: readonly Kind[] = [
  { name: 'services', list: servicesListed, one: whole.service },
  { name: 'service_at_locations', list: placesListed, one: whole.serviceAtLocation },
  { name: 'organizations', list: organisationsListed, one: whole.organisation },
  { name: 'taxonomies', list: taxonomiesListed, one: whole.taxonomy },
  { name: 'taxonomy_terms', list: termsListed, one: whole.term },
]

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const etagOf = (revision: string, url: URL) =>
  `"${createHash('sha256').update(`${revision} ${url.pathname}${url.search}`).digest('base64url').slice(0, 24)}"`

/** What must be looked up before a list can be cut by it; or what is not known, in a sentence. */
async function foundFor(tx: Tx, asked: Asked, today: CalendarDate): Promise<Found | string> {
  const wanted = asked.search === undefined ? undefined : await wantedIn(tx, asked.search, today)
  if (asked.postcode === undefined) return { wanted, point: undefined, area: undefined }
  const point = await placeOf(tx, asked.postcode)
  const area = (await areasOfPostcodes(tx, [asked.postcode])).get(asked.postcode)
  if (point === undefined && (asked.proximity !== undefined || area === undefined))
    return `postcode: we do not know where ${asked.postcode} is`
  return { wanted, point, area }
}

const listOf = ({ name, list }: Kind): Route =>
  raw({
    ...open,
    method: 'GET',
    path: `${apiPath}/${name}`,
    async answer({ tx, url, request, today }) {
      const read = askedIn(url)
      if (!read.ok) return refused(400, read.problems)
      return kept(request, etagOf(await revisionOf(tx), url), async () => {
        const found = await foundFor(tx, read.asked, today)
        if (typeof found === 'string') return refused(400, [found])
        const streaming = read.asked.format === 'ndjson'
        const page = streaming ? 1 : (read.asked.page ?? 1)
        const perPage = streaming ? 1_000_000 : (read.asked.per_page ?? 50)
        const { bodies, total } = await list(tx, { ...read.asked, page, per_page: perPage }, found)
        if (streaming)
          return json(bodies.map((body) => `${body}\n`).join(''), 200, { 'content-type': 'application/x-ndjson' })
        return json(pageBody({ contents: bodies, total, page, perPage }), 200, links(url, page, perPage, total))
      })
    },
  })

const oneOf = ({ name, one }: Kind): Route =>
  raw({
    ...open,
    method: 'GET',
    path: `${apiPath}/${name}/*`,
    async answer({ tx, url, request }) {
      const id = url.pathname.slice(`${apiPath}/${name}/`.length)
      const nothing = refused(404, [`there is nothing at ${apiPath}/${name}/{id} with this identifier`])
      if (!identifier.test(id)) return nothing
      const read = askedIn(url)
      if (!read.ok) return refused(400, read.problems)
      return kept(request, etagOf(await revisionOf(tx), url), async () => {
        const body = await one(tx, id, read.asked)
        return body === undefined ? nothing : json(body)
      })
    },
  })

/** What this interface is; and, for an address that is none of it, that there is nothing there. */
const about = raw({
  ...open,
  method: 'GET',
  path: `${apiPath}/*`,
  async answer({ url }) {
    if (![apiPath, `${apiPath}/`].includes(url.pathname))
      return refused(404, [`there is nothing at this address; ${apiPath}/ says what there is`])
    const about = {
      version: '3.0',
      profile: 'https://docs.openreferraluk.org/en/latest/',
      openapi_url: 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json',
      endpoints: kinds.map(({ name }) => `${url.origin}${apiPath}/${name}`),
    }
    return json(JSON.stringify(about), 200, { 'cache-control': 'public, max-age=300' })
  },
})

/** The open interface, the widest address last. */
export const apiRoutes: readonly Route[] = [...kinds.map(listOf), ...kinds.map(oneOf), about]
