import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Viewer } from '#platform/access'
import { makeKey, type Scope, scopes } from '#platform/api-keys'
import { type Route, routerFor } from '#platform/http'
import { type ApiDescription, describedBy } from '#platform/open-api'
import type { TestDatabase } from '#platform/testing'
import { referralApi } from './description.ts'
import { referralApiRoutes } from './routes.ts'

const secret = 'a secret of the tests, and of nothing else'

/** A body that is right, about somebody who does not exist. */
export const rightBody = {
  their_reference: 'SEEMIS-0001',
  person: { given_name: 'Isla', family_name: 'Sample', date_of_birth: '2009-03-27' },
  contact: { preferred_contact: 'text', phone: '07700 900123', do_not: 'Do not ring the house' },
  needs: ['confidence', 'transport'],
  hopes: 'I want to work with animals',
  agreement: { parts: ['contact', 'needs', 'progress'], given_how: 'spoken', wording_version: '1' },
}

/** Makes a key by which another system acts for the viewer's organisation, the viewer answering for it. */
export const keyFor = async (
  house: TestDatabase,
  viewer: Viewer,
  allows: readonly Scope[] = scopes,
): Promise<string> => {
  const { area_id, organisation_id, user_id } = viewer
  if (area_id === null || organisation_id === null) throw new Error('a key acts for an organisation')
  const made = { area_id, organisation_id, name: 'Seemis', scopes: allows, responsible: user_id, made_by: null }
  return (await house.asWorker((tx) => makeKey(tx, secret, made))).key
}

function validators(document: ReturnType<typeof describedBy>) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'document')
  const pointerTo = (...parts: string[]) =>
    `document#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
  return (path: string, method: string, status: number, type: string) =>
    ajv.getSchema(pointerTo('paths', path, method, 'responses', String(status), 'content', type, 'schema'))
}

/** Addresses as another system asks them; whatever is answered must be as their description says. */
export function describedSite(house: TestDatabase, routes: Route[], descriptions: readonly ApiDescription[]) {
  const document = describedBy(descriptions)
  const validatorOf = validators(document)
  const described = (path: string) =>
    Object.keys(document.paths).find((each) => new RegExp(`^${each.replace(/\{\w+\}/g, '[0-9a-f-]{36}')}$`).test(path))
  const app = routerFor(routes, {
    database: house.database,
    clock: house.clock,
    secret,
    demonstration: false,
    identify: async () => undefined,
    navigation: () => [],
  })
  return async function ask(key: string | undefined, path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers)
    if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
    const answer = await app.request(path, { ...init, headers })
    const json: unknown = await answer.json()
    const method = (init.method ?? 'GET').toLowerCase()
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const address = described(path.split('?')[0] ?? '')
    const validate = address && validatorOf(address, method, answer.status, type)
    if (!validate) throw new Error(`${method} ${path} answered ${answer.status} ${type}, which is not described`)
    if (!validate(json)) throw new Error(`${path}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(json)}`)
    return { status: answer.status, json, headers: answer.headers }
  }
}

/** The addresses of referrals as another system asks them. */
export function apiSite(house: TestDatabase, requestsAMinute?: number) {
  const ask = describedSite(house, referralApiRoutes({ database: house.database, requestsAMinute }), [referralApi])
  const send = (
    key: string | undefined,
    body: unknown,
    idempotency: string | undefined,
    headers: Record<string, string> = {},
  ) =>
    ask(key, '/api/v1/referrals', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(idempotency === undefined ? {} : { 'idempotency-key': encodeURIComponent(idempotency) }),
        ...headers,
      },
    })
  return { ask, send }
}
