import type { Tx } from '#platform/db'
import { NotFound } from '#platform/http'
import { passagesOf } from '../content.queries.ts'
import { allTablesOf } from '../public/content.ts'
import type { Version } from '../release.ts'
import { csvOfTable } from './csv.ts'
import { csvwOf } from './csv-on-the-web.ts'
import { workbookOf } from './workbook.ts'

export const open = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }

/** What is frozen never changes under its address; five minutes at most pass before a withdrawal is seen everywhere. */
export const cached = { 'cache-control': 'public, max-age=300' }

/** The answer to somebody who may have it already: nothing again, when it is the same. */
export function unlessKnown(request: Request, etag: string, answer: () => Promise<Response>): Promise<Response> {
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (!known?.includes(etag) && !known?.includes('*')) return answer()
  return Promise.resolve(new Response(null, { status: 304, headers: { etag, ...open, ...cached } }))
}

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/csvm+json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A file made once: what it holds never changes. */
interface Made {
  body: string | Uint8Array<ArrayBuffer>
  headers: Record<string, string>
}

async function make(tx: Tx, version: Version, download: string): Promise<Made> {
  const headers = (type: string) => ({ 'content-type': type, ...open })
  const attached = (type: string) => ({
    ...headers(type),
    'content-disposition': `attachment; filename="${version.slug}-v${version.number}-${download}"`,
  })
  const tables = await allTablesOf(tx, version)
  if (download === `${version.slug}.xlsx`) {
    const book = await workbookOf(version, tables, await passagesOf(tx, version.id))
    return { body: book, headers: attached(types.xlsx) }
  }
  const [, name, kind] = /^([a-z-]+)\.(csv|csv-metadata\.json)$/.exec(download) ?? []
  const table = tables.find((each) => each.name === name)
  if (table === undefined) throw new NotFound()
  if (kind !== 'csv') return { body: JSON.stringify(csvwOf(table, version), null, 2), headers: headers(types.json) }
  const link = `<${table.name}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`
  return { body: csvOfTable(table), headers: { ...attached(types.csv), link } }
}

/**
 * A file of a version: the workbook under the release's own name, a table's CSV, or the description of one. Not found when there is no such file.
 */
export async function fileOf(tx: Tx, version: Version, download: string): Promise<Response> {
  const { body, headers } = await make(tx, version, download)
  return new Response(body, { headers })
}

const kept = new Map<string, Made>()
/** Enough for every file of two releases. */
const mostKept = 40

/** The same of a version that is out, made once and kept: half past nine brings many readers at a time. */
export async function publishedFileOf(tx: Tx, version: Version, download: string): Promise<Response> {
  const key = `${version.id} ${download}`
  const made = kept.get(key) ?? (await make(tx, version, download))
  kept.delete(key)
  kept.set(key, made)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return new Response(made.body, { headers: made.headers })
}
