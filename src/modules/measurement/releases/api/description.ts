import type { ApiDescription, ApiParameter } from '#platform/open-api'
import { dimensions, measures } from '../../measures.ts'
import { mostRows } from './asked.ts'

const text = { type: 'string' }
const maybe = (type: string) => ({ type: [type, 'null'] })
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

const slug: ApiParameter = {
  name: 'slug',
  in: 'path',
  description: 'Name of the release, such as september-2026',
  schema: text,
}
const number: ApiParameter = {
  name: 'number',
  in: 'path',
  description: 'Number of the version',
  schema: { type: 'integer', minimum: 1 },
}

const filters: readonly ApiParameter[] = [
  { name: 'measure', in: 'query', description: 'One measure', schema: { type: 'string', enum: [...measures] } },
  {
    name: 'dimension',
    in: 'query',
    description: 'One dimension, or all: everybody',
    schema: { type: 'string', enum: ['all', ...dimensions] },
  },
  { name: 'category', in: 'query', description: 'One group of the dimension', schema: text },
  {
    name: 'period',
    in: 'query',
    description: 'all, a financial year such as 2026-27, or a quarter such as 2026-27 Q1, of registration',
    schema: text,
  },
  {
    name: 'area',
    in: 'query',
    description: 'A council area by its code: short for dimension=area and that category',
    schema: text,
  },
  { name: 'after', in: 'query', description: 'The word in next of the answer before', schema: text },
  {
    name: 'limit',
    in: 'query',
    description: `How many rows, at most ${mostRows}`,
    schema: { type: 'integer', minimum: 1, maximum: mostRows },
  },
  { name: 'format', in: 'query', description: 'json or csv', schema: { type: 'string', enum: ['json', 'csv'] } },
]

const release = {
  slug: text,
  title: text,
  edition: { type: 'integer' },
  latest_quarter: text,
  as_at: { type: 'string', format: 'date' },
  published_on: maybe('string'),
  version: { type: 'integer' },
  state: { type: 'string', enum: ['published', 'amended', 'withdrawn'] },
  page: text,
  api: text,
}

const row = {
  measure: { type: 'string', enum: [...measures] },
  period: text,
  dimension: { type: 'string', enum: ['all', ...dimensions] },
  category: text,
  count: maybe('integer'),
  denominator: maybe('integer'),
  rate: maybe('number'),
  status: { type: 'string', enum: ['final', 'provisional', 'too_early', 'suppressed'] },
  revised: { type: 'boolean' },
  symbols: { type: 'array', items: { type: 'string', enum: ['[c]', '[x]', '[p]', '[r]'] } },
}

const version = {
  number: { type: 'integer' },
  state: { type: 'string', enum: ['published', 'amended', 'withdrawn'] },
  published_at: maybe('string'),
  change_note: maybe('string'),
  withdrawn_because: maybe('string'),
  definitions_version: text,
  methodology_version: text,
  rows: maybe('string'),
}

/** What programs may ask of the statistics. */
export const statisticsApi: ApiDescription = {
  tag: 'Statistics',
  addresses: [
    {
      path: '/api/v1/statistics/releases',
      summary: 'Every release, the newest first',
      parameters: [],
      answers: { 'application/json': object({ releases: { type: 'array', items: named('Release') } }) },
    },
    {
      path: '/api/v1/statistics/releases/{slug}',
      summary: 'A release, its versions and what changed in each',
      parameters: [slug],
      answers: { 'application/json': named('ReleaseWithVersions') },
    },
    {
      path: '/api/v1/statistics/releases/{slug}/versions/{number}/rows',
      summary: 'The figures of a version, which never change, a page at a time',
      parameters: [slug, number, ...filters],
      answers: { 'application/json': named('Rows'), 'text/csv': text },
    },
  ],
  schemas: {
    Release: object(release),
    Version: object(version),
    ReleaseWithVersions: object({ ...release, versions: { type: 'array', items: named('Version') } }),
    Row: object(row),
    Rows: object({
      release: text,
      title: text,
      as_at: { type: 'string', format: 'date' },
      version: { type: 'integer' },
      rows: { type: 'array', items: named('Row') },
      next: maybe('string'),
    }),
  },
}
