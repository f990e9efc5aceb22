import { beforeAll, expect, test } from 'vitest'
import type { Somebody } from './browser.ts'
import { houseWithPhones } from './without-account.ts'

// Somebody looks for support by themself: on an old telephone without a script first, then at a computer.
const at = houseWithPhones()
let phone: Somebody
let desk: Somebody
let list: string

beforeAll(async () => {
  phone = await at.phone()
  desk = await at.another()
})

const fits = (one = phone) => at.fits(one)
const names = (one: Somebody) => one.page.locator('ol.nwd-found h2 a').allInnerTexts()

test('by need and place, the nearest first, narrowed to what is free', async () => {
  await phone.go('/')
  await fits()
  await phone.write('What do you want help with?', 'job')
  await phone.write('Where?', 'ZA3 4AA')
  await phone.press('Find support')
  expect(phone.page.url()).toContain('near=ZA3+4')
  expect(phone.page.url()).not.toContain('4AA')
  const before = await names(phone)
  expect(before.length).toBeGreaterThan(1)
  await fits()
  await phone.page.locator('summary', { hasText: 'Narrow this list' }).click()
  await phone.choose('Free')
  await phone.press('Show these')
  const free = await names(phone)
  expect(free.length).toBeGreaterThan(0)
  expect(before).toEqual(expect.arrayContaining(free.filter((name) => before.includes(name))))
  for (const words of await phone.page.locator('ol.nwd-found > li').allInnerTexts()) expect(words).toContain('Free')
  const miles = (await phone.words()).match(/(?:less than half a|about [\d½]+) miles? away/gi) ?? []
  const far = miles.map((words) =>
    words.startsWith('L') ? 0 : Number(words.replace('½', '.5').replace(/[^\d.]/g, '')),
  )
  expect(far).toEqual([...far].sort((a, b) => a - b))
  await phone.picture('find-1-list')
})

test('the map has the list’s own numbers, and is there without a script', async () => {
  await phone.go('/support?near=ZA3+4')
  await phone.page.locator('summary', { hasText: 'map' }).click()
  expect(await phone.page.locator('svg.nwd-places').isVisible()).toBe(true)
  const numbers = (await phone.page.locator('.nwd-places__number').allTextContents()).flatMap((words) =>
    words.split(/, | \+\d+/).filter((word) => word !== ''),
  )
  const [first = ''] = await phone.page.locator('ol.nwd-found h2').allInnerTexts()
  expect(first.startsWith('1. ')).toBe(true)
  expect(numbers).toContain('1')
  await fits()
  await phone.picture('find-2-map')
})

test('a service says whether it is for me, and is put in a list that is in its address', async () => {
  for (const nth of [0, 1]) {
    await phone.go(list ?? '/support?near=ZA3+4')
    if (nth === 1) await phone.follow('Add another')
    await phone.page.locator('ol.nwd-found h2 a').nth(nth).click()
    expect(await phone.words()).toContain('Is this for me?')
    await fits()
    await phone.follow('Put in my list')
    await phone.follow(/See my list/)
    list = phone.page.url()
  }
  expect(await phone.words()).toContain('My list: 2 services')
  await fits()
  await phone.picture('find-3-list-kept')
  const kept = await phone.page.locator('main section h2').allInnerTexts()
  // The address is all there is of it: somebody else, at another computer, sees the same.
  await desk.go(list)
  expect(await desk.page.locator('main section h2').allInnerTexts()).toEqual(kept)
  expect(await desk.page.context().cookies()).toEqual([])
})

test('is printed without what only a screen needs', async () => {
  await desk.go(list)
  await desk.page.emulateMedia({ media: 'print' })
  expect(await desk.page.getByRole('link', { name: 'Send by e-mail' }).isVisible()).toBe(false)
  expect(await desk.page.locator('.nwd-hide').isVisible()).toBe(false)
  expect(await desk.page.locator('main section h2').first().isVisible()).toBe(true)
  await desk.page.emulateMedia({ media: 'screen' })
})

test('side by side one chooses what suits, and asks for it', async () => {
  await phone.go(list)
  await phone.follow('Compare them side by side')
  expect(await phone.words()).toContain('Choose what suits you')
  await fits()
  await phone.picture('find-4-compare')
  const [, second = ''] = await phone.page.locator('.nwd-choose h2').allInnerTexts()
  await phone.page.locator('.nwd-choose a.ds_button').nth(1).click()
  expect(phone.path()).toBe('/refer-yourself')
  expect(await phone.words()).toContain(`You are asking for: ${second}`)
})

test('in Gaelic and in large type, by links and not by cookies', async () => {
  await phone.go('/')
  await phone.follow('Gàidhlig')
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('gd')
  await phone.follow('Leughadh furasta')
  expect(await phone.page.locator('.nwd-easy-list svg').count()).toBeGreaterThan(10)
  await fits()
  await phone.picture('find-5-gaelic-easy')
  await phone.follow('A’ lorg obair')
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('gd')
  await phone.page.locator('ol.nwd-found h2 a').first().click()
  expect(await phone.page.locator('.nwd-easy-part').count()).toBe(5)
  await fits()
  await phone.follow('English')
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('en-GB')
  expect(await phone.page.context().cookies()).toEqual([])
})

test('leaves quickly: a link without a script; with one, Escape three times, and Back does not lead here', async () => {
  await phone.go('/support?q=job')
  expect(await phone.page.locator('.nwd-hide').getAttribute('href')).toContain('bbc.co.uk/weather')
  await desk.page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'The weather' }))
  await desk.go('/support?q=job')
  for (const _ of [1, 2, 3]) await desk.page.keyboard.press('Escape')
  await desk.page.waitForURL(/bbc\.co\.uk/)
  await desk.page.goBack()
  expect(desk.page.url()).not.toContain('q=job')
})
