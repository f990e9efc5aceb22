import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Walking } from './house.ts'

/** Pages that lead to files of their own, which hold what their tables show; the file is asked for instead. */
const filesOfTheirOwn: Readonly<Record<string, string>> = {
  '/partnership/actions': '/partnership/actions/file',
  '/partnership/decisions': '/partnership/decisions/file',
  '/partnership/members': '/partnership/members/file',
  '/partnership/risks': '/partnership/risks/file',
  '/reports/referrals': '/reports/referrals/rows',
}

/** Pages with a table that is not offered by itself, and why. */
const notByItself: Readonly<Record<string, string>> = {
  '/referrals/sent': 'its two tables are parts of one list, which is offered whole',
  '/statistics/early': 'who may read a release before its day may not carry it away',
  '/imports/:file/columns': 'a form in the shape of a table: what is chosen in it is kept for the next file',
  '/imports/:file/values': 'a form in the shape of a table: what is chosen in it is kept for the next file',
  '/imports/waiting': 'a form in the shape of tables: two records side by side, to be decided on',
  '/checklists/:round/screen': 'the spread of answers is a picture made of cells; its figures are in the report',
  '/checklists/:round/workshop/:slug':
    'the spread of answers is a picture made of cells; its figures are in the report',
}

/** Lists that are no tables, and must be there to be taken out all the same. */
const listsWithoutATable = ['/people/:person/notes', '/people/:person/timeline', '/support']

/** The tables on a page that are offered as files neither at the foot of the page nor beside themselves. */
function notOffered(html: string): string[] {
  const page = load(html)
  const offered = page('a[href*="file=csv"] .visually-hidden')
    .toArray()
    .map((words) => page(words).text().replace(/^: /, ''))
  return page('main table')
    .toArray()
    .filter((table) => page(table).closest('.nwd-table').find('.nwd-downloads').length === 0)
    .map((table) => page(table).find('caption').text())
    .filter((caption) => caption !== '' && !offered.includes(caption))
}

/**
 * Every list and report can be taken out, by whoever may read it: each page was opened before; each of its tables must be offered as a file, hold at least the rows that
 * are shown, and leave a line in the audit trail.
 */
export function walkLists({ house, town, routes, exampleOf }: Walking, pages: ReadonlyMap<string, string>): void {
  const taken = async () => {
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from audit.event where event = 'platform.table.taken_out'`.execute(house.asOwner)
    return rows[0]?.many ?? 0
  }

  it.each(routes)('%s', async (key) => {
    const html = pages.get(key)
    if (html === undefined) return
    const own = filesOfTheirOwn[key]
    if (own !== undefined) {
      expect(html).toContain(`href="${own}?format=csv`)
      return
    }
    expect(notOffered(html).length > 0).toBe(key in notByItself)
    const page = load(html)
    if (listsWithoutATable.includes(key)) expect(page('a[href*="file=csv"]').length).toBeGreaterThan(0)
    const { example } = exampleOf(key)
    for (const link of page('a[href*="file=csv"]').toArray()) {
      const href = page(link).attr('href') ?? ''
      const before = await taken()
      const { status, body } = await town.as(example.as).ask(href)
      expect({ href, status }).toEqual({ href, status: 200 })
      const caption = page(link).find('.visually-hidden').text().replace(/^: /, '')
      const shown = page('main table').filter((_, table) => page(table).find('caption').text() === caption)
      const rows: string[][] = parse(body)
      expect(rows.length - 1, href).toBeGreaterThanOrEqual(shown.first().find('tbody tr').length)
      expect(new Set(rows.map((row) => row.length)).size, href).toBe(1)
      if (page('form[action="/sign-out"]').length > 0) expect(await taken(), href).toBe(before + 1)
    }
  })

  it('are left out for a reason that is still one', () => {
    expect(Object.keys(notByItself).filter((key) => !routes.includes(key))).toEqual([])
  })

  describe('are known by name where they have files of their own', () =>
    it.each(Object.entries(filesOfTheirOwn))('%s', (key, file) => {
      expect(routes).toContain(key)
      expect(routes).toContain(file)
    }))
}
