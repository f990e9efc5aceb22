import { mkdir } from 'node:fs/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import type { RunningHouse } from './house.ts'

/** A real browser from npm, without the flags that its package adds for other places (one of them ends it when a page closes). */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--headless=shell'],
  })
}

/** Somebody at a browser of their own: nothing is shared with anybody else's. */
export interface Somebody {
  page: Page
  go(path: string): Promise<void>
  press(name: string | RegExp): Promise<void>
  follow(name: string | RegExp): Promise<void>
  /** Writes into the box with this label. */
  write(label: string | RegExp, words: string): Promise<void>
  /** Chooses or ticks by the words beside it, within the question when one is named. */
  choose(words: string | RegExp, question?: string | RegExp): Promise<void>
  /** Gives the first answer that a question offers, whether as circles, boxes or a list. */
  pick(question: string | RegExp): Promise<void>
  /** Writes a date, `YYYY-MM-DD`, into the three boxes of a question. */
  date(question: string | RegExp, day: string): Promise<void>
  /** What a person reads on the page, apart from its frame. */
  words(): Promise<string>
  /** The address, without the house's own. */
  path(): string
  /** Keeps a picture of the page as it stands. */
  picture(name: string): Promise<void>
  leave(): Promise<void>
}

/** Opens a browser window at the house, signed in as a demonstration role (or signed out), with or without JavaScript. */
export async function somebody(
  browser: Browser,
  house: RunningHouse,
  role?: string,
  { javaScript = true, width = 1280 }: { javaScript?: boolean; width?: number } = {},
): Promise<Somebody> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    baseURL: house.url,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const one: Somebody = {
    page,
    go: async (path) => {
      await page.goto(path)
    },
    async press(name) {
      const button = page.locator('main').getByRole('button', { name }).first()
      // A form with room for many words is sent by its page, which leaves only once it was answered.
      const byItsPage = await button.evaluate(
        (one) =>
          document.body.dataset.kept !== undefined &&
          one instanceof HTMLButtonElement &&
          one.type === 'submit' &&
          one.form?.enctype !== 'multipart/form-data' &&
          one.form?.querySelector('textarea') !== null,
      )
      const left = byItsPage ? page.waitForEvent('framenavigated').catch(() => undefined) : undefined
      await button.click()
      await left
    },
    follow: (name) => page.locator('main').getByRole('link', { name }).first().click(),
    write: (label, words) => page.locator('main').getByLabel(label).first().fill(words),
    async choose(words, question) {
      const within = question === undefined ? page.locator('main') : page.getByRole('group', { name: question })
      // The design system draws its own circle and tick over the real one, which is there for the keyboard.
      const box = within.getByLabel(words, { exact: typeof words === 'string' }).first()
      // A click that came while the page still settled under the pointer is made once more, as anybody would.
      await box.check({ force: true }).catch(() => box.check({ force: true }))
    },
    async pick(question) {
      const list = page.locator('main').getByRole('combobox', { name: question })
      const circles = page.getByRole('group', { name: question }).locator('input')
      await list.or(circles.first()).waitFor({ state: 'attached' })
      if ((await list.count()) > 0) await list.selectOption({ index: 1 })
      else await circles.first().check({ force: true })
    },
    async date(question, day) {
      const [year = '', month = '', date = ''] = day.split('-')
      const boxes = page.getByRole('group', { name: question })
      await boxes.getByLabel('Day').fill(date)
      await boxes.getByLabel('Month').fill(month)
      await boxes.getByLabel('Year').fill(year)
    },
    words: () => page.locator('main').innerText(),
    path: () => new URL(page.url()).pathname,
    async picture(name) {
      await mkdir('artefacts/pictures', { recursive: true })
      await page.screenshot({ path: `artefacts/pictures/${name}.png`, fullPage: true })
    },
    leave: () => context.close(),
  }
  if (role !== undefined) {
    const account = house.signIns.get(role)
    if (account === undefined)
      throw new Error(`no demonstration sign-in for ${role}: ${[...house.signIns.keys()].join(', ')}`)
    await one.go('/sign-in')
    await page.getByLabel('E-mail address').fill(account.email)
    await page.getByLabel('Password', { exact: true }).fill(account.password)
    await one.press('Sign in')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
  }
  return one
}
