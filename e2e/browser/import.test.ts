import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A council's first afternoon: a spreadsheet of theirs comes in by four steps, once with a script, once on a telephone without, and is taken back.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let plain: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator')
  plain = await somebody(browser, house, 'Partnership coordinator', { javaScript: false, width: 320 })
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const heading =
  'Client Ref;Forename;Surname;D.O.B;Sex;Ethnicity;Post Code;NI No;Start Date;End Date;Reason for leaving;Programme;Veteran?;Single parent;Job start;Hours;Sustained 13 weeks;Caseworker'
const names = [
  'Annag;Ruadh',
  'Beathan;Odhar',
  'Cailean;Bàn',
  'Deòiridh;Donn',
  'Eòghann;Glas',
  'Frangag;Gorm',
  'Gilleasbuig;Liath',
  'Harailt;Dubh',
]
const row = (prefix: string, at: number) => {
  const [given = '', family = ''] = (names[at % names.length] ?? ';').split(';')
  const left = at % 4 === 0 ? '30/06/2025;Moved away' : ';'
  const job = at % 3 === 0 ? '02/06/2025;16;Y' : ';;'
  return [
    ...[
      `${prefix}-${at}`,
      given,
      `${family}${at}`,
      `0${(at % 9) + 1}/0${(at % 9) + 1}/19${70 + (at % 29)}`,
      ['F', 'fem', 'Male', 'x'][at % 4],
    ],
    ...[
      ['White Scottish', 'Pakistani', 'Any other', ''][at % 4],
      'KW15 1AA',
      '',
      `1${at % 9}/03/2025`,
      left,
      at % 5 === 0 ? 'no one left behind' : 'NOLB',
    ],
    ...[at % 7 === 6 ? 'unsure' : 'N', at % 2 === 0 ? 'Yes' : 'No', job, 'Zed'],
  ].join(';')
}
const fileOf = (prefix: string, rows: number) => ({
  name: 'participants 2025.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[heading, ...Array.from({ length: rows }, (_, at) => row(prefix, at))].join('\r\n')}`),
})

const noSidewaysScrolling = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

/** Waits until what is under way is done: the page looks again by itself, script or not. */
const untilIt = (who: Somebody, says: string | RegExp) =>
  who.page.locator('main h1', { hasText: says }).waitFor({ timeout: 60_000 })

async function choose(who: Somebody, prefix: string, rows: number) {
  await who.go('/imports')
  await who.follow('Bring in a file')
  await who.page.locator('input[type=file]').setInputFiles(fileOf(prefix, rows))
  if ((await who.page.getByLabel('People and what happened to them').count()) > 0)
    await who.choose('People and what happened to them')
}

describe('a spreadsheet of a council’s own', () => {
  test('comes in by four steps, with nothing stored before the last, and is taken back whole', async () => {
    await coordinator.go('/imports')
    await coordinator.picture('import-1-none')
    await choose(coordinator, 'A', 28)
    await coordinator.picture('import-2-upload')
    await coordinator.press('Read the file')
    await untilIt(coordinator, 'Match the columns')
    await coordinator.picture('import-3-columns')
    expect(await coordinator.words()).toContain('We matched 17 of 18')
    await coordinator.press('Go on to the values')
    await untilIt(coordinator, 'Match the values')
    await coordinator.picture('import-4-values')
    await coordinator.press('Check every row')
    await untilIt(coordinator, 'Look before it goes')
    await coordinator.picture('import-5-preview')
    const said = await coordinator.words()
    expect(said).toContain('24 people')
    expect(said).toContain('unsure')
    const download = coordinator.page.waitForEvent('download')
    await coordinator.page.getByRole('link', { name: 'spreadsheet' }).first().click()
    expect((await download).suggestedFilename()).toBe('marked.xlsx')
    if ((await coordinator.page.getByLabel(/Who supports these people/).count()) > 0)
      await coordinator.pick(/Who supports these people/)
    else if ((await coordinator.page.getByRole('group', { name: /Who supports these people/ }).count()) > 0)
      await coordinator.pick(/Who supports these people/)
    await coordinator.choose(/Leave the 4 rows/)
    await coordinator.press(/Bring in 24 people/)
    await untilIt(coordinator, '24 people brought in')
    await coordinator.picture('import-6-stored')
    await coordinator.go('/people/find')
    await coordinator.go('/imports')
    await coordinator.picture('import-7-list')
    await coordinator.follow('participants 2025.csv')
    await coordinator.follow('Take all of it back')
    await coordinator.picture('import-8-undo')
    await coordinator.press('Take it back')
    await untilIt(coordinator, 'Taken back')
    await coordinator.picture('import-9-taken-back')
    expect(await coordinator.words()).toContain('is as it was before')
  })

  test('comes in without a script on a telephone, and whoever may be known here is decided on side by side', async () => {
    await choose(plain, 'B', 6)
    await noSidewaysScrolling(plain)
    await plain.picture('import-320-1-upload')
    await plain.press('Read the file')
    await untilIt(plain, 'Match the columns')
    await noSidewaysScrolling(plain)
    await plain.picture('import-320-2-columns')
    await plain.press('Go on to the values')
    await untilIt(plain, 'Match the values')
    await noSidewaysScrolling(plain)
    await plain.picture('import-320-3-values')
    await plain.press('Check every row')
    await untilIt(plain, 'Look before it goes')
    await noSidewaysScrolling(plain)
    await plain.picture('import-320-4-preview')
    if ((await plain.page.getByRole('group', { name: /Who supports these people/ }).count()) > 0)
      await plain.pick(/Who supports these people/)
    await plain.press(/Bring in 6 people/)
    await untilIt(plain, '6 people brought in')
    await noSidewaysScrolling(plain)
    await plain.picture('import-320-5-stored')
    await plain.go('/imports/waiting')
    await noSidewaysScrolling(plain)
    await plain.picture('import-320-6-waiting')
    expect(await plain.words()).toContain('Nobody in a file waits')
  })

  test('is refused in words when it is none', async () => {
    await coordinator.go('/imports/new')
    const bad = {
      name: 'people.xlsx',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    }
    await coordinator.page.locator('input[type=file]').setInputFiles(bad)
    if ((await coordinator.page.getByLabel('People and what happened to them').count()) > 0)
      await coordinator.choose('People and what happened to them')
    await coordinator.press('Read the file')
    expect(await coordinator.words()).toContain('without a password')
    await coordinator.picture('import-10-refused')
  })
})
