import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A partnership writes a question of its own without a script; a key worker assesses with it and sees what changed; a plan is agreed, its review falls due, is paused, held,
// and the copy to keep leaves out the names of staff.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let worker: Somebody
let rowan: Somebody

const isoDay = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator', { javaScript: false })
  worker = await somebody(browser, house, 'Key worker')
  rowan = await somebody(browser, house, 'Participant', { javaScript: false, width: 320 })
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const noSidewaysScrolling = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

/** Waits until the page says so: a form that was sent leads on to the next page. */
const says = (who: Somebody, words: string | RegExp) =>
  expect.poll(() => who.words(), { timeout: 30_000 }).toMatch(words)

/** Presses a button and waits until it has led somewhere else. */
async function pressOn(who: Somebody, button: string | RegExp) {
  const from = who.path()
  await who.press(button)
  await who.page.waitForURL((url) => url.pathname !== from)
}

const asked = 'How does your phone work for you?'
let person = ''

describe('the questions of our own', () => {
  test('are begun as a copy, get a question with a branch, are previewed, and published', async () => {
    await coordinator.go('/today')
    await coordinator.page.getByRole('link', { name: 'Questions of the needs assessment' }).click()
    await pressOn(coordinator, 'Write our next version')
    await coordinator.follow('Add a question')
    await coordinator.write(/^What is asked/, asked)
    await coordinator.choose('One of the answers below')
    await coordinator.write(/^Answers/, 'Well | not\nIt runs out of credit | some\nI have none | a lot')
    await coordinator.write(/^What is it about/, 'Phone')
    await coordinator.page.getByLabel(/^Which barrier/).selectOption('digital')
    await coordinator.page.getByLabel(/^Ask it only after/).selectOption('digital')
    await coordinator.write(/^When one of these/, 'Some\nA lot')
    await coordinator.page.getByLabel(/^It stands after/).selectOption('digital')
    await coordinator.picture('assessment-1-question')
    await pressOn(coordinator, 'Save the question')
    await says(coordinator, 'Asked after “Some” or “A lot” to “Digital access and skill”.')
    await coordinator.picture('assessment-2-draft')
    await coordinator.follow('Publish it')
    await coordinator.write(/^What changed/, 'We ask about phones')
    await pressOn(coordinator, 'Publish it for good')
    await says(coordinator, 'It never changes')
  })
})

describe('somebody assessed before', () => {
  test('is assessed again by the new questions, one page each, and what changed is said', async () => {
    await worker.go('/people')
    const links = await worker.page
      .locator('main table a[href^="/people/"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    // Somebody whose clock of reviews runs, whatever day it is.
    for (const link of new Set(links.filter((one) => one !== null && /^\/people\/[0-9a-f-]{36}$/.test(one)))) {
      person = link ?? ''
      await worker.go(`${person}/plan/reviews`)
      if ((await worker.words()).includes('It has run all the time.')) break
    }
    await worker.go(`${person}/assessment`)
    await pressOn(worker, /Begin|Go on/)
    const seen: string[] = []
    while (!worker.path().endsWith('/check') && seen.length < 40) {
      const words = await worker.words()
      seen.push(words)
      const { page } = worker
      const digital = words.includes('phones, computers or being online')
      const wanted = digital ? 'A lot' : undefined
      if (wanted !== undefined) await worker.choose(wanted)
      else if ((await page.locator('main textarea').count()) > 0)
        await page.locator('main textarea').fill('To be outside')
      else await page.locator('main input[type=radio], main input[type=checkbox]').first().check({ force: true })
      if (seen.length === 6) {
        // Stopped here, and gone on with another day.
        await pressOn(worker, 'Save and go on')
        const left = worker.path()
        await worker.go(`${person}/assessment`)
        await pressOn(worker, 'Go on')
        expect(worker.path()).toBe(left)
        continue
      }
      await pressOn(worker, 'Save and go on')
    }
    expect(seen.some((words) => words.includes(asked))).toBe(true)
    await pressOn(worker, 'Finish the assessment')
    await says(worker, 'What gets in the way')
    await worker.picture('assessment-3-record')
    await worker.follow('See what changed')
    await says(worker, /asked for the first time/)
    await worker.picture('assessment-4-compared')
  })
})

describe('a plan', () => {
  test('is agreed on paper, and its review falls due by the day that was agreed', async () => {
    await worker.go(`${person}/plan/goals/new`)
    await worker.write(/^What is the goal/, 'Two days a week outdoors')
    await worker.write(/^Why does it matter/, 'I sleep well after a day outside')
    await pressOn(worker, 'Add the goal')
    await worker.write(/^What is the step/, 'Ring the park')
    await worker.choose('Both together')
    await pressOn(worker, 'Add the step')
    await worker.go(`${person}/plan/agree`)
    await worker.choose(/signed it on paper/)
    await worker.date('Look at it again on', isoDay(3))
    await pressOn(worker, 'Agree')
    await says(worker, 'on paper that the key worker has seen')
    await worker.go(`${person}/plan`)
    await says(worker, 'Review due by')
    await worker.picture('plan-1-due')
  })

  test('paused, no review is due; held, the next one is', async () => {
    await worker.go(`${person}/plan/pause`)
    await worker.choose(/A pause, until a day we know/)
    await worker.choose('Ill, or in hospital')
    await worker.date(/Until which day/, isoDay(20))
    await pressOn(worker, 'Stop the clock')
    await says(worker, 'Reviews are paused until')
    await worker.picture('plan-2-paused')
    await worker.follow('End it')
    await worker.page.waitForURL(/\/end$/)
    await pressOn(worker, 'Let it run')
    await worker.go(`${person}/plan/review`)
    await worker.choose('We met')
    await worker.write(/^What was said/, 'The park has a place for her in spring')
    await pressOn(worker, 'Save the review')
    await says(worker, /Next review by/)
    await worker.go(`${person}/plan/reviews`)
    await says(worker, 'The park has a place for her in spring')
    await worker.picture('plan-3-reviews')
  })

  test('is printed in large type without the names of staff', async () => {
    await worker.go(`${person}/plan/print`)
    await says(worker, 'Why it matters to me: I sleep well after a day outside')
    const name = /^(.+) helps me with this plan/m.exec(await worker.words())?.[1] ?? 'nobody'
    await worker.follow('Leave out the names of staff')
    await worker.page.waitForURL(/names=no/)
    const without = await worker.words()
    expect(without).toContain('My key worker helps me with this plan')
    expect(without).not.toContain(name)
    const size = await worker.page
      .locator('main li')
      .first()
      .evaluate((item) => Number.parseFloat(getComputedStyle(item).fontSize))
    expect(size).toBeGreaterThanOrEqual(20)
    await worker.page.emulateMedia({ media: 'print' })
    expect(await worker.page.getByRole('link', { name: 'With the names of staff' }).isVisible()).toBe(false)
    await worker.picture('plan-4-printed')
  })

  test('is read by the person themself on a telephone without a script, and kept on paper', async () => {
    await rowan.go('/my/plan')
    await noSidewaysScrolling(rowan)
    await rowan.picture('plan-5-mine-320')
    await rowan.follow('A copy to print')
    await rowan.page.waitForURL(/\/print$/)
    await noSidewaysScrolling(rowan)
    await rowan.picture('plan-6-mine-print-320')
    await says(rowan, 'This is yours to keep')
  })
})
