import { z } from 'zod'
import { areas, organisationsOf } from '#modules/partnership'
import { type ApiParts, apiRoutesWith } from '#platform/api-keys'
import { type Route, raw } from '#platform/http'
import type { ApiDescription } from '#platform/open-api'

const organisationsAnswer = z.strictObject({
  area: z.strictObject({ code: z.string(), name: z.string() }),
  organisations: z.array(
    z.strictObject({
      id: z.string().meta({ format: 'uuid' }),
      name: z.string(),
      kind: z.string(),
      supports_people: z.boolean(),
    }),
  ),
})

const servicesAnswer = z.strictObject({
  standard: z.string(),
  services: z.string().meta({ description: 'Where the services are, by Open Referral UK 3.0' }),
  organisations: z.string(),
})

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema)
  return rest
}

/** Who takes part in the area of a key; and where the directory of services is, which needs no key. */
export function organisationsApiRoutes(parts: ApiParts): Route[] {
  const route = apiRoutesWith(parts)
  return [
    route({
      method: 'GET',
      path: '/api/v1/organisations',
      audit: { none: 'the organisations of the key’s own area' },
      async answer({ tx, caller: { viewer } }) {
        const area = (await areas(tx)).find(({ id }) => id === viewer.area_id)
        const organisations = await organisationsOf(tx, viewer.area_id)
        return {
          status: 200,
          answer: {
            area: { code: viewer.area_id, name: area?.name ?? '' },
            organisations: organisations.map(({ id, name, kind, supports_people }) => ({
              id,
              name,
              kind,
              supports_people,
            })),
          },
        }
      },
    }),
    raw({
      method: 'GET',
      path: '/api/v1/services',
      access: 'everyone',
      audit: { none: 'where the open directory is' },
      forPrograms: { most: 1024 },
      answer: async () =>
        Response.json(
          {
            standard: 'Open Referral UK 3.0',
            services: '/open-referral-uk/v3/services',
            organisations: '/open-referral-uk/v3/organizations',
          },
          { headers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=3600' } },
        ),
    }),
  ]
}

export const organisationsApi: ApiDescription = {
  tag: 'Organisations and services',
  addresses: [
    {
      path: '/api/v1/organisations',
      summary: 'The organisations that take part in the area of the key',
      parameters: [],
      keyed: { scope: '' },
      answers: { 'application/json': { $ref: '#/components/schemas/Organisations' } },
    },
    {
      path: '/api/v1/services',
      summary: 'Where the directory of services is: by Open Referral UK 3.0, without a key',
      parameters: [],
      answers: { 'application/json': { $ref: '#/components/schemas/WhereServicesAre' } },
    },
  ],
  schemas: { Organisations: schemaOf(organisationsAnswer), WhereServicesAre: schemaOf(servicesAnswer) },
}
