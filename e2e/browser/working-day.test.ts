import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openBrowser, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { byKeyboard } from './keys.ts'
import { workingDay } from './one-day.ts'

// A whole day of one worker through the pages of every room; then the same day by keyboard alone, on a telephone, at twice the size, and without a script.
let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const worker = (how: Parameters<typeof somebody>[3]) => somebody(browser, house, 'Key worker', how)

describe('a whole day of a key worker', () => {
  test('at a desk', async () => {
    const one = await worker({})
    await workingDay(one, 'desk')
    await one.leave()
  })

  test('with a keyboard only', async () => {
    const one = byKeyboard(await worker({}))
    await workingDay(one, 'keyboard')
    await one.leave()
  })

  test('on a telephone, 320 px wide', async () => {
    const one = await worker({ width: 320 })
    await workingDay(one, 'telephone')
    await one.leave()
  })

  test('at 200 % zoom', async () => {
    const one = await worker({ width: 640 })
    await workingDay(one, 'zoom')
    await one.leave()
  })

  test('without a script', async () => {
    const one = await worker({ javaScript: false })
    await workingDay(one, 'plain')
    await one.leave()
  })
})
