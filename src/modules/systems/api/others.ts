import { z } from 'zod'
import { importOthers, otherKinds } from '#modules/imports'
import { type ApiParts, apiRoutesWith, type Scope } from '#platform/api-keys'
import type { Route } from '#platform/http'
import type { ApiDescription } from '#platform/open-api'
import { bringInRows, mostOfRows, rowsAnswer, rowsBody, schemaOf } from './bring-in-rows.ts'

type OtherKind = (typeof otherKinds)[number]

// What tells of people asks for what people ask for; what is about nobody does not open the way to them.
const scopeOf = ({ table }: OtherKind): Scope => (table === 'history_row' ? 'people.import' : 'lists.import')

const pathOf = ({ name }: OtherKind) => `/api/v1/${name}/rows`

const labelled = ({ label, needed }: OtherKind['columns'][string]) => (needed ? `${label}. It must be there` : label)

const bodyFor = ({ hint, columns }: OtherKind) =>
  rowsBody(hint, Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, labelled(column)])))

const othersAnswer = rowsAnswer.extend({
  notes: z.array(z.string()).meta({ description: 'What a person should know, such as entries that look alike' }),
})

/** Organisations, employers, services, and what an old system knew of people, from the area's own system: rows of their files as JSON. */
export function otherRowsApiRoutes({ database, ...parts }: ApiParts): Route[] {
  const route = apiRoutesWith({ database, ...parts })
  return otherKinds.map((kind) => {
    const body = bodyFor(kind)
    return route({
      method: 'POST',
      path: pathOf(kind),
      scope: scopeOf(kind),
      audit: `systems.${kind.name}.sent`,
      most: mostOfRows,
      answer: (call) =>
        bringInRows(database, call, {
          body,
          bring: (tx, copyIn, file) => importOthers(tx, copyIn, kind, file),
          besides: ({ notes }) => ({ notes }),
        }),
    })
  })
}

const schemaName = ({ name }: OtherKind) => `RowsOf${name.charAt(0).toUpperCase()}${name.slice(1)}`

export const otherRowsApi: ApiDescription = {
  tag: 'Rows of files',
  addresses: otherKinds.map((kind) => ({
    method: 'post' as const,
    path: pathOf(kind),
    summary: `${kind.title}: bring in the rows of their file as JSON, checked and stored by the same rules`,
    parameters: [],
    keyed: { scope: scopeOf(kind), body: { $ref: `#/components/schemas/${schemaName(kind)}` }, most: mostOfRows },
    answers: { 'application/json': { $ref: '#/components/schemas/RowsBroughtIn' } },
  })),
  schemas: {
    ...Object.fromEntries(otherKinds.map((kind) => [schemaName(kind), schemaOf(bodyFor(kind), 'input')])),
    RowsBroughtIn: schemaOf(othersAnswer, 'output'),
  },
}
