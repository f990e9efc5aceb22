import type { Locator } from 'playwright-core'
import type { Somebody } from './browser.ts'

/** The same hands without a mouse: goes forward with Tab until something has the focus, as nobody sees who cannot see the page. */
async function focus(one: Somebody, what: Locator): Promise<void> {
  const target = what.first()
  await target.waitFor({ state: 'attached' })
  for (let presses = 0; presses < 400; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await one.page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${target}`)
}

/** Somebody who works by keyboard alone: every link, button, box and list is reached with Tab and used with keys. */
export function byKeyboard(one: Somebody): Somebody {
  const main = () => one.page.locator('main')
  const within = (question?: string | RegExp) =>
    question === undefined ? main() : one.page.getByRole('group', { name: question })
  const activate = async (what: Locator, key: 'Enter' | 'Space') => {
    await focus(one, what)
    await one.page.keyboard.press(key)
  }
  const left = async (act: () => Promise<void>) => {
    const before = one.page.url()
    await act()
    await one.page.waitForURL((url) => url.href !== before, { timeout: 5000 }).catch(() => undefined)
    await one.page.waitForLoadState()
  }
  return {
    ...one,
    press: (name) => left(() => activate(main().getByRole('button', { name }), 'Enter')),
    follow: (name) => left(() => activate(main().getByRole('link', { name }), 'Enter')),
    async write(label, words) {
      await focus(one, main().getByLabel(label))
      await one.page.keyboard.press('Control+A')
      await one.page.keyboard.type(words)
    },
    async choose(words, question) {
      const box = within(question)
        .getByLabel(words, { exact: typeof words === 'string' })
        .first()
      // A group of circles is one stop of the Tab key: its first or its chosen one; the arrows go on from there.
      if ((await box.getAttribute('type')) === 'radio') {
        const name = await box.getAttribute('name')
        const group = one.page.locator(`main input[type=radio][name="${name}"]`)
        const chosen = (await group.locator(':scope:checked').count()) > 0 ? group.locator(':scope:checked') : group
        await focus(one, chosen)
        if (!(await box.isChecked())) await one.page.keyboard.press('Space')
        for (let presses = 0; presses < 20 && !(await box.isChecked()); presses++)
          await one.page.keyboard.press('ArrowDown')
      } else {
        await focus(one, box)
        if (!(await box.isChecked())) await one.page.keyboard.press('Space')
      }
      if (!(await box.isChecked())) throw new Error(`the keyboard does not choose ${words}`)
    },
    async date(question, day) {
      const [year = '', month = '', date = ''] = day.split('-')
      const boxes = one.page.getByRole('group', { name: question })
      for (const [part, words] of [
        ['Day', date],
        ['Month', month],
        ['Year', year],
      ] as const) {
        await focus(one, boxes.getByLabel(part))
        await one.page.keyboard.press('Control+A')
        await one.page.keyboard.type(words)
      }
    },
  }
}
