import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// Somebody was written down twice: the coordinator sees both records side by side, joins them, and parts them again, while the program runs.
let house: RunningHouse
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** What a record says, but for what is written of opening, joining and parting it: how many entries in its timeline, and its details. */
async function record(one: Somebody, address: string) {
  await one.go(`${address}/timeline`)
  const timeline = await one.page.locator('main .nwd-timeline li').allInnerTexts()
  await one.go(`${address}/details`)
  const boxes = one.page.locator('main form input:not([type=hidden]):not([type=radio]):not([type=checkbox])')
  const details = await boxes.evaluateAll((all) => all.map((box) => ('value' in box ? `${box.id} ${box.value}` : '')))
  const born = await one.page
    .getByRole('group', { name: /date of birth/i })
    .locator('input')
    .evaluateAll((all) => all.map((box) => ('value' in box ? box.value : '')))
  return { born, timeline: timeline.filter((line) => !/became one|was parted/.test(line)), details }
}

/** One record and the other, from the address of the page that compares them. */
function bothOf(path: string): [string, string] {
  const [, one, other] = /^\/people\/([0-9a-f-]{36})\/same-as\/([0-9a-f-]{36})$/.exec(path) ?? []
  if (one === undefined || other === undefined) throw new Error(`no two records in ${path}`)
  return [`/people/${one}`, `/people/${other}`]
}

/** Joins the likeliest two of the list with a choice, reads the one record that is left, and parts them again. */
async function joinAndPart(width: number) {
  const coordinator = await somebody(browser, house, 'Partnership coordinator', { width })
  const fits = async () =>
    expect(await coordinator.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  await expect
    .poll(
      async () => {
        await coordinator.go('/people/duplicates')
        return coordinator.page.locator('main a[href*="/same-as/"]').count()
      },
      { timeout: 60_000, interval: 700 },
    )
    .toBeGreaterThan(0)
  const likely = await coordinator.page.locator('main a[href*="/same-as/"]').count()
  expect(await coordinator.words()).toMatch(/day and month the other way round/)
  await fits()
  await coordinator.picture(`duplicates-${width}-1-list`)
  await coordinator.follow(/^Look side by side/)
  await coordinator.page.waitForURL(/\/same-as\//)
  const compare = coordinator.path()
  const [one, other] = bothOf(compare)
  const before = [await record(coordinator, one), await record(coordinator, other)]
  expect(before[0]?.details).not.toEqual(before[1]?.details)
  expect(before.flatMap(({ timeline }) => timeline)).not.toEqual([])

  await coordinator.go(compare)
  await fits()
  await coordinator.picture(`duplicates-${width}-2-side-by-side`)
  await coordinator.press('Join the two records')
  await coordinator.page
    .locator('.ds_error-summary', { hasText: 'Enter how you know that they are one person' })
    .waitFor()
  const born = coordinator.page.getByRole('group', { name: /date of birth/i }).locator('input')
  await born.nth(1).check({ force: true })
  await coordinator.write(/How do you know/, 'They were written down twice on one day. I asked them.')
  const told = coordinator.page.getByLabel(/How was the person told/)
  if ((await told.count()) > 0) await told.fill('On the telephone, and they agreed.')
  await coordinator.press('Join the two records')
  await coordinator.page.waitForURL((url) => url.pathname === one)
  await coordinator.picture(`duplicates-${width}-3-one-record`)

  await coordinator.go(other)
  expect(coordinator.path()).toBe(one)
  const joined = await record(coordinator, other)
  expect(coordinator.path()).toBe(`${one}/details`)
  expect(joined.timeline.toSorted()).toEqual(
    [...(before[0]?.timeline ?? []), ...(before[1]?.timeline ?? [])].toSorted(),
  )
  expect(joined.born).toHaveLength(3)
  expect(joined.born).toEqual(before[1]?.born)
  expect(joined.born).not.toEqual(before[0]?.born)

  await coordinator.go('/people/duplicates')
  expect(await coordinator.page.locator('main a[href*="/same-as/"]').count()).toBe(likely - 1)
  await coordinator.follow(/^One record/)
  await coordinator.page.waitForURL(/\/joined\//)
  await fits()
  await coordinator.picture(`duplicates-${width}-4-joined`)
  await coordinator.write(/Why are they parted/, 'They are two people after all.')
  await coordinator.press('Part the two records')
  await coordinator.page.waitForURL((url) => url.pathname === '/people/duplicates')
  expect([await record(coordinator, one), await record(coordinator, other)]).toEqual(before)
  await coordinator.leave()
}

test('two records of one person become one, and two again, each as it was', { timeout: 180_000 }, () =>
  joinAndPart(1280),
)
test('the same on a telephone', { timeout: 180_000 }, () => joinAndPart(320))
