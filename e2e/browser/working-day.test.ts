import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { byKeyboard } from './keys.ts'
import { workingDay } from './one-day.ts'
import { giveOneMore, restOfTheDay } from './one-day-on.ts'

// A whole day of one worker through the pages of every room; then the same day by keyboard alone, on a telephone, at twice the size, and without a script.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const worker = (how: Parameters<typeof somebody>[3]) => somebody(browser, house, 'Key worker', how)

/** From half past eight until the register of the group. */
async function wholeDay(one: Somebody, mark: string) {
  await giveOneMore(coordinator)
  const about = await workingDay(one, mark)
  await restOfTheDay(one, mark, about)
}

describe('a whole day of a key worker', () => {
  test('at a desk', async () => {
    const one = await worker({})
    await wholeDay(one, 'desk')
    await one.leave()
  })

  test('with a keyboard only', async () => {
    const one = byKeyboard(await worker({}))
    await wholeDay(one, 'keyboard')
    await one.leave()
  })

  test('on a telephone, 320 px wide', async () => {
    const one = await worker({ width: 320 })
    await wholeDay(one, 'telephone')
    await one.leave()
  })

  test('at 200 % zoom', async () => {
    const one = await worker({ width: 640 })
    await wholeDay(one, 'zoom')
    await one.leave()
  })

  test('without a script', async () => {
    const one = await worker({ javaScript: false })
    await wholeDay(one, 'plain')
    await one.leave()
  })
})
