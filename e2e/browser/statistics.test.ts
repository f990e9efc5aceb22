import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// The published statistics as anybody reads them: signed out, without a script, on a small telephone; and their files as a program does.
let house: RunningHouse
let browser: Browser
let reader: Somebody
let release: string

/** The demonstration counts and protects its statistics once it has started; on a busy machine that takes a while. */
async function untilPublished(): Promise<string> {
  for (let tries = 0; tries < 150; tries += 1) {
    await reader.go('/statistics')
    const link = reader.page.locator('main h2 a[href^="/statistics/releases/"]')
    if ((await link.count()) > 0) return (await link.getAttribute('href')) ?? ''
    await pause(2000)
  }
  throw new Error('nothing was published within five minutes')
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  reader = await somebody(browser, house, undefined, { javaScript: false, width: 320 })
  release = await untilPublished()
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
}, 240_000)

const fetched = async (path: string) => {
  const answer = await reader.page.request.get(path)
  expect([path, answer.status()]).toEqual([path, 200])
  return answer
}
const metadata = z.object({
  url: z.string(),
  tableSchema: z.object({
    columns: z.array(
      z.object({ name: z.string(), datatype: z.string(), required: z.boolean(), null: z.array(z.string()).optional() }),
    ),
    primaryKey: z.array(z.string()),
  }),
})
/** A table of the release as its CSV has it, and what describes it. */
async function table(name: string) {
  const filesAt = await filesOf()
  const [head = [], ...rows] = parse(await (await fetched(`${filesAt}/${name}.csv`)).text(), { bom: true })
  const about = metadata.parse(await (await fetched(`${filesAt}/${name}.csv-metadata.json`)).json())
  return { head, rows: rows.map((row) => new Map(head.map((key, at) => [key, row[at] ?? '']))), about }
}
async function filesOf(): Promise<string> {
  await reader.go(release)
  const href = await reader.page.locator('main a[href$="/by-area.csv"]').first().getAttribute('href')
  return (href ?? '').replace(/\/by-area\.csv$/, '')
}
const tableOnThePage = async (caption: string) => {
  await reader.go(release)
  const found = reader.page.locator('main table').filter({ has: reader.page.getByText(caption, { exact: true }) })
  const rows = await found.locator('tbody tr').all()
  return Promise.all(rows.map(async (row) => row.locator('th, td').allTextContents()))
}
/** A cell of a file as a page shows it: counts with their thousands, shares to one decimal; marks and words as they are. */
const asShown = (cell: string, datatype: string | undefined) => {
  if (cell === '' || Number.isNaN(Number(cell)) || datatype === 'string') return cell
  return datatype === 'integer' ? Number(cell).toLocaleString('en-GB') : Number(cell).toFixed(1)
}

describe('the published statistics', () => {
  test('are read from the first page on: the release, the calendar, how it is made, what each figure means', async () => {
    for (const path of [
      '/statistics',
      release,
      '/statistics/calendar',
      '/statistics/methodology',
      '/statistics/definitions',
    ]) {
      await reader.go(path)
      expect([path, await reader.page.getByRole('heading', { level: 1 }).count()]).toEqual([path, 1])
      const [wide, window] = await reader.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect([path, wide]).toEqual([path, window])
    }
    await reader.go('/statistics')
    await reader.follow('Release calendar')
    await reader.follow(/./)
    await reader.go(release)
    await reader.picture('statistics-1-release')
  })

  test('have contents that lead to their parts, and main points', async () => {
    await reader.go(release)
    const anchors = await reader.page.locator('nav[aria-label="On this page"] a').all()
    expect(anchors.length).toBeGreaterThan(5)
    for (const anchor of anchors) {
      const id = (await anchor.getAttribute('href'))?.slice(1) ?? ''
      expect([id, await reader.page.locator(`h2[id="${id}"]`).count()]).toEqual([id, 1])
    }
    expect(await reader.page.locator('#main-points + ul li').count()).toBeGreaterThan(0)
  })

  test('explain each mark that stands in place of a figure, and hide nothing without saying so', async () => {
    await reader.go(release)
    const shown = await reader.page.locator('main table').allTextContents()
    const used = new Set(shown.join(' ').match(/\[[a-z]\]/g))
    expect(used).toContain('[c]')
    const notes = await reader.page.locator('main').innerText()
    const explained = notes.slice(notes.indexOf('Symbols and notes'))
    for (const mark of used) expect(explained).toContain(mark)
    expect(notes).toMatch(/figures on this page are hidden/)
  })

  test('show by who people are what the file holds, each dimension with its groups', async () => {
    const { rows, about } = await table('who-we-reach')
    const type = (key: string) => about.tableSchema.columns.find(({ name }) => name === key)?.datatype
    const expected = rows
      .filter((row) => row.get('period') === 'All years')
      .map((row) =>
        ['characteristic', 'group', 'started', 'started_share'].flatMap((key) =>
          row.has(key) ? [asShown(row.get(key) ?? '', type(key))] : [],
        ),
      )
    expect(new Set(expected.map(([characteristic]) => characteristic)).size).toBeGreaterThan(4)
    expect(await tableOnThePage('Who started, all years')).toEqual(expected)
  })

  test('show by area what the file holds, in the order of the alphabet, and name the areas without records', async () => {
    const { rows, about } = await table('by-area')
    const everyYear = rows.filter((row) => row.get('period') === 'All years')
    expect(new Set(everyYear.map((row) => row.get('area_code'))).size).toBe(32)
    const keys = ['area', 'started', 'entered_employment', 'entered_employment_percent']
    const type = (key: string) => about.tableSchema.columns.find(({ name }) => name === key)?.datatype
    const shown = await tableOnThePage('People who started and entered work, by council area, all years')
    expect(shown.length).toBeGreaterThan(0)
    for (const cells of shown) {
      const row = everyYear.find((one) => one.get('area') === cells[0])
      expect(cells.slice(0, keys.length)).toEqual(keys.map((key) => asShown(row?.get(key) ?? '', type(key))))
    }
    const names = shown.map(([name = '']) => name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en-GB')))
    const words = await reader.words()
    for (const row of everyYear) if (!names.includes(row.get('area') ?? '')) expect(words).toContain(row.get('area'))
  })
})

describe('the files', () => {
  test('each CSV is as its description says: columns, figures or marks, and no row twice', async () => {
    await reader.go(release)
    const links = await reader.page.locator('main #downloads ~ ul a[href$=".csv"]').all()
    const names = await Promise.all(
      links.map(async (link) => /([a-z-]+)\.csv$/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? ''),
    )
    expect(new Set(names).size).toBe(7)
    for (const name of new Set(names)) {
      const { head, rows, about } = await table(name)
      const { columns, primaryKey } = about.tableSchema
      expect([name, about.url]).toEqual([name, `${name}.csv`])
      expect([name, head]).toEqual([name, columns.map((column) => column.name)])
      const keys = rows.map((row) => primaryKey.map((key) => row.get(key)).join(' | '))
      expect([name, new Set(keys).size]).toEqual([name, rows.length])
      for (const column of columns.filter(({ datatype }) => datatype !== 'string'))
        for (const row of rows) {
          const cell = row.get(column.name) ?? ''
          const fits = (column.null ?? []).includes(cell) || /^\d+(\.\d)?$/.test(cell)
          expect([name, column.name, cell, fits]).toEqual([name, column.name, cell, true])
        }
    }
  })

  test('hold no count from 1 to 4', async () => {
    const { rows } = await table('every-figure')
    for (const row of rows) {
      const count = Number(row.get('count'))
      expect([...row.values()].join(' '), 'a count that points to somebody').toSatisfy(
        () => !(count >= 1 && count <= 4),
      )
    }
  })

  test('the workbook has a cover, contents, notes and a sheet a table, with the rows of the CSV', async () => {
    const filesAt = await filesOf()
    const href = await reader.page.locator('main a[href$=".xlsx"]').first().getAttribute('href')
    const body = await (await fetched(href ?? '')).body()
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Uint8Array.from(body).buffer)
    const names = workbook.worksheets.map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('Table'))).toHaveLength(7)
    expect(names).toContain('Notes')
    const areas = workbook.worksheets.find((sheet) => String(sheet.getCell('A1').value).includes('by council area'))
    const { rows } = await table('by-area')
    expect(filesAt).toContain('/files')
    // A title, two lines about the table and its headings stand above the rows.
    expect((areas?.actualRowCount ?? 0) - 4).toBe(rows.length)
  })

  test('the short file and the open data say the same of Scotland', async () => {
    const lines = parse(await (await fetched('/statistics/figures')).text(), { bom: true, columns: true })
    const started = z
      .array(z.object({ measure: z.string(), count: z.string() }))
      .parse(lines)
      .find(({ measure }) => measure === 'started')
    const { rows } = await table('every-figure')
    const row = rows.find(
      (one) => one.get('measure') === 'started' && one.get('period') === 'all' && one.get('dimension') === 'all',
    )
    expect(started?.count).toBe(row?.get('count'))
    expect((await fetched('/api/v1/openapi.json')).headers()['content-type']).toContain('json')
  })
})
