import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// The doors for other systems and for spreadsheets, in the real program.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let partner: Server
const told: string[] = []

beforeAll(async () => {
  house = await startHouse({ WEBHOOKS_INSIDE: '1' })
  browser = await openBrowser()
  partner = createServer((request, response) => {
    request.on('data', (chunk) => told.push(String(chunk)))
    request.on('end', () => response.writeHead(204).end())
  }).listen(0, '127.0.0.1')
  coordinator = await somebody(browser, house, 'Partnership coordinator')
})
afterAll(async () => {
  partner?.close()
  await browser?.close()
  await house?.stop()
})

const fits = async (one: Somebody) => {
  const [wide, window] = await one.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window ?? 0)
}
/** Goes to where a system of the organisation that the demonstration's referrer acts for is let in. */
async function letIn(how: string): Promise<void> {
  await coordinator.go('/systems')
  await coordinator.follow('Let a system in')
  await coordinator.page
    .locator('tr', { hasText: /High|School|Academy/ })
    .getByRole('link', { name: how })
    .first()
    .click()
}

const heading =
  'given_name,family_name,date_of_birth,preferred_contact,phone,needs,hopes,agreed_to,agreed_how,wording_version'
const row = (given: string, phone = '07700 900123') =>
  `${given},Sheetperson,27/03/2009,text,${phone},confidence,To work with animals,contact;needs,spoken,2`
const sheetOf = (...rows: string[]) => ({
  name: 'anything.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[heading, ...rows].join('\n')}\n`),
})

test('a coordinator gives a partner’s system a key, shown once, and it refers somebody once', async () => {
  await letIn('Make a key')
  await coordinator.write('What is the system called?', 'School office')
  await coordinator.choose('Send referrals')
  await coordinator.pick('Who answers for what it sends?')
  await coordinator.picture('systems-1-make-a-key')
  await coordinator.press('Make the key')
  const key = /nwd_[\w-]{43}/.exec(await coordinator.words())?.[0] ?? ''
  expect(key).not.toBe('')
  await coordinator.picture('systems-2-the-key')
  const at = coordinator.path()
  const body = {
    person: { given_name: 'Catriona', family_name: 'Systemperson' },
    contact: { preferred_contact: 'text', phone: '07700 900456' },
    needs: ['confidence'],
    hopes: 'To sail',
    agreement: { parts: ['contact', 'needs'], given_how: 'spoken', wording_version: '2' },
  }
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'once' }
  const send = () => fetch(`${house.url}/api/v1/referrals`, { method: 'POST', headers, body: JSON.stringify(body) })
  const [one, two] = [await send(), await send()]
  expect([one.status, await two.text()]).toEqual([201, await one.text()])
  await coordinator.go('/referrals')
  expect((await coordinator.words()).match(/Catriona Systemperson/g)).toHaveLength(1)
  await coordinator.go(at)
  expect(await coordinator.words()).not.toContain(key)
  await coordinator.go('/systems')
  expect(await coordinator.words()).toContain('School office')
})

test('an address is told that it was added, tested, and of what happens, and the page says so', async () => {
  const { port } = partner.address() as AddressInfo
  await letIn('Add an address')
  await coordinator.write('Address of the system', 'ftp://nowhere')
  await coordinator.press('Add the address')
  expect(await coordinator.words()).toContain('The address must begin with https://')
  await coordinator.write('Address of the system', `http://127.0.0.1:${port}/nwd`)
  await coordinator.press('Add the address')
  await coordinator.press('Send a test')
  await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(told[0]).toContain('"type":"test"')
  await expect
    .poll(async () => {
      await coordinator.page.reload()
      return coordinator.words()
    })
    .toContain('answered 204')
  await coordinator.picture('systems-3-webhook')
  await coordinator.go('/systems')
  await coordinator.picture('systems-4-list')
  await coordinator.page.setViewportSize({ width: 320, height: 900 })
  await fits(coordinator)
  await coordinator.picture('systems-5-list-320')
  await coordinator.page.setViewportSize({ width: 1280, height: 900 })
})

test('a spreadsheet is checked row by row, mended and sent, without a script on a small screen', async () => {
  const one = await somebody(browser, house, 'Referrer', { javaScript: false, width: 320 })
  await one.go('/referrals/new')
  await one.follow('Refer many at once, from a spreadsheet')
  await fits(one)
  await one.picture('sheet-1-upload-320')
  await one.page.getByLabel('The spreadsheet').setInputFiles(sheetOf(row('Aileen'), row('Bruce', '12')))
  await one.press('Check and send')
  expect(await one.words()).toContain('1 row of 2 is not right, and nobody was sent')
  expect(await one.page.locator('main tbody tr').count()).toBe(1)
  await fits(one)
  await one.picture('sheet-2-problems-320')
  await one.page.getByLabel('The spreadsheet').setInputFiles(sheetOf(row('Aileen'), row('Bruce', '12')))
  await one.choose('Send those that are right, and give me the others back to mend')
  await one.press('Check and send')
  expect(await one.words()).toContain('1 person sent, 1 to mend')
  await fits(one)
  await one.picture('sheet-3-to-mend-320')
  const [download] = await Promise.all([one.page.waitForEvent('download'), one.follow('Download the rows to mend')])
  expect(download.suggestedFilename()).toBe('to-mend.xlsx')
  await one.follow('Send the mended file')
  await one.page.getByLabel('The spreadsheet').setInputFiles(sheetOf(row('Aileen'), row('Bruce')))
  await one.press('Check and send')
  expect(await one.words()).toMatch(/1 person sent[\s\S]*1 person had been sent before/)
  await one.picture('sheet-4-sent-320')
  await one.leave()
  const wide = await somebody(browser, house, 'Referrer')
  await wide.go('/referrals/sheet')
  await wide.page
    .getByLabel('The spreadsheet')
    .setInputFiles(sheetOf(row('Colin'), row('Donald', '12'), row('', '07700')))
  await wide.press('Check and send')
  await wide.picture('sheet-5-problems')
  await coordinator.go('/referrals')
  const words = await coordinator.words()
  for (const name of ['Aileen', 'Bruce']) expect(words.match(new RegExp(`${name} Sheetperson`, 'g'))).toHaveLength(1)
  expect(words).not.toContain('Colin')
})
