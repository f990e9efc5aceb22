import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A delivery plan from blank to published, by three organisations: the partnership's coordinator, a member of Harbour Housing, a team lead of
// Northtown Works. No browser but the reader's runs a script.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let member: Somebody
let lead: Somebody
let plan = ''
let items: { text: string; href: string }[] = []

const linksOf = (who: Somebody, at: string) =>
  who.page
    .locator(at)
    .evaluateAll((all) => all.map((a) => ({ text: (a.textContent ?? '').trim(), href: a.getAttribute('href') ?? '' })))
const item = (number: string) => items.find(({ text }) => text.startsWith(number))?.href ?? ''

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator', { javaScript: false })
  member = await somebody(browser, house, 'Partnership member', { javaScript: false })
  lead = await somebody(browser, house, 'Team lead', { javaScript: false })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
}, 240_000)

describe('a delivery plan, from blank to published', () => {
  test('is begun by the coordinator, with somebody for each section', async () => {
    await coordinator.go('/partnership')
    await coordinator.follow('Delivery plans')
    await coordinator.follow('Begin the next delivery plan')
    await coordinator.pick(/Which three years/)
    await coordinator.press('Begin')
    plan = coordinator.path()
    expect(await coordinator.words()).toContain('nothing written yet')
    items = await linksOf(coordinator, 'main .nwd-tasks a')
    expect(items).toHaveLength(27)
    await coordinator.go(`${plan}/sections/2`)
    await coordinator.page.getByLabel(/Who answers for it/).selectOption({ label: 'Hassan Imaginary, Harbour Housing' })
    await coordinator.date(/By when/, addDays(systemClock.today(), 20))
    await coordinator.press('Save')
    await member.go(plan)
    expect(await member.words()).toContain('Section 2, What we want to achieve, is yours: 6 items are not ready')
  })

  test('is written by two at once, and what neither changed stands', async () => {
    await coordinator.go(`${item('2.1')}/write`)
    await coordinator.write('The text', 'Everybody finds work.\n\nIt lasts.')
    await coordinator.press('Save')
    await coordinator.follow('Write on')
    await member.go(`${item('2.1')}/write`)
    await coordinator.write('The text', 'Everybody who wants it finds work.\n\nIt lasts.')
    await member.write('The text', 'Everybody finds work.\n\nIt lasts, and pays the rent.')
    await coordinator.press('Save')
    await member.press('Save')
    const words = await member.words()
    expect(words).toContain('Saved, together with what Alasdair Placeholder, Northtown Employability Partnership wrote')
    expect(words).toContain('Everybody who wants it finds work.')
    expect(words).toContain('It lasts, and pays the rent.')
  })

  test('shows both where both changed the same, for the second to choose', async () => {
    await coordinator.go(`${item('2.1')}/write`)
    await member.go(`${item('2.1')}/write`)
    const both = 'Everybody who wants it finds work.\n\n'
    await coordinator.write('The text', `${both}It lasts, pays the rent, and is fair.`)
    await member.write('The text', `${both}It lasts, pays the rent, and leaves time for children.`)
    await coordinator.press('Save')
    await member.press('Save')
    expect(await member.words()).toContain('at 1 place you both changed the same')
    await member.picture('delivery-plan-two-at-once')
    await member.choose('Both, one after the other')
    await member.press('Save what I chose')
    const words = await member.words()
    expect(words).toContain('and is fair.')
    expect(words).toContain('and leaves time for children.')
  })

  test('takes in what a team lead of a third organisation proposes and asks', async () => {
    await lead.go(item('2.1'))
    await lead.follow('Say something of it')
    await lead.write(/What do you want to say/, 'Twice “it lasts”?')
    await lead.press('Say it')
    await lead.follow('Propose other words')
    const now = await lead.page.getByLabel('The text as you would have it').inputValue()
    await lead.write('The text as you would have it', now.replace('finds work', 'finds fair work'))
    await lead.write('Why?', 'Fair work is what we promised')
    await lead.press('Propose it')
    await member.go(item('2.1'))
    await member.follow('Fair work is what we promised')
    await member.choose(/Accept it/)
    await member.press('Decide')
    expect(await member.words()).toContain('Everybody who wants it finds fair work.')
    await member.follow(/Deal with it/)
    await member.write(/What became of it/, 'Said once now')
    await member.press('It is dealt with')
    expect(await member.words()).toContain('Fiona Invented, Northtown Works')
  })

  test('is ready when every item is', async () => {
    for (const { text, href } of items) {
      if (!text.startsWith('2.1')) {
        await coordinator.go(`${href}/write`)
        await coordinator.write('The text', `What we say about ${text}.`)
        await coordinator.press('Save')
      }
      await coordinator.go(`${href}/ready`)
      await coordinator.press('It is ready')
    }
    await coordinator.go(plan)
    expect(await coordinator.words()).toContain('Everything is ready.')
    await coordinator.picture('delivery-plan-ready')
  }, 240_000)

  test('is signed organisation by organisation, with a disagreement on record', async () => {
    await coordinator.follow('Put it before the partnership')
    await coordinator.press('Put it before the partnership')
    await member.go(plan)
    await member.follow('Read it and sign')
    await member.choose('Agrees')
    await member.press('Say so for the organisation')
    for (const [organisation, word, says] of [
      ['Northtown Works', 'Agrees, with something to say', 'Name the places'],
      ['Northtown College', 'Disagrees', 'Courses are missing'],
    ] as const) {
      await coordinator.go(plan)
      await coordinator.follow('See what each says')
      await coordinator.follow('Write down what an organisation said')
      await coordinator.choose(organisation)
      await coordinator.choose(word)
      await coordinator.write(/What does it have to say/, says)
      if (word === 'Disagrees') await coordinator.choose(/may stand beside/)
      await coordinator.press('Say so for the organisation')
    }
    expect(await coordinator.words()).toContain('3 of')
  })

  test('is published, and anybody reads it without signing in', async () => {
    await coordinator.follow('See what each says')
    await coordinator.follow('Publish it')
    await coordinator.write(/Why does it go out/, 'They were asked twice')
    await coordinator.press('Publish it')
    const reader = await somebody(browser, house, undefined, { width: 320 })
    await reader.go('/plans')
    const [own] = (await linksOf(reader, 'main tbody a')).filter(({ text }) => text.includes('2028-31'))
    await reader.go(own?.href ?? '')
    const words = await reader.words()
    for (const said of [
      'finds fair work',
      'and leaves time for children',
      'Harbour Housing, Northtown Works',
      'Courses are missing',
    ])
      expect(words).toContain(said)
    expect(words).not.toContain('Name the places')
    const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
    await reader.picture('delivery-plan-published-320')
    const file = await reader.page.request.get(`${house.url}${own?.href}/versions/1/file`)
    expect((await file.body()).subarray(0, 2).toString()).toBe('PK')
    await reader.leave()
  })
})
