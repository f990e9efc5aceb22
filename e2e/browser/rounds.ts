import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { type Somebody, somebody } from './browser.ts'
import type { RunningHouse } from './house.ts'

/** Somebody opens a round of the self-assessment. Out: its address. */
export async function openRound(who: Somebody, { title, key, until }: { title: string; key: string; until: string }) {
  await who.go('/checklists/new')
  await who.write('Name of the round', title)
  await who.write('Short name', key)
  await who.choose('Partnership self-assessment', /Which checklist/)
  await who.date('Last day to answer', until)
  await who.press('Open the round')
  await who.page.waitForURL(/\/checklists\/[0-9a-f-]{36}$/)
  return who.path()
}

/** The newest link that was sent to an address, once it has left. */
export async function linkTo(reader: Somebody, address: string): Promise<string> {
  const link = reader.page.locator(`li:has-text("${address}") a[href*="/checklists/invited/"]`).first()
  await expect
    .poll(
      async () => {
        await reader.go('/outbox')
        return link.count()
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBeGreaterThan(0)
  return new URL((await link.getAttribute('href')) ?? '').pathname
}

/** Somebody comes by a link, at a browser of their own, and gives their name. */
export async function comeByLink(
  browser: Browser,
  house: RunningHouse,
  { link, name, javaScript, width }: { link: string; name: string; javaScript?: boolean; width?: number },
): Promise<Somebody> {
  const one = await somebody(browser, house, undefined, { javaScript: javaScript ?? true, width: width ?? 1280 })
  await one.go(link)
  await one.write('Your name', name)
  await one.press(/^(Begin|Go on)$/)
  await one.page.waitForURL(/\/by-link$/)
  return one
}

/** Answers some statements of a section, by item, and saves them. */
export async function answer(who: Somebody, at: string, answers: Readonly<Record<string, string>>): Promise<void> {
  const section = Object.keys(answers)[0]?.split('.')[0] ?? '1'
  await who.go(`${at}/${section}`)
  for (const [item, words] of Object.entries(answers))
    await who.choose(words, new RegExp(`^${item.replace('.', '\\.')} `))
  await who.press('Save and go on')
  await who.page.waitForURL((url) => !url.pathname.endsWith(`/${section}`))
}

/** Sends in what was put down. */
export async function sendIn(who: Somebody, at: string): Promise<void> {
  await who.go(`${at}/send`)
  await who.press('Send in our answers')
  await who.page.waitForURL((url) => url.pathname === at)
}

/** Nothing on the page is wider than the window. */
export async function fits({ page }: Somebody): Promise<void> {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window ?? 0)
}
