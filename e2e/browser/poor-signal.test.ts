import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A worker on a bus: the connection goes while a note is written. It survives, is sent once, and nobody else can read it on the device.
let house: RunningHouse
let browser: Browser
let worker: Somebody
let person: string

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  worker = await somebody(browser, house, 'Key worker')
  await worker.go('/people')
  person = (await worker.page.locator('main tbody th a').first().getAttribute('href')) ?? ''
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const offline = (cut: boolean) => worker.page.context().setOffline(cut)
const onDevice = (one = worker) =>
  one.page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith('nwd-kept:'))
      .map(([name, value]) => `${name} ${value}`),
  )
/** Until what was typed has been locked away; the page waits a moment after the last letter. */
const keptOnDevice = () => expect.poll(() => onDevice()).not.toEqual([])

const write = async (words: string) => {
  await worker.choose('Spoke on the phone')
  await worker.write(/What was said and done/, words)
}
const written = async (words: string) => {
  await worker.go(`${person}/notes`)
  return worker.page.locator('main article').filter({ hasText: words }).count()
}

test('the connection is cut while a note is sent, and comes back: there is one note', async () => {
  await worker.go(`${person}/notes/new`)
  await offline(true)
  await write('The bus went into the tunnel.')
  await worker.press('Save the note')
  await worker.page
    .getByRole('status')
    .getByText(/There is no connection just now/)
    .waitFor()
  await worker.picture('poor-signal-1-waiting')
  expect((await onDevice()).join()).not.toContain('tunnel')
  await offline(false)
  await worker.page.waitForURL(`**${person}/notes`)
  expect(await onDevice()).toEqual([])
  expect(await written('into the tunnel')).toBe(1)
})

test('the note arrives and its answer is lost: it is sent again, and there is one note', async () => {
  await worker.go(`${person}/notes/new`)
  let lost = 0
  await worker.page.route('**/notes/new', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost += 1
    // It arrives and is saved; nobody hears the answer.
    await route.fetch({ maxRedirects: 0 })
    await route.abort('connectionreset')
  })
  await write('The answer was lost on the way.')
  await worker.press('Save the note')
  await worker.page.waitForURL(`**${person}/notes`, { timeout: 30_000 })
  await worker.page.unroute('**/notes/new')
  expect(lost).toBe(1)
  expect(await written('answer was lost')).toBe(1)
})

test('the page is closed before it is sent: the words are back when it is opened again, and are sent once', async () => {
  await worker.go(`${person}/notes/new`)
  await write('The battery ran out here.')
  await keptOnDevice()
  await worker.go('/today')
  await worker.go(`${person}/notes/new`)
  await worker.page
    .getByRole('status')
    .getByText(/did not send is back/)
    .waitFor()
  expect(await worker.page.getByLabel(/What was said and done/).inputValue()).toBe('The battery ran out here.')
  await worker.press('Save the note')
  await worker.page.waitForURL(`**${person}/notes`)
  expect(await written('battery ran out')).toBe(1)
  expect(await onDevice()).toEqual([])
})

test('signing out leaves nothing on the device, and somebody else’s signing in neither', async () => {
  const half = async () => {
    await worker.go(`${person}/notes/new`)
    await write('Not for other eyes.')
    await keptOnDevice()
  }
  await half()
  await worker.page.getByRole('button', { name: 'Sign out' }).click()
  await worker.page.waitForURL('**/sign-in**')
  expect(await onDevice()).toEqual([])
  await worker.leave()
  worker = await somebody(browser, house, 'Key worker')
  await half()
  // The session ends without signing out, on a machine that others use.
  await worker.page.context().clearCookies()
  const lead = house.signIns.get('Team lead')
  await worker.go('/sign-in')
  await worker.page.getByLabel('E-mail address').fill(lead?.email ?? '')
  await worker.page.getByLabel('Password', { exact: true }).fill(lead?.password ?? '')
  await worker.press('Sign in')
  await worker.page.waitForURL((url) => url.pathname !== '/sign-in')
  expect(await onDevice()).toEqual([])
  await worker.go(`${person}/notes/new`)
  expect(await worker.page.getByLabel(/What was said and done/).inputValue()).toBe('')
})

test('a participant’s device is told nothing, and without a script a note is written as ever', async () => {
  const participant = await somebody(browser, house, 'Participant')
  expect(await participant.page.locator('body').getAttribute('data-kept')).toBeNull()
  await participant.leave()
  const plain = await somebody(browser, house, 'Key worker', { javaScript: false })
  await plain.go(`${person}/notes/new`)
  await plain.choose('Spoke on the phone')
  await plain.write(/What was said and done/, 'Written without a script.')
  await plain.press('Save the note')
  expect(plain.path()).toBe(`${person}/notes`)
  expect(await plain.page.locator('main article').filter({ hasText: 'without a script' }).count()).toBe(1)
  await plain.leave()
})
