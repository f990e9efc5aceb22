import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// The contract of Northtown Works ends: the coordinator sees who would move, moves them, and takes it back, while the program runs.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let morag: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator')
  morag = await somebody(browser, house, 'Key worker')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** The people on a key worker's list. */
const led = async () => {
  await morag.go('/people')
  return morag.page.locator('main table tbody tr').count()
}
const until = (words: RegExp) =>
  expect
    .poll(
      async () => {
        await coordinator.page.reload()
        return coordinator.words()
      },
      { timeout: 60_000, interval: 700 },
    )
    .toMatch(words)

test('everybody who may moves in one operation, and it is taken back as one', { timeout: 180_000 }, async () => {
  const before = await led()
  expect(before).toBeGreaterThan(0)
  await coordinator.go('/referrals')
  await coordinator.follow('When a contract ends')
  await coordinator.follow(/Move everybody/)
  await coordinator.choose('Northtown Works', /Whose contract/)
  await coordinator.choose('Northtown Works', /Who takes over/)
  await coordinator.press('See who would move')
  expect(await coordinator.words()).toContain('Choose another organisation')
  await coordinator.choose('Northtown Council', /Who takes over/)
  await coordinator.press('See who would move')
  expect(await coordinator.words()).toContain('From Northtown Works to Northtown Council')
  await coordinator.picture('contract-end-1-preview')
  await coordinator.write(/What should those concerned be told/, 'The contract of Northtown Works ended.')
  await coordinator.press(/^Move \d+ people/)
  expect(coordinator.path()).toMatch(/^\/contract-ends\/[0-9a-f-]{36}$/)
  await until(/Done\s*Asked for by/)
  await coordinator.picture('contract-end-2-done')
  expect(await led()).toBeLessThan(before)

  await coordinator.follow('Take it back')
  await coordinator.press('Take it back')
  await until(/Taken back\s*Asked for by/)
  await coordinator.picture('contract-end-3-back')
  expect(await led()).toBe(before)
})
