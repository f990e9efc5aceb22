import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// Everybody's own figures in the real program: each sees theirs, opens the people behind them, and finds nothing of anybody else's.
let house: RunningHouse
let browser: Browser

const roles = ['Key worker', 'Team lead', 'Provider worker', 'Partnership coordinator', 'National analyst'] as const
type RoleName = (typeof roles)[number]
const people = new Map<RoleName, Somebody>()
const as = (role: RoleName): Somebody => {
  const one = people.get(role)
  if (one === undefined) throw new Error(`${role} is not signed in`)
  return one
}

/** Which pages of figures there are for whom, in words of this test's own. */
const pages: Readonly<Record<string, readonly RoleName[]>> = {
  '/figures': ['Key worker', 'Team lead', 'Provider worker'],
  '/figures/people?of=led': ['Key worker', 'Team lead', 'Provider worker'],
  '/figures/team': ['Team lead'],
  '/reports': ['Team lead', 'Partnership coordinator'],
  '/reports/progress': ['Team lead', 'Partnership coordinator', 'National analyst'],
  '/reports/gaps': ['Team lead', 'Partnership coordinator', 'National analyst'],
  '/reports/need': ['Team lead', 'Partnership coordinator', 'National analyst'],
  '/reports/areas': ['Team lead', 'Partnership coordinator', 'National analyst'],
  '/reports/referrals': ['Team lead', 'Provider worker', 'Partnership coordinator'],
  '/reports/people?of=started': ['Team lead', 'Partnership coordinator'],
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  for (const role of roles) people.set(role, await somebody(browser, house, role, { javaScript: false, width: 320 }))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  // The program ends once the demonstration's release is made, which takes a minute on a busy machine.
}, 240_000)

describe('on a small telephone, without a script,', () => {
  test.each(roles)('a %s opens the figures that are theirs, and finds none of the others', async (role) => {
    const one = as(role)
    for (const [path, whose] of Object.entries(pages)) {
      const answer = await one.page.goto(path)
      expect([path, answer?.status()]).toEqual([path, whose.includes(role) ? 200 : 404])
      if (!whose.includes(role)) continue
      const [wide, window] = await one.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect([path, wide]).toEqual([path, window])
    }
  })

  test('a figure of a key worker has as many people behind it as it says, all of them theirs to open', async () => {
    const one = as('Key worker')
    await one.go('/today')
    await one.follow('How my people are doing')
    expect(one.path()).toBe('/figures')
    expect(await one.words()).toMatch(/You lead \d+ people/)
    await one.picture('figures-1-key-worker')
    const links = await one.page.locator('main a[href^="/figures/people"]').all()
    const figures = await Promise.all(
      links.map(async (link) => ({ href: await link.getAttribute('href'), words: await link.innerText() })),
    )
    expect(figures.length).toBeGreaterThan(5)
    for (const { href, words } of figures) {
      const count = Number(/(\d+)(?: p|\))/.exec(words)?.[1])
      await one.go(href ?? '')
      expect([words, await one.page.locator('main tbody a').count()]).toEqual([words, count])
    }
    const [person] = await one.page.locator('main tbody a').all()
    expect((await one.page.goto((await person?.getAttribute('href')) ?? ''))?.status()).toBe(200)
  })

  test('a team lead sees how the work is shared out, and who lies behind each number', async () => {
    const one = as('Team lead')
    await one.go('/today')
    await one.follow('How the work is shared out')
    const rows = await one.page.locator('main tbody tr').all()
    expect(rows.length).toBeGreaterThan(2)
    const names = await one.page.locator('main tbody th').allInnerTexts()
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en-GB')))
    const link = one.page.locator('main tbody a').first()
    const count = Number.parseInt(await link.innerText(), 10)
    await link.click()
    expect(await one.page.locator('main tbody a').count()).toBe(count)
  })

  test('a coordinator reads reach against need with its tables, invented and said to be; an analyst which are missing', async () => {
    const one = as('Partnership coordinator')
    await one.go('/reports/need')
    expect(await one.words()).toContain('Invented: made up for the demonstration')
    expect(await one.words()).toContain('One table is missing')
    const helped = one.page.locator('main a[href*="of=econ1"]').first()
    const count = Number(await helped.innerText())
    await helped.click()
    expect(await one.words()).toContain(`The figure counts ${count} ${count === 1 ? 'person' : 'people'}`)
    const analyst = as('National analyst')
    await analyst.go('/reports/need')
    expect(await analyst.words()).toContain('7 tables are missing')
    expect(await analyst.page.locator('main a[href*="/reports/people"]').count()).toBe(0)
  })

  test('a link from a figure leads to its definition', async () => {
    const one = as('Partnership coordinator')
    for (const path of ['/reports/progress', '/reports/gaps', '/reports/need']) {
      await one.go(path)
      const links = await one.page.locator('main a[href^="/reports/definitions#"]').all()
      const anchors = await Promise.all(links.map(async (link) => (await link.getAttribute('href'))?.split('#')[1]))
      expect([path, anchors.length > 0]).toEqual([path, true])
      await one.go('/reports/definitions')
      for (const anchor of anchors)
        expect([anchor, await one.page.locator(`[id="${anchor}"]`).count()]).toEqual([anchor, 1])
    }
  })

  test('a link is given by hand: a code typed at the door answers the question, once', async () => {
    const worker = as('Key worker')
    await worker.go('/follow-ups?show=open')
    const give = (await worker.page.locator('main a[href$="/link"]').first().getAttribute('href')) ?? ''
    await worker.go(give)
    await worker.press('Make the link')
    const slip = worker.page.locator('.nwd-slip')
    expect(await slip.locator('svg').count()).toBe(1)
    const [, code = ''] = await slip.locator('.nwd-slip__big').allInnerTexts()
    await worker.picture('link-by-hand')
    const anybody = await somebody(browser, house, undefined, { javaScript: false, width: 320 })
    await anybody.go('/f')
    await anybody.write('Type your code', '2B4D 6F8H 9KMN')
    await anybody.press('Go to my question')
    expect(await anybody.words()).toContain('We do not know this code')
    await anybody.write('Type your code', code.toLowerCase())
    await anybody.press('Go to my question')
    await anybody.choose('Yes')
    await anybody.press('Send my answer')
    expect(anybody.path()).toBe('/f/thanks')
    await worker.page.reload()
    expect(await worker.words()).toContain('It was answered')
    await anybody.leave()
  })
})
