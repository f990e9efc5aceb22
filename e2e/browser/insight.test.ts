import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// What the partnership learns from its referrals, in the real program: read on a small telephone without a script, each number with its people behind it.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let worker: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  const small = { javaScript: false, width: 320 }
  coordinator = await somebody(browser, house, 'Partnership coordinator', small)
  worker = await somebody(browser, house, 'Provider worker', small)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
}, 240_000)

const reports = ['/reports/partners', '/reports/needs', '/reports/supply', '/reports/ways'] as const

/** Opens a link of a number: the page behind it counts as many people, or fewer where somebody was referred twice. */
async function opensItsPeople(link: string) {
  const { page } = coordinator
  const one = page.locator(`main a[href^="${link}"]`).first()
  const count = Number((await one.innerText()).replaceAll(',', ''))
  await one.click()
  const said = Number(/The figure counts (\d+)/.exec(await coordinator.words())?.[1])
  expect(said).toBeGreaterThan(0)
  expect(said).toBeLessThanOrEqual(count)
  const names = page.locator('main tbody a')
  expect(await names.count()).toBeGreaterThan(0)
  await names.first().click()
  expect(await page.locator('h1').count()).toBe(1)
}

describe('on a small telephone, without a script,', () => {
  test.each(reports)('%s fits, has a table for each picture and a definition for what it says', async (path) => {
    await coordinator.go(path)
    const { page } = coordinator
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(wide).toBe(window)
    const pictures = await page.locator('main .nwd-chart > svg').count()
    expect(await page.locator('main .nwd-chart details table').count()).toBe(pictures)
    const definition = await page.locator('main a[href^="/reports/definitions#"]').first().getAttribute('href')
    await coordinator.go(definition ?? '')
    expect(await page.locator(`[id="${definition?.split('#')[1]}"]`).count()).toBe(1)
  })

  test.each([
    ['/reports/partners', '/reports/partners/people'],
    ['/reports/needs', '/reports/needs/people'],
    ['/reports/supply', '/reports/supply/people'],
    ['/reports/ways', '/reports/ways/people'],
  ])('a number of %s leads to the people it counts', async (path, link) => {
    await coordinator.go(path)
    await opensItsPeople(link)
  })

  test('somebody of one partner reads how it does, and nothing of what others were asked for', async () => {
    await worker.go('/reports/partners')
    expect(await worker.words()).toContain('How partners do')
    for (const path of reports.slice(1)) expect((await worker.page.goto(path))?.status()).toBe(404)
  })
})
