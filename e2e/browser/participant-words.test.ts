import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { readingAge } from './reading-age.ts'

// What participants read is for a reading age of nine (design §9). Names, dates and what people themselves wrote are left out as far as they can be told apart.
let house: RunningHouse
let browser: Browser
let participant: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  participant = await somebody(browser, house, 'Participant')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** The service's own sentences on a page: headings, paragraphs, lines of lists, questions and buttons. */
const sentencesOf = ({ page }: Somebody) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(h1, h2, h3, p, li, label, legend, button, dt, .nwd-hint, .ds_hint-text)')]
      .filter((one) => one.querySelector('p, li, label') === null && one.closest('table, time, blockquote') === null)
      .map((one) => (one instanceof HTMLElement ? one.innerText : '').trim())
      .filter((words) => words !== ''),
  )

describe('the measure', () => {
  test('knows easy words from hard ones', () => {
    expect(readingAge(['We can help you. You can ask us. It is free.'])).toBeLessThan(7)
    expect(
      readingAge([
        'Eligibility determinations necessitate corroborating documentation notwithstanding prior assessment.',
      ]),
    ).toBeGreaterThan(18)
  })
})

describe('a participant reads with the age of nine', () => {
  test.each(['/my', '/my/plan', '/my/plan/print', '/my/meetings', '/my/access', '/my/access-log'])(
    '%s',
    async (path) => {
      await participant.go(path)
      const sentences = await sentencesOf(participant)
      expect(sentences.length).toBeGreaterThan(2)
      expect({ path, age: Math.round(readingAge(sentences) * 10) / 10 }).toMatchObject({ path })
      expect(readingAge(sentences), sentences.join(' | ').slice(0, 1500)).toBeLessThanOrEqual(9)
    },
  )
})
