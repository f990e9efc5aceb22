import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { byKeyboard } from './keys.ts'

// A whole day of one worker through the pages of every room; then the same day by keyboard alone, on a telephone, at twice the size, and without a script.
let house: RunningHouse
let browser: Browser
const today = systemClock.today()

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** Nothing is wider than the screen, but for tables, which scroll inside themselves. */
const fits = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

const numberIn = (words: string) => Number(/(\d+) (?:person needs|people need) you/.exec(words)?.[1] ?? Number.NaN)

/** Whom the day lists, a line each. */
const listed = ({ page }: Somebody) => page.locator('main .nwd-work tbody tr').count()

async function workingDay(worker: Somebody, mark: string) {
  // Half past eight: who needs me, each once.
  await worker.go('/today')
  await fits(worker)
  const before = numberIn(await worker.words())
  expect(before).toBe(await listed(worker))
  await worker.picture(`day-${mark}-1-today`)

  // The first meeting of the day is recorded; its person is then listed for something else, or not at all.
  await worker.follow(/^Record/)
  await fits(worker)
  const about = /\/people\/[0-9a-f-]{36}/.exec(worker.path())?.[0] ?? ''
  await worker.choose('Attended')
  await worker.press(/Save|Record/)
  await worker.go('/today')
  const links = await worker.page.locator(`main .nwd-work a[href^="${about}/appointments/"]`).count()
  expect(links).toBe(0)
  expect(numberIn(await worker.words())).toBe(await listed(worker))

  // What was said is noted, and a colleague is told.
  await worker.go(`${about}/notes/new`)
  await fits(worker)
  await worker.choose('Met')
  await worker.write(/What was said and done/, `Spoke about the week (${mark}).`)
  await worker.page.locator('main summary', { hasText: 'Tell colleagues' }).press('Enter')
  await worker.choose(/Fiona/)
  await worker.press('Save the note')
  await worker.page.waitForURL(`**${about}/notes`)
  expect(await worker.words()).toContain(`Spoke about the week (${mark}).`)
  expect(await worker.words()).toMatch(/Told: Fiona[^(]*\(not read yet\)/)
  await fits(worker)

  // The next meeting is arranged.
  await worker.go(`${about}/appointments/new`)
  await fits(worker)
  await worker.date(/day|When/i, addDays(today, 7))
  await worker.write(/time/i, '10:30')
  await worker.choose(/phone/i)
  await worker.write(/about/i, 'The week ahead')
  await worker.press(/Save|Make|Arrange/)
  await worker.go(about)
  await fits(worker)
  await worker.picture(`day-${mark}-2-person`)

  // Where they are now, in several stages at once, and back again without a word of blame.
  await worker.go(`${about}/stages/move`)
  await fits(worker)
  const boxes = worker.page.locator('main input[name=stages]')
  const label = async (nth: number) =>
    (await worker.page.locator('main input[name=stages] + label').nth(nth).innerText()).trim()
  const off: number[] = []
  for (let nth = 0; nth < (await boxes.count()); nth++) if (!(await boxes.nth(nth).isChecked())) off.push(nth)
  await worker.choose(await label(off[0] ?? 0))
  await worker.write(/Why now/, 'She asked to begin both')
  await worker.press('Move')
  await worker.page.waitForURL(`**${about}/stages`)
  expect(await worker.words()).toContain('She asked to begin both')

  // Whoever has no next meeting, as a list to come back to.
  await worker.go('/people?only=meeting')
  await fits(worker)
  const without = await worker.page.locator('main tbody tr').count()
  expect(await worker.words()).toMatch(new RegExp(`${without === 0 ? 'Nobody' : without} `))
  await worker.follow('Keep this list')
  await worker.write(/What do you call/, `No meeting ${mark}`)
  await worker.press('Keep it')
  await worker.go('/people')
  await worker.follow(`No meeting ${mark}`)
  expect(await worker.page.locator('main tbody tr').count()).toBe(without)
  await worker.picture(`day-${mark}-3-people`)
}

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
