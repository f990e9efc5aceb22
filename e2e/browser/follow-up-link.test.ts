import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outcomeJobs } from '#modules/outcomes'
import { loadConfig } from '#platform/config'
import { openStore } from '#platform/db'
import { addDays, fixedClock, isWorkingDay, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A question by a link, on a telephone without a script, by somebody who is not signed in; in the real program.
let house: RunningHouse
let browser: Browser
let phone: Somebody
let links: string[]

/** What the program does by itself at ten on a working day: done here for the last one before today. */
async function askByLink(): Promise<void> {
  let day = addDays(systemClock.today(), -1)
  while (!isWorkingDay(day)) day = addDays(day, -1)
  const { store, secret } = loadConfig({ DATA_DIR: house.dataDir })
  const joined = await openStore(store, { secret, mayJoin: true })
  try {
    const job = outcomeJobs(house.url).find(({ name }) => name === 'ask-follow-ups-by-link')
    await job?.run({ database: joined.database, clock: fixedClock(`${day}T10:00:00Z`) })
  } finally {
    await joined.close()
  }
}

beforeAll(async () => {
  house = await startHouse()
  await askByLink()
  browser = await openBrowser()
  phone = await somebody(browser, house, undefined, { javaScript: false, width: 320 })
  await phone.go('/outbox')
  const shown = await phone.page.locator('main a[href*="/f/"]').all()
  links = await Promise.all(shown.map(async (link) => (await link.getAttribute('href')) ?? ''))
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const fits = async () => {
  const [wide, window] = await phone.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window ?? 0)
}

test('two taps answer it, without signing in and without a script, on a small telephone', async () => {
  const [link = ''] = links
  await phone.go(link)
  expect(await phone.words()).toContain('Are you in work today?')
  await fits()
  await phone.picture('link-1-question')
  await phone.choose('Yes')
  await phone.press('Send my answer')
  expect(phone.path()).toBe('/f/thanks')
  expect(await phone.words()).toContain('Your answer is saved')
  await fits()
  await phone.picture('link-2-thanks')
  await phone.go(link)
  expect(await phone.words()).toContain('This was answered')
  expect(await phone.page.getByRole('button').count()).toBe(0)
})

test('nothing on its pages says whose it is, and there is a quick way out', async () => {
  const [, link = ''] = links
  await phone.go(link)
  const text = await phone.page.locator('body').innerText()
  expect(text).not.toMatch(/\bweeks?\b|@|077/)
  expect(await phone.page.title()).toBe('One question - No Wrong Door')
  expect(await phone.page.getByRole('link', { name: /Hide this page/ }).count()).toBe(1)
  await phone.press('Send my answer')
  expect(await phone.words()).toContain('Choose one answer')
  await phone.choose('I would rather not say')
  await phone.press('Send my answer')
  expect(phone.path()).toBe('/f/thanks')
})
