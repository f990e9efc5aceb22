import { z } from 'zod'
import { importPeople, personFileColumns } from '#modules/imports'
import { type ApiParts, apiRoutesWith } from '#platform/api-keys'
import type { Route } from '#platform/http'
import type { ApiDescription } from '#platform/open-api'
import { bringInRows, countOf, mostOfRows, rowsAnswer, rowsBody, schemaOf } from './bring-in-rows.ts'

const rowsOfPeople = `Rows of the person file, by the names of its columns: ${personFileColumns.all.join(', ')}`

const peopleBody = rowsBody(rowsOfPeople, {}).extend({
  organisation: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Who supports them; the council when it is not given' }),
})

const peopleAnswer = rowsAnswer.extend({
  waiting: countOf.meta({ description: 'Left out until somebody has decided whether they are known here' }),
})

/** People of the area from its own system: the rows of the person file as JSON, checked and stored as the file is. */
export function peopleApiRoutes({ database, ...parts }: ApiParts): Route[] {
  const route = apiRoutesWith({ database, ...parts })
  return [
    route({
      method: 'POST',
      path: '/api/v1/people/rows',
      scope: 'people.import',
      audit: 'systems.people.sent',
      most: mostOfRows,
      answer: (call) =>
        bringInRows(database, call, {
          body: peopleBody,
          bring: (tx, copyIn, file, { organisation }) => importPeople(tx, copyIn, { ...file, organisation }),
          besides: ({ waiting }) => ({ waiting }),
        }),
    }),
  ]
}

export const peopleApi: ApiDescription = {
  tag: 'People',
  addresses: [
    {
      method: 'post',
      path: '/api/v1/people/rows',
      summary:
        'Bring in people of the area and what happened to them: the person file as JSON, checked and stored by the same rules',
      parameters: [],
      keyed: { scope: 'people.import', body: { $ref: '#/components/schemas/PersonRows' }, most: mostOfRows },
      answers: { 'application/json': { $ref: '#/components/schemas/BroughtIn' } },
    },
  ],
  schemas: { PersonRows: schemaOf(peopleBody, 'input'), BroughtIn: schemaOf(peopleAnswer, 'output') },
}
