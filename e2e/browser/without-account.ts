import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

const old = { javaScript: false, width: 320 }

/** The real program, started for the tests of a file, with browsers at it: an old telephone without a script, and whoever else is asked for. */
export function houseWithPhones() {
  let open: { house: RunningHouse; browser: Browser } | undefined
  beforeAll(async () => {
    const house = await startHouse()
    open = { house, browser: await openBrowser() }
  }, 120_000)
  afterAll(async () => {
    await open?.browser.close()
    await open?.house.stop()
  })
  const another = (role?: string, look: { javaScript?: boolean; width?: number } = {}) => {
    if (open === undefined) throw new Error('the house has not started')
    return somebody(open.browser, open.house, role, look)
  }
  return {
    another,
    phone: () => another(undefined, old),
    /** Nothing of the page lies beside the screen. */
    async fits({ page }: Somebody) {
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(wide).toBeLessThanOrEqual(window ?? 0)
    },
  }
}
