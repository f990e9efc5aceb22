import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { byKeyboard } from './keys.ts'
import { teamDay } from './one-team-day.ts'

// A whole day of a team lead: who is behind, who is away, who leads whom; at a desk, by keyboard, on a telephone, at twice the size and without a script.
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

const lead = (how: Parameters<typeof somebody>[3]) => somebody(browser, house, 'Team lead', how)

describe('a whole day of a team lead', () => {
  test.each([
    ['at a desk', 'desk', {}],
    ['on a telephone, 320 px wide', 'telephone', { width: 320 }],
    ['at 200 % zoom', 'zoom', { width: 640 }],
    ['without a script', 'plain', { javaScript: false }],
  ] as const)('%s', async (_, mark, how) => {
    const one = await lead(how)
    await teamDay(one, mark)
    await one.leave()
  })

  test('with a keyboard only', async () => {
    const one = byKeyboard(await lead({}))
    await teamDay(one, 'keyboard')
    await one.leave()
  })

  test('a person reads who stands in for their key worker, and until when', async () => {
    const one = await lead({})
    await one.go('/people/cover')
    await one.choose(/Morag/, /Who is away/)
    await one.choose(/Fiona/, /Who stands in/)
    await one.date(/^Until/, addDays(today, 1))
    await one.press('Arrange it')
    const participant = await somebody(browser, house, 'Participant')
    await participant.go('/my/access')
    expect(await participant.words()).toMatch(
      /Fiona[^.]* sees your whole record[^.]*because they stand in for your key worker/,
    )
    await participant.leave()
    await one.leave()
  })
})
