import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '#platform/config'
import { openStore } from '#platform/db'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A round of grants: the coordinator calls, two organisations apply, one of them on the panel is kept away from its own, and one application is awarded.
// Nothing but the last day of the call is done behind anybody's back: days cannot pass in a test.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let housing: Somebody
let college: Somebody
let council: Somebody
let call: string
const today = systemClock.today()
const pathOf = (one: Somebody) => one.path()

async function waitFor(one: Somebody, path: RegExp) {
  await one.page.waitForURL((url) => path.test(url.pathname))
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator')
  housing = await somebody(browser, house, 'Partnership member', { javaScript: false })
  college = await somebody(browser, house, 'Partnership member, college', { width: 320 })
  council = await somebody(browser, house, 'Partnership member, council')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
}, 240_000)

/** Writes and sends an application for a lot. */
async function applyFor(
  one: Somebody,
  words: {
    lot: RegExp
    what: string
    pence: string
    livingWage: 'Yes' | 'No'
  },
) {
  await one.go(call)
  await one.follow('Apply')
  await one.choose(words.lot)
  await one.press('Begin')
  await waitFor(one, /\/write$/)
  await one.write(/What is it for/, words.what)
  await one.write(/How much do you ask for/, words.pence)
  await one.write(/Whom is it for/, 'Young carers told us so')
  await one.press('Save the draft')
  await waitFor(one, /applications\/[0-9a-f-]{36}$/)
  expect(await one.words()).toContain('Still to be written: what you will do')
  await one.follow('Write')
  await one.write(/What will you do/, 'Two workers, one day a week')
  await one.write(/What will change/, 'Twenty try, eight go on')
  await one.choose(words.livingWage, /real Living Wage/)
  await one.choose('Yes', /proper say/)
  await one.press('Save the draft')
  await waitFor(one, /applications\/[0-9a-f-]{36}$/)
  await one.follow('Send it')
  await waitFor(one, /\/send$/)
  await one.choose(/I may send this/)
  await one.press('Send it')
  await waitFor(one, /applications\/[0-9a-f-]{36}$/)
  expect(await one.words()).toContain('It is sent.')
}

/** The last day of the call was yesterday: the one thing that a test cannot wait for. */
async function letItsLastDayPass() {
  const { store: where, secret } = loadConfig({ DATA_DIR: house.dataDir })
  const store = await openStore(where, { secret, mayJoin: true })
  const owner = new pg.Client(store.owner)
  await owner.connect()
  await owner.query(`update funding.call set closes_on = current_date - 1 where title = 'Spring grants'`)
  await owner.end()
  await store.close()
}

describe('a round of grants', () => {
  test('is called by the coordinator, with what it is scored by, and money from the budget', async () => {
    await coordinator.go('/funding')
    await coordinator.follow('Calls for applications')
    await coordinator.follow('Make a call')
    await coordinator.choose('Grants')
    await coordinator.write(/What is it called/, 'Spring grants')
    await coordinator.write(/What is asked for/, 'For young people who care for somebody')
    await coordinator.write(/scored by/, 'Knows those it is for | 70\nWorth its money | 30')
    await coordinator.date(/First day/, addDays(today, -1))
    await coordinator.date(/Last day/, today)
    await coordinator.press('Make it')
    await waitFor(coordinator, /lots\/new$/)
    await coordinator.write(/What is it for/, 'Taster days')
    await coordinator.pick(/Which line/)
    await coordinator.write(/The most that may/, '900')
    await coordinator.press('Add it')
    await waitFor(coordinator, /calls\/[0-9a-f-]{36}$/)
    await coordinator.follow('Add a lot')
    await waitFor(coordinator, /lots\/new$/)
    await coordinator.write(/What is it for/, 'Help with applications')
    await coordinator.pick(/Which line/)
    await coordinator.write(/The most that may/, '700')
    await coordinator.press('Add it')
    await waitFor(coordinator, /calls\/[0-9a-f-]{36}$/)
    call = pathOf(coordinator)
    for (const name of [/Hassan/, /Moira/, /Ailish/]) {
      await coordinator.follow('Ask somebody onto the panel')
      await coordinator.choose(name)
      await coordinator.press('Ask them')
      await waitFor(coordinator, /calls\/[0-9a-f-]{36}$/)
    }
    await coordinator.picture('grant-call')
  })

  test('takes applications, written over two sittings, one without a script and one at 320 pixels', async () => {
    await applyFor(housing, { lot: /^Lot 1/, what: 'Taster days at the harbour', pence: '900', livingWage: 'Yes' })
    await applyFor(college, { lot: /^Lot 2/, what: 'Taster days at the college', pence: '600', livingWage: 'No' })
    const wide = await college.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
  })

  test('keeps whoever applies away from the panel’s work on their own, and everybody from what is sealed', async () => {
    await housing.go(call)
    const toScore = await housing.page.getByRole('table', { name: /for you to score/ }).innerText()
    expect(toScore).toContain('Northtown College')
    expect(toScore).not.toContain('Harbour Housing')
    await coordinator.go(call)
    expect(await coordinator.words()).toContain('Sealed until the call has closed')
    for (const one of [council, housing]) {
      await one.go(call)
      await one.follow('Say whether you have an interest')
      await one.choose('No')
      await one.press('Say so')
      await waitFor(one, /calls\/[0-9a-f-]{36}$/)
    }
    expect(await council.words()).toContain('Sealed until')
  })

  test('after its last day is scored and decided: awarded into the books, or declined in words', async () => {
    await letItsLastDayPass()
    await council.go(call)
    await council.follow('Say whether you have an interest')
    await council.choose('No')
    await council.press('Say so')
    await waitFor(council, /calls\/[0-9a-f-]{36}$/)
    const scoreAll = async (one: Somebody, points: RegExp) => {
      await one.go(call)
      for (let left = await one.page.getByRole('link', { name: 'Read and score' }).count(); left > 0; left--) {
        await one.follow('Read and score')
        await waitFor(one, /\/score$/)
        for (const criterion of [/Knows those/, /Worth its money/]) await one.choose(points, criterion)
        for (const why of await one.page.getByLabel('Why?').all()) await why.fill('They say how they know')
        await one.press('Save my scores')
        await waitFor(one, /calls\/[0-9a-f-]{36}$/)
      }
    }
    await scoreAll(council, /^4/)
    await college.go(call)
    await college.follow('Say whether you have an interest')
    await college.choose('No')
    await college.press('Say so')
    await waitFor(college, /calls\/[0-9a-f-]{36}$/)
    await scoreAll(college, /^3/)
    await scoreAll(housing, /^2/)

    await coordinator.go(call)
    await coordinator.picture('grant-ranking')
    await coordinator.follow('Northtown College')
    await waitFor(coordinator, /applications\/[0-9a-f-]{36}$/)
    await coordinator.follow('Award')
    await waitFor(coordinator, /\/award$/)
    await coordinator.write(/What should the organisation know/, 'Good')
    await coordinator.press('Award it')
    await coordinator.page.getByText('There is a problem').first().waitFor()
    expect(await coordinator.words()).toContain('does not pay the real Living Wage')
    await coordinator.go(call)
    await coordinator.follow('Northtown College')
    await waitFor(coordinator, /applications\/[0-9a-f-]{36}$/)
    await coordinator.follow('Do not award')
    await waitFor(coordinator, /\/decline$/)
    await coordinator.write(/Why/, 'Without the real Living Wage it cannot be')
    await coordinator.press('Decide so')
    await waitFor(coordinator, /calls\/[0-9a-f-]{36}$/)

    await coordinator.go(call)
    await coordinator.follow('Harbour Housing')
    await waitFor(coordinator, /applications\/[0-9a-f-]{36}$/)
    expect(await coordinator.words()).toContain('70.0 of 100, scored by 2')
    await coordinator.picture('grant-application')
    await waitFor(coordinator, /applications\/[0-9a-f-]{36}$/)
    await coordinator.follow('Award')
    await waitFor(coordinator, /\/award$/)
    await coordinator.write(/What should the organisation know/, 'You know those it is for')
    await coordinator.write(/On which conditions/, 'A report in summer')
    await coordinator.press('Award it')
    await waitFor(coordinator, /commitments/)
    expect(await coordinator.words()).toContain('£900')
    await housing.go(call)
    await housing.follow(/^Lot 1/)
    await waitFor(housing, /applications\/[0-9a-f-]{36}$/)
    expect(await housing.words()).toContain('Conditions: A report in summer')
    await college.go(call)
    await college.follow(/^Lot 2/)
    await waitFor(college, /applications\/[0-9a-f-]{36}$/)
    expect(await college.words()).toContain('Not awarded.')
  })
})
