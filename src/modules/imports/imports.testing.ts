import { load } from 'cheerio'
import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import type { Clock } from '#platform/time'
import { routes } from './imports.routes.ts'
import { fileJobs } from './work/work-on-files.ts'

/** Bringing files in as it runs, with a browser for each who looks, and the program that works on files when it is told to. */
export function importSite(house: TestDatabase, clock: Clock) {
  let looking: Viewer | undefined
  const app = routerFor(routes, {
    database: house.database,
    clock,
    secret: 'a secret of the tests of files',
    demonstration: false,
    identify: async () => looking && { viewer: looking },
    navigation: () => [],
  })
  const ask = async (as: Viewer, path: string, init: RequestInit = {}) => {
    looking = as
    const answer = await app.request(path, init)
    const page = load(answer.headers.get('content-type')?.includes('html') ? await answer.clone().text() : '')
    return { status: answer.status, to: answer.headers.get('location'), headers: answer.headers, answer, page }
  }
  /** The form of a page as it stands, with what is typed over it. */
  const send = async (as: Viewer, path: string, typed: Record<string, string | Blob> = {}) => {
    const { page } = await ask(as, path)
    const body = new FormData()
    body.set('_form', String(page('main input[name=_form]').val() ?? ''))
    for (const one of page(
      'main select, main input[type=radio][checked], main input[type=checkbox][checked]',
    ).toArray()) {
      const box = page(one)
      body.set(
        String(box.attr('name')),
        String(box.is('select') ? (box.find('option[selected]').attr('value') ?? '') : box.attr('value')),
      )
    }
    for (const [name, value] of Object.entries(typed)) {
      if (typeof value === 'string') body.set(name, value)
      else body.set(name, value, 'people.csv')
    }
    const sent = await ask(as, path, { method: 'POST', body })
    return { ...sent, errors: sent.page('.ds_error-summary').text().replace(/\s+/g, ' ').trim() }
  }
  return {
    ask,
    send,
    /** Sends a file. Out: its address. */
    async upload(as: Viewer, content: string | Uint8Array<ArrayBuffer>, kind = 'people') {
      return send(as, '/imports/new', { kind, file: new Blob([content]) })
    },
    text: async (as: Viewer, path: string) => (await ask(as, path)).page('main').text().replace(/\s+/g, ' ').trim(),
    /** Everything that was asked of files, as the program does it. */
    async works(stopping?: AbortSignal) {
      for (const job of fileJobs) await job.run({ database: house.database, clock, stopping })
    },
    /** How many rows a table has. */
    async many(table: string) {
      const { rows } = await sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`.execute(
        house.asOwner,
      )
      return rows[0]?.many ?? 0
    },
  }
}
