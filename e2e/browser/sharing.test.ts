import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// What goes with a referral is chosen part by part; whoever is asked reads those parts and not one more; taking it back is at once.
let house: RunningHouse
let browser: Browser
let referral: string
const people = new Map<string, Somebody>()
const as = async (role: string, width?: number) => {
  const known = people.get(role) ?? (await somebody(browser, house, role, width === undefined ? {} : { width }))
  people.set(role, known)
  return known
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

describe('a referral of which only parts are shared', { timeout: 90_000 }, () => {
  test('is written by its sender with the parts that the person chose', async () => {
    const teacher = await as('Referrer')
    await teacher.go('/referrals/new')
    if (!/drafts/.test(teacher.path())) await teacher.press(/./)
    const draft = teacher.path()
    await teacher.go(`${draft}/person`)
    await teacher.write('Given name', 'Tavish')
    await teacher.write('Family name', 'Inventedberg')
    await teacher.date(/Date of birth/, '2008-05-06')
    await teacher.press('Save and go on')
    await teacher.go(`${draft}/reach`)
    await teacher.choose('Text message')
    await teacher.write(/Telephone number/, '07700 900456')
    await teacher.write(/should we not do/, 'Never ring in the evening.')
    await teacher.press('Save and go on')
    await teacher.go(`${draft}/needs`)
    await teacher.choose('Confidence and motivation')
    await teacher.write(/What do they hope for/, 'Something with bikes.')
    await teacher.press('Save and go on')
    await teacher.go(`${draft}/agreement`)
    await teacher.choose('How to reach them')
    await teacher.choose('What they need help with, and what they hope for')
    await teacher.choose('They said so')
    await teacher.choose(/They read the words above/)
    await teacher.picture('sharing-1-parts')
    await teacher.press('Save and go on')
    await teacher.go(`${draft}/check`)
    expect(await teacher.words()).toContain('Not passed on: they did not agree to it')
    await teacher.picture('sharing-2-check')
    await teacher.press(/Send/)
    referral = teacher.path()
    expect(referral).toMatch(/^\/referrals\/[0-9a-f-]{36}$/)
  })

  test('shows whoever is asked those parts, and says what was not shared without a hint of it', async () => {
    const coordinator = await as('Partnership coordinator')
    await coordinator.go(`${referral}/give`)
    await coordinator.choose(/Morag/)
    await coordinator.press('Give it')
    const morag = await as('Key worker')
    await morag.go(referral)
    const words = await morag.words()
    expect(words).toContain('Something with bikes.')
    expect(words).toContain('Not shared')
    expect(words).toContain('Ask whoever sent this how to make contact safely')
    expect(words).not.toMatch(/Never ring|2008/)
    await morag.picture('sharing-3-receiver')
  })

  test('taken back, it is gone from whoever was asked at once, and back with its sender within moments', async () => {
    const coordinator = await as('Partnership coordinator')
    await coordinator.go(referral)
    const find = coordinator.page.locator('main a[href^="/people/"]').first()
    const person = (await find.count()) > 0 ? await find.getAttribute('href') : null
    await coordinator.go('/people/find')
    await coordinator.page.locator('main input[type=text], main input[type=search]').first().fill('Tavish Inventedberg')
    await coordinator.page.locator('main button').first().click()
    await coordinator.follow(/Inventedberg/)
    const record = coordinator.path()
    expect(person === null || record.startsWith('/people/')).toBe(true)
    await coordinator.go(`${record}/sharing`)
    await coordinator.follow(/Take back/)
    await coordinator.press('Stop sharing')
    const morag = await as('Key worker')
    await morag.go(referral)
    expect(await morag.words()).toContain('Page not found')
    const teacher = await as('Referrer')
    await expect
      .poll(
        async () => {
          await teacher.go(referral)
          return teacher.words()
        },
        { timeout: 15_000, interval: 500 },
      )
      .toContain('Back with the sender')
    expect(await teacher.words()).toContain('They took back their agreement to share.')
    await teacher.picture('sharing-4-back-with-sender')
  })

  test('the key worker finds among the notices that it went, without a name', async () => {
    const morag = await as('Key worker')
    await morag.go('/notices')
    const words = await morag.words()
    expect(words).toContain('They share no longer')
    expect(words).toContain('Somebody whom you no longer see')
    expect(words).not.toContain('Inventedberg')
    await morag.picture('sharing-5-notices')
  })

  test('a participant reads what they share, and takes it back in two presses on a small telephone', async () => {
    const rowan = await as('Participant', 320)
    await rowan.go('/my')
    await rowan.follow(/See it, or take it back/)
    expect(await rowan.words()).toMatch(/So that you can get support/)
    expect(await rowan.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await rowan.follow(/Take it back/)
    await rowan.press('Take it back')
    expect(rowan.path()).toBe('/my/sharing')
    expect(await rowan.words()).toMatch(/No longer shared/)
    await rowan.picture('sharing-6-my-sharing')
  })
})
