import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// Annex 2 of the delivery plan goes out as a spreadsheet and comes back: changed, with its columns moved, with a sum that is wrong, and taken.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let table: string[][]

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator', { javaScript: false })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
}, 240_000)

/** Rows of a CSV file in which cells may be quoted and hold commas. */
const cellsIn = (text: string): string[][] =>
  text
    .trim()
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    )
const csvOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

async function bring(rows: readonly (readonly string[])[]) {
  await coordinator.go('/requirements')
  await coordinator.follow('Bring back a spreadsheet')
  await coordinator.page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'annex-2.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf(rows)) })
  await coordinator.press('Show what would change')
}

test('the table goes out as a spreadsheet with its sum', async () => {
  await coordinator.go('/requirements')
  expect(await coordinator.words()).toContain('Young people aged 16 to 24')
  const href = await coordinator.page.getByRole('link', { name: 'Annex 2 (CSV)' }).getAttribute('href')
  table = cellsIn(await (await coordinator.page.request.get(`${house.url}${href}`)).text())
  expect(table[0]?.slice(1, 9)).toEqual([
    ...['Target Group', 'Rationale for Intervention', 'Delivery Partners', 'Budget', 'Source of Investment'],
    ...['Volumes', 'Delivery Method', 'Outcome Expected'],
  ])
  const budgets = table.slice(1, -1).map((row) => Number(row[4]))
  expect(Number(table.at(-1)?.[4])).toBe(budgets.reduce((sum, one) => sum + one, 0))
})

test('a sum that is wrong is refused with its cell and both sums', async () => {
  await bring(
    table.map((row, at) => (at === table.length - 1 ? row.map((cell, column) => (column === 4 ? '1' : cell)) : row)),
  )
  const words = await coordinator.words()
  expect(words).toMatch(
    new RegExp(`E${table.length}\\s*Budget\\s*The total says £1\\.00, and the lines above it come to £`),
  )
  await coordinator.picture('requirements-1-a-wrong-sum')
})

test('a column without its heading is refused with the place', async () => {
  await bring(table.map((row, at) => (at === 0 ? row.map((cell) => (cell === 'Volumes' ? 'How many' : cell)) : row)))
  const words = await coordinator.words()
  expect(words).toMatch(/G1\s*How many\s*This is none of the columns of Annex 2/)
  expect(words).toMatch(/row 1\s*Volumes\s*This column is missing/)
})

test('columns that moved are known by their headings; every change is shown, and then taken', async () => {
  const changed = table.map((row) => [...row])
  const [, first, second] = changed
  if (first === undefined || second === undefined) throw new Error('the demonstration has too few lines')
  first[6] = '95'
  second[3] = 'Eastvale Training, Harbour Housing, a nursery'
  await bring(changed.map((row) => row.toReversed()))
  const words = await coordinator.words()
  expect(words).toContain('What would change: 2 changed')
  expect(words).toMatch(/Volumes\s*90\s*95/)
  expect(words).toMatch(
    /Delivery Partners\s*Eastvale Training, Harbour Housing\s*Eastvale Training, Harbour Housing, a nursery/,
  )
  await coordinator.picture('requirements-2-what-would-change')
  await coordinator.press('Take these changes')
  expect(await coordinator.words()).toContain('Taken: 0 added, 2 changed, 0 taken out.')
  await coordinator.follow(/1\. Young people/)
  expect(await coordinator.words()).toMatch(/by spreadsheet\s*Volumes\s*90\s*95/)
})

test('what is far from plan asks why, and the gap analysis says what the plan answers', async () => {
  await coordinator.follow('Planned against actual')
  expect(await coordinator.words()).toContain('What it is tied to')
  await coordinator.go('/evidence/gaps')
  expect(await coordinator.words()).toMatch(/\d+ for how many \+ \d+ for nobody saying yes/)
  await coordinator.picture('requirements-3-gaps')
})
