import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A workshop about last year's round, on a shared screen that runs no script, and what the round since says of what came of it.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let member: Somebody
let lastYear: string
let thisYear: string

const report = z.object({
  statements: z.array(z.object({ number: z.string(), pct: z.object({ fully: z.number().nullable() }) })),
})

/** The share of a statement that is fully met, from the report's file: another road than the plan's. */
async function fullyMet(round: string, item: string): Promise<string> {
  const answer = await coordinator.page.request.get(`${house.url}${round}/report/file?format=json`)
  const { statements } = report.parse(await answer.json())
  return `${statements.find(({ number }) => number === item)?.pct.fully}%`
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator', { javaScript: false, width: 1920 })
  member = await somebody(browser, house, 'Partnership member')
  await coordinator.go('/checklists')
  const links = await coordinator.page
    .locator('main tbody a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  ;[, thisYear = '', lastYear = ''] = links.map(String)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  // The program ends once the demonstration's statistics are published, which takes its time on a busy machine.
}, 240_000)

describe('a workshop of three points', () => {
  test('the coordinator chooses what is talked about', async () => {
    await coordinator.go(`${lastYear}/points`)
    const box = (item: string) => coordinator.page.locator(`main input[value="${item}"]`)
    // What an earlier workshop of the demonstration talked about.
    for (const item of ['4.3', '8.7']) await box(item).uncheck({ force: true })
    for (const item of ['1.2', '3.1', '5.2']) await box(item).check({ force: true })
    await coordinator.press('Save and put in order')
    await coordinator.press('Save the order')
    await coordinator.go(`${lastYear}/workshop`)
    expect(await coordinator.words()).toContain('0 of 3 talked through')
  })

  test('on the first they agree a rating, beside what each answered', async () => {
    await coordinator.follow(/(Begin|Go on) with 1\.2/)
    await coordinator.choose('Partially met', /What do we agree/)
    await coordinator.write(/What was said/, 'We meet, and then each goes home to their own plan.')
    await coordinator.press('Save and go on')
    expect(await coordinator.words()).toContain('Point 2 of 3')
  })

  test('the second screen has followed, and names nobody', async () => {
    await member.go(`${lastYear}/screen`)
    expect(await member.words()).toContain('Point 2 of 3')
    await member.picture('workshop-second-screen')
  })

  test('on the second they do not, and say why', async () => {
    await coordinator.choose('We do not agree', /What do we agree/)
    await coordinator.press('Save and go on')
    expect(await coordinator.words()).toContain('Say why you do not agree')
    await coordinator.write(/Why not/, 'Those who keep the figures see them, and the others do not')
    await coordinator.press('Save and go on')
    expect(await coordinator.words()).toContain('Point 3 of 3')
  })

  test('the third becomes an improvement with one press', async () => {
    await coordinator.choose('Not met', /What do we agree/)
    await coordinator.picture('workshop-statement')
    await coordinator.press('Make it an improvement')
    expect(await coordinator.words()).toMatch(/5\.2 is number \d+ of the improvement plan/)
    await coordinator.go(`${lastYear}/workshop`)
    const words = await coordinator.words()
    expect(words).toContain('Agreed: Partially met')
    expect(words).toContain('Not agreed')
    expect(words).toContain('All points are talked through')
  })
})

describe('what came of it', () => {
  test('it has a lead and a day, and its lead says how it goes', async () => {
    await coordinator.go(`${lastYear}/workshop/5-2`)
    await coordinator.follow('In the improvement plan')
    await coordinator.follow('Fill in who and when')
    await coordinator.write(/What will you do/, 'One page of what people got out of it, each quarter')
    await coordinator.pick(/Who leads it/)
    await coordinator.date(/By when/, addDays(systemClock.today(), 90))
    await coordinator.press('Save the change')
    await coordinator.follow('Say how it goes')
    await coordinator.choose('On track', /How is it going/)
    await coordinator.write(/What has happened/, 'The first page is out')
    await coordinator.press('Save')
    expect(await coordinator.words()).toContain('The first page is out')
  })

  test('the round since says whether it moved, with the figures of both reports', async () => {
    const [then, now] = [await fullyMet(lastYear, '5.2'), await fullyMet(thisYear, '5.2')]
    await coordinator.picture('workshop-improvement')
    const named = coordinator.page.locator('th', { hasText: '5.2' })
    const row = coordinator.page.locator('.nwd-chart tbody tr').filter({ has: named })
    expect(await row.locator('td').allTextContents()).toEqual([then, now, expect.stringMatching(/^[+−]?[\d.]+$/)])
    await member.go('/checklists/plan')
    expect(await member.words()).toContain(`5.2: ${then} → ${now}`)
    await member.picture('workshop-plan')
  })
})
