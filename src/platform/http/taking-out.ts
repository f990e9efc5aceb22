import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import { tablesShown } from '#platform/ui'
import type { AuditEvent } from '../audit/index.ts'
import { type TableKind, tableFile } from '../sheets/table-file.ts'
import { NotFound } from './refusals.ts'
import type { Shown, Visit } from './route.ts'

/** A table of a page that is asked for as a file. */
export interface AskedFile {
  kind: TableKind
  /** Which table of the page, from nought. */
  table: number
}

/** How many rows of a long list are read at a time, when all of it is taken out. */
const atOnce = 1000

/** The file that an address asks for, if any: `?file=csv`, and `&table=2` for the second table of the page. */
export function askedFile(url: URL): AskedFile | undefined {
  const kind = url.searchParams.get('file')
  if (kind !== 'csv' && kind !== 'xlsx') return undefined
  const table = url.searchParams.get('table') ?? '1'
  if (!/^[1-9][0-9]?$/.test(table)) throw new NotFound()
  return { kind, table: Number(table) - 1 }
}

/** `/people/:person/notes` is `people-notes`: the addresses of a page without what names a record. */
const nameOf = (path: string) =>
  path
    .split('/')
    .filter((part) => part !== '' && !part.startsWith(':'))
    .join('-') || 'list'

type Look = Omit<AuditEvent, 'event'>

interface TakingOut<V extends Visit> {
  asked: AskedFile
  /** The address of the route, its parameters unfilled. */
  path: string
  visit: V
  tx: Tx
  /** Shows the page at an address, as it is shown to be read. */
  show(visit: V): Promise<Shown | Response>
}

/**
 * A table of a page as CSV or XLSX: the rows that the page shows this viewer, by the same code, in the same transaction, with the same filters; those of the
 * pages after it as well. That it was taken out is written beside that it was looked at.
 */
export async function tableOfPage<V extends Visit>({ asked, path, visit, tx, show }: TakingOut<V>): Promise<Response> {
  let looked: Look = {}
  const record = (about: Look) => {
    looked = about
    return visit.record(about)
  }
  const tableAt = async (url: URL, caption?: string) => {
    const shown = await show({ ...visit, url, atOnce, record: caption === undefined ? record : async () => undefined })
    if (shown instanceof Response || shown.filesElsewhere) return undefined
    const page = tablesShown(url, shown.main)
    // The pages after the first may lack a table, or have another before it: it is known by its name.
    const table = caption === undefined ? page.tables[asked.table] : page.tables.find((one) => one.caption === caption)
    return { table, next: page.next }
  }
  const first = await tableAt(visit.url)
  const table = first?.table
  if (table === undefined) throw new NotFound()
  const sheet = table.sheet()
  async function* batches() {
    yield sheet.rows
    for (let next = first?.next; next !== undefined; ) {
      const more: Awaited<ReturnType<typeof tableAt>> = await tableAt(new URL(next, visit.url), table?.caption)
      if (more?.table !== undefined) yield more.table.sheet().rows
      next = more?.next
    }
  }
  const { rows, type, body } = await tableFile(
    { name: table.caption, headings: sheet.headings, batches: batches() },
    asked.kind,
  )
  // What anybody may read is not a taking out of anybody's.
  if (visit.viewer !== undefined)
    await recordEvent(tx, {
      ...looked,
      event: 'platform.table.taken_out',
      detail: { page: path, table: asked.table + 1, rows, format: asked.kind },
    })
  // Whoever asks only what there is leaves nothing open behind them.
  if (visit.request.method === 'HEAD' && body instanceof ReadableStream) await body.cancel()
  return new Response(visit.request.method === 'HEAD' ? null : body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${nameOf(path)}${asked.table === 0 ? '' : `-${asked.table + 1}`}.${asked.kind}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
