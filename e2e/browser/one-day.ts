import { expect } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import type { Somebody } from './browser.ts'

const today = systemClock.today()

/** Nothing is wider than the screen, but for tables, which scroll inside themselves. */
export const fits = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

const numberIn = (words: string) => Number(/(\d+) (?:person needs|people need) you/.exec(words)?.[1] ?? Number.NaN)

/** Whom the day lists, a line each. */
const listed = ({ page }: Somebody) => page.locator('main .nwd-work tbody tr').count()

/** Presses a button and waits until the page it leads to is there: a form with many words is sent before it leaves. */
export async function sent(one: Somebody, button: string | RegExp): Promise<void> {
  const before = one.page.url()
  await one.press(button)
  await one.page.waitForURL((url) => url.href !== before)
  await one.page.waitForLoadState()
}

/** A key worker’s day through the pages of every room, with whatever hands and screen they have. Returns the address of whom they met first. */
export async function workingDay(worker: Somebody, mark: string): Promise<string> {
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
  await worker.choose(/^(They came|Attended|Came|Yes)/)
  await sent(worker, 'Save')
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
  await sent(worker, 'Save the note')
  await worker.page.waitForURL(`**${about}/notes`)
  expect(await worker.words()).toContain(`Spoke about the week (${mark}).`)
  expect(await worker.words()).toMatch(/Told: Fiona[^(]*\(not read yet\)/)
  await fits(worker)

  // The next meeting is arranged.
  await worker.go(`${about}/appointments/new`)
  await fits(worker)
  await worker.date(/^Date/, addDays(today, 7))
  await worker.write(/^Time/, '10:30am')
  await worker.choose(/phone/i, /How do you meet/)
  await worker.write(/What is it about/, 'The week ahead')
  await sent(worker, 'Make the appointment')
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
  await sent(worker, 'Move')
  await worker.page.waitForURL(`**${about}/stages`)
  expect(await worker.words()).toContain('She asked to begin both')

  // Whoever has no next meeting, as a list to come back to.
  await worker.go('/people?only=meeting')
  await fits(worker)
  const without = await worker.page.locator('main tbody tr').count()
  expect(await worker.words()).toMatch(new RegExp(`${without === 0 ? 'Nobody' : without} `))
  await worker.follow('Keep this list')
  await worker.write(/What do you call/, `No meeting ${mark}`)
  await sent(worker, 'Keep it')
  await worker.go('/people')
  await worker.follow(`No meeting ${mark}`)
  expect(await worker.page.locator('main tbody tr').count()).toBe(without)
  await worker.picture(`day-${mark}-3-people`)
  await worker.follow('Change your lists')
  await worker.choose(`No meeting ${mark}`)
  await worker.press('Take them away')
  await worker.page.getByText('You keep no list yet').waitFor()
  return about
}
