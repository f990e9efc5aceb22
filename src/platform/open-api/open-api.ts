import { type Route, raw } from '#platform/http'

/** A JSON Schema, or a reference to one by its name: `{ $ref: '#/components/schemas/Release' }`. */
type Schema = Readonly<Record<string, unknown>>

export interface ApiParameter {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  schema: Schema
  required?: true | undefined
}

/** What is asked with a key of another system: what it must allow, and what is sent. */
interface Keyed {
  /** What the key must allow; any key will do when it is empty. */
  scope: string
  /** What is sent, when something is. */
  body?: Schema | undefined
  /** The most bytes of it. */
  most?: number | undefined
}

/** One address, and what it answers. */
interface ApiAddress {
  /** GET when it is not given. */
  method?: 'get' | 'post' | undefined
  /** Left out where no key is needed. */
  keyed?: Keyed | undefined
  /** The status of what was asked for; 200 when it is not given. */
  status?: number | undefined
  /** As OpenAPI writes it: `/api/v1/statistics/releases/{slug}`. */
  path: string
  summary: string
  parameters: readonly ApiParameter[]
  /** What it answers, by media type. */
  answers: Readonly<Record<string, Schema>>
}

/** What one room of the house offers to programs. */
export interface ApiDescription {
  tag: string
  addresses: readonly ApiAddress[]
  schemas: Readonly<Record<string, Schema>>
}

const problem = (description: string, content?: object) => ({ description, ...(content ? { content } : {}) })
const asProblem = (description: string) =>
  problem(description, { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } })

const problemSchema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
        required: ['pointer', 'detail'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status'],
  additionalProperties: false,
}

const openProblems = {
  304: problem('Nothing has changed since the answer whose ETag was sent'),
  400: problem('Something asked for is not known; the answer says what'),
  404: problem('There is nothing at this address'),
}

const keyedProblems = ({ scope, body, most }: Keyed) => ({
  400: asProblem('Something asked for is not right; the answer says what'),
  401: asProblem('No key was sent, or one that opens nothing any more'),
  ...(scope === '' ? {} : { 403: asProblem(`The key does not allow ${scope}`) }),
  404: asProblem('There is nothing at this address that the organisation of the key may see'),
  ...(body === undefined
    ? {}
    : {
        409: asProblem('The Idempotency-Key was used for something else'),
        413: asProblem(`The body has more than ${most} bytes`),
        415: asProblem('The body is not said to be JSON'),
        422: asProblem('Something in the body is not right: each with its place as a JSON pointer; nothing was stored'),
      }),
  429: asProblem('Too many requests in a minute; Retry-After says how long to wait'),
  500: asProblem('A fault of ours; nothing was changed'),
  503: asProblem('Nothing can be stored at this moment; Retry-After says how long to wait'),
})

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Of your choice, one for each thing that is sent: asked again with it, the same is answered and nothing is done twice. Kept for thirty days.',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
}

const operation = (tag: string, { method = 'get', summary, parameters, answers, keyed, status = 200 }: ApiAddress) => ({
  [method]: {
    tags: [tag],
    summary,
    ...(keyed === undefined ? {} : { security: [{ key: [] }] }),
    parameters: [
      ...parameters.map((parameter) => ({
        ...parameter,
        required: parameter.in === 'path' || parameter.required === true,
      })),
      ...(keyed?.body === undefined ? [] : [idempotencyKey]),
    ],
    ...(keyed?.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: keyed.body } } } }),
    responses: {
      [status]: {
        description: 'What was asked for',
        content: Object.fromEntries(Object.entries(answers).map(([type, schema]) => [type, { schema }])),
      },
      ...(keyed === undefined ? openProblems : keyedProblems(keyed)),
    },
  },
})

function pathsOf(offered: readonly ApiDescription[]): Record<string, object> {
  const paths: Record<string, object> = {}
  for (const { tag, addresses } of offered)
    for (const address of addresses) paths[address.path] = { ...paths[address.path], ...operation(tag, address) }
  return paths
}

/** One OpenAPI 3.1 document of all that is offered, in the order given. */
export const describedBy = (offered: readonly ApiDescription[]) => ({
  openapi: '3.1.0',
  info: {
    title: 'No Wrong Door',
    version: '1',
    description:
      'Open data is read without a key, from anywhere, and names nobody. What asks for a key is for the systems of partners: a coordinator or an administrator of the area makes one for an organisation, and it sees and does what that organisation may.',
  },
  servers: [{ url: '/' }],
  tags: offered.map(({ tag }) => ({ name: tag })),
  paths: pathsOf(offered),
  components: {
    schemas: Object.assign({ Problem: problemSchema }, ...offered.map(({ schemas }) => schemas)),
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'A key of this house: nwd_ and 43 letters' },
    },
  },
})

/** Where the description is: contracts §6. */
export const openApiRoute = (offered: readonly ApiDescription[]): Route =>
  raw({
    method: 'GET',
    path: '/api/v1/openapi.json',
    access: 'everyone',
    audit: { none: 'a description of open data' },
    answer: async () =>
      new Response(JSON.stringify(describedBy(offered), null, 2), {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'access-control-allow-origin': '*',
          'cache-control': 'public, max-age=300',
        },
      }),
  })
