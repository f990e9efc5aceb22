import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { byKeyboard } from './keys.ts'

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

const fits = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

async function teamDay(lead: Somebody, mark: string) {
  await lead.go('/people/team')
  await fits(lead)
  await lead.picture(`team-${mark}-1-workers`)
  const busiest = lead.page.locator('main tbody tr', { hasText: 'Morag' }).first()
  expect(Number(await busiest.locator('td').first().innerText())).toBeGreaterThan(0)

  // Two people are given to somebody else: chosen, checked, done.
  await lead.follow('Give people to somebody else')
  await fits(lead)
  await lead.follow(/^Morag/)
  const boxes = lead.page.locator('main input[name=people]')
  const many = await boxes.count()
  const names = await lead.page.locator('main input[name=people] + label').allInnerTexts()
  for (const name of names.slice(0, 2)) await lead.choose(name.trim())
  await lead.choose(/Fiona/, /Who leads them/)
  await lead.write(/Why does it change/, 'Morag has too many')
  await lead.press('Go on and check')
  await lead.page.getByRole('heading', { name: /Give 2 people to Fiona/ }).waitFor()
  await fits(lead)
  await lead.picture(`team-${mark}-2-check`)
  await lead.press('Give them')
  await lead.page.waitForURL('**/people/team')
  await lead.go('/people/reassign')
  await lead.follow(/^Morag/)
  expect(await boxes.count()).toBe(many - 2)

  // Morag is away until tomorrow: Fiona stands in, and her day says for whom; then she is back.
  await lead.go('/people/cover')
  await fits(lead)
  await lead.choose(/Morag/, /Who is away/)
  await lead.choose(/Fiona/, /Who stands in/)
  await lead.date(/^From/, today)
  await lead.date(/^Until/, addDays(today, 1))
  await lead.press('Arrange it')
  await lead.page
    .getByText(/Fiona[^.]* stands in for Morag/)
    .first()
    .waitFor()
  await lead.go('/today')
  await fits(lead)
  expect(await lead.words()).toMatch(/covering for Morag/)
  await lead.picture(`team-${mark}-3-covering`)
  await lead.go('/people/cover')
  await lead.follow(/^End/)
  await lead.press('End it now')
  await lead.go('/today')
  expect(await lead.words()).not.toMatch(/covering for Morag/)
}

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
