import { type Route, raw } from '#platform/http'

/** A JSON Schema, or a reference to one by its name: `{ $ref: '#/components/schemas/Release' }`. */
type Schema = Readonly<Record<string, unknown>>

export interface ApiParameter {
  name: string
  in: 'path' | 'query'
  description: string
  schema: Schema
}

/** One address that answers a GET. */
interface ApiAddress {
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

const problem = (description: string) => ({ description })

const operation = (tag: string, { summary, parameters, answers }: ApiAddress) => ({
  get: {
    tags: [tag],
    summary,
    parameters: parameters.map((parameter) => ({ ...parameter, required: parameter.in === 'path' })),
    responses: {
      200: {
        description: 'What was asked for',
        content: Object.fromEntries(Object.entries(answers).map(([type, schema]) => [type, { schema }])),
      },
      304: problem('Nothing has changed since the answer whose ETag was sent'),
      400: problem('Something asked for is not known; the answer says what'),
      404: problem('There is nothing at this address'),
    },
  },
})

/** One OpenAPI 3.1 document of all that is offered, in the order given. */
export const describedBy = (offered: readonly ApiDescription[]) => ({
  openapi: '3.1.0',
  info: {
    title: 'No Wrong Door: open data',
    version: '1',
    description: 'Read without a key, from anywhere. Nothing here names anybody.',
  },
  servers: [{ url: '/' }],
  tags: offered.map(({ tag }) => ({ name: tag })),
  paths: Object.fromEntries(
    offered.flatMap(({ tag, addresses }) => addresses.map((address) => [address.path, operation(tag, address)])),
  ),
  components: { schemas: Object.assign({}, ...offered.map(({ schemas }) => schemas)) },
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
