import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpackedFile } from '../../src/desks/take-out/take-out.testing.ts'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// Somebody asks on a telephone without a script for all that is written about them; a coordinator reads it and gives it out; what they download can be read.
let house: RunningHouse
let browser: Browser
let rowan: Somebody
let coordinator: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  rowan = await somebody(browser, house, 'Participant', { javaScript: false, width: 320 })
  coordinator = await somebody(browser, house, 'Partnership coordinator')
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const noSidewaysScrolling = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

/** Looks again until the page says so: gathering and making are the program's work, done in a moment. */
const untilItSays = async (who: Somebody, path: string, words: string) =>
  expect
    .poll(
      async () => {
        await who.go(path)
        return who.words()
      },
      { timeout: 60_000, interval: 500 },
    )
    .toContain(words)

const downloaded = async ({ page }: Somebody, link: string) => {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  const download = await coming
  const path = await download.path()
  return { name: download.suggestedFilename(), begins: (await readFile(path)).toString('latin1', 0, 2), path }
}

describe('a copy of everything', () => {
  let copy = ''

  test('is asked for by the person, on a telephone without a script', async () => {
    await rowan.go('/my/copy')
    await noSidewaysScrolling(rowan)
    await rowan.press('Ask for my copy')
    expect(await rowan.words()).toContain('You get your copy here by')
    await noSidewaysScrolling(rowan)
    await rowan.picture('take-out-1-asked')
  })

  test('is taken by a coordinator by name, and not given out before what is about others is decided', async () => {
    await coordinator.go('/copies')
    await coordinator.follow('Rowan Fictus')
    copy = coordinator.path()
    await untilItSays(coordinator, copy, 'I prepare this copy')
    await coordinator.press('I prepare this copy')
    expect(await coordinator.words()).toContain('to decide before it can go out')
    await coordinator.press('Give it out')
    expect(await coordinator.words()).toContain('to be decided first')
    await coordinator.picture('take-out-2-to-decide')
  })

  test('is read entry by entry, and given out', async () => {
    await coordinator.go(copy)
    await coordinator.follow('Did it with a friend')
    await coordinator.choose(/^A part/)
    await coordinator.write('What they get instead', 'Did it with …')
    await coordinator.choose(/about somebody else, who has not agreed/)
    await coordinator.picture('take-out-3-entry')
    await coordinator.press('Decide')
    expect(await coordinator.words()).toContain('Everything that had to be decided is decided')
    await coordinator.press('Give it out')
    await untilItSays(coordinator, copy, 'Download the copy')
    expect(await coordinator.words()).toContain('Decided before it went out')
    expect((await downloaded(coordinator, 'Download the copy')).begins).toBe('PK')
  })

  test('is downloaded by the person without a script, and opens as a page that can be read', async () => {
    await rowan.go('/my/copy')
    await noSidewaysScrolling(rowan)
    await rowan.picture('take-out-4-ready')
    const file = await downloaded(rowan, 'Download my copy')
    expect(file.name).toBe('copy-of-a-record.zip')
    const zip = await unpackedFile(file.path)
    const reader = await somebody(browser, house, undefined, { javaScript: false, width: 320 })
    await reader.page.setContent(zip.text('everything.html'))
    expect(await reader.page.locator('h1').innerText()).toContain('Everything written about Rowan')
    const words = await reader.page.locator('body').innerText()
    expect(words).toContain('Did it with …')
    expect(words).toContain('Who looked at your record')
    expect(words).not.toContain('with a friend')
    await noSidewaysScrolling(reader)
    await reader.picture('take-out-5-everything')
    await reader.leave()
  })
})
