import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A referral that is declined and finds another way: its sender has a telephone's width and no script, the key worker's telephone is as narrow.
let house: RunningHouse
let browser: Browser
let teacher: Somebody
let coordinator: Somebody
let keyWorker: Somebody
let referral: string

const today = systemClock.today()

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  teacher = await somebody(browser, house, 'Referrer', { javaScript: false, width: 320 })
  coordinator = await somebody(browser, house, 'Partnership coordinator')
  keyWorker = await somebody(browser, house, 'Key worker', { width: 320 })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** That a page needs no scrolling sideways; kept as a picture. */
async function fits(who: Somebody, name: string) {
  await who.picture(`life-${name}`)
  const wide = await who.page.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth)
  expect([name, wide]).toEqual([name, 0])
}

test('its sender changes what was sent, and whoever was asked reads from what to what', async () => {
  await teacher.go('/referrals/sent')
  await fits(teacher, '1-sent')
  await teacher.page.locator('main tr', { hasText: 'A key worker has been asked' }).getByRole('link').first().click()
  referral = teacher.path()
  await teacher.follow('Change what was sent')
  await teacher.choose('Confidence and motivation')
  await teacher.write('Best time to make contact', 'Sundays, after the match')
  await fits(teacher, '2-amend')
  await teacher.press('Keep the change')
  expect(await teacher.words()).toContain('Changed after it was sent')
  await keyWorker.go(referral)
  expect(await keyWorker.words()).toContain('Sundays, after the match')
  await fits(keyWorker, '3-changed')
})

test('a no goes back to the sender with its reason and with other services, and is sent again to try one', async () => {
  await keyWorker.go(`${referral}/answer`)
  await keyWorker.choose('No')
  await keyWorker.choose('The person is not eligible for this service')
  await fits(keyWorker, '4-answer')
  await keyWorker.press('Send your answer')
  await teacher.go(referral)
  const back = await teacher.words()
  expect(back).toContain('the person is not eligible for this service')
  expect(back).toContain('Others that may fit')
  await fits(teacher, '5-back')
  await teacher.follow(/Send it again for this/)
  await teacher.write(/What has changed/, 'They have what would help')
  await fits(teacher, '6-resend')
  await teacher.press('Send it again')
  expect(await teacher.words()).toMatch(/Sent again, to try /)
  await coordinator.go(`${referral}/give`)
  expect(await coordinator.words()).toMatch(/Its sender would try /)
  await fits(coordinator, '7-give')
  const list = coordinator.page.locator('main').getByRole('combobox')
  if ((await list.count()) > 0) {
    const morag = await list.locator('option', { hasText: 'Morag' }).first().getAttribute('value')
    await list.selectOption(morag)
  } else await coordinator.choose(/Morag/)
  await coordinator.press('Give it')
  expect(await coordinator.words()).toMatch(/Morag/)
})

test('a yes for later is a place on the waiting list, which sender, key worker and coordinator read alike', async () => {
  await keyWorker.go(`${referral}/answer`)
  await keyWorker.choose('Yes, but they must wait')
  await keyWorker.date(/ask them again/, addDays(today, 28))
  await keyWorker.date(/place kept/, addDays(today, 120))
  await fits(keyWorker, '8-later')
  await keyWorker.press('Send your answer')
  const place = /Number (\d+) of (\d+)/.exec(await keyWorker.words())
  expect(place?.[1]).toBe(place?.[2])
  await teacher.go(referral)
  expect(await teacher.words()).toContain(place?.[0])
  await fits(teacher, '9-waits')
  await keyWorker.go('/referrals/waiting')
  await fits(keyWorker, '10-waiting')
  await coordinator.go('/referrals?list=waiting')
  await fits(coordinator, '11-queue')
  await coordinator.go('/referrals/waiting')
  await fits(coordinator, '12-waiting-lists')
})

test('taken before their turn for a reason, they meet, and the third “we met” hands the next step over', async () => {
  await keyWorker.go(`${referral}/take`)
  await keyWorker.choose('The place that is free suits them and not those ahead')
  await fits(keyWorker, '13-take')
  await keyWorker.press('Take them')
  for (const again of [false, true]) {
    await keyWorker.go(`${referral}/meeting`)
    await keyWorker.date(/which day/, today)
    await keyWorker.write(/what time/, '00.01')
    await keyWorker.choose('By telephone')
    await keyWorker.write(/Who comes/, 'All three')
    await keyWorker.press('Keep the meeting')
    if (again) break
    await teacher.go(`${referral}/not-met`)
    await teacher.choose('The person could not come')
    await fits(teacher, '14-not-met')
    await teacher.press('Keep it, and arrange another')
    expect(await teacher.words()).toContain('did not take place: the person could not come')
  }
  await keyWorker.go(`${referral}/met`)
  await keyWorker.choose(/We met/)
  await keyWorker.press('Keep it')
  await keyWorker.go(`${referral}/met`)
  await keyWorker.choose(/They told me/)
  await keyWorker.choose('By telephone')
  await keyWorker.press('Keep it')
  expect(await keyWorker.words()).toMatch(/of Northtown Academy owns the next step/)
  await teacher.go(`${referral}/met`)
  await teacher.choose(/We met/)
  await teacher.press('Keep it')
  await keyWorker.go(referral)
  expect(await keyWorker.words()).toMatch(/Morag Sample of Northtown Works owns the next step/)
})

test('ended early because the aim was reached, it says so and is nobody’s any more', async () => {
  await keyWorker.go(`${referral}/withdraw`)
  await keyWorker.choose('The person started work or learning')
  await fits(keyWorker, '15-withdraw')
  await keyWorker.press('Withdraw it')
  await coordinator.go(referral)
  const ended = await coordinator.words()
  expect(ended).toContain('completed early: they reached what they wanted')
  expect(ended).toContain('This referral has ended')
  await fits(coordinator, '16-ended')
})
