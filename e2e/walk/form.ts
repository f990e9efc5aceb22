import type { CheerioAPI } from 'cheerio'
import type { Browser, Who } from './town.ts'

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** What a browser would send of the first form of a page, as it is shown. */
export function shownIn(page: CheerioAPI): URLSearchParams {
  const fields = new URLSearchParams()
  const form = page('main form').first()
  for (const { name, value } of form.serializeArray()) fields.append(name, value)
  return fields
}

/** Opens a form's page, types into it over what it shows, and sends it to where it says. */
export async function fillIn(browser: Browser, path: string, typed: Typed) {
  const { page, status, ...answer } = await browser.ask(path)
  if (status !== 200) return { page, status, ...answer }
  return post(browser, page('main form').first().attr('action') ?? path, withTyped(shownIn(page), typed))
}

export function withTyped(shown: URLSearchParams, typed: Typed): URLSearchParams {
  const fields = new URLSearchParams(shown)
  for (const [name, values] of Object.entries(typed)) {
    fields.delete(name)
    for (const value of [values].flat()) fields.append(name, value)
  }
  return fields
}

/** Sends forms that must be taken, each by whom and with what; gives where each one leads. @throws when one is refused */
export const sender =
  (town: { as(who: Who): Browser }) =>
  async (who: Who, path: string, typed: Typed): Promise<string> => {
    const { status, to, page } = await fillIn(town.as(who), path, typed)
    if (status !== 303) throw new Error(`${who} at ${path}: ${status} ${page('.ds_error-summary, h1').text()}`)
    return to ?? ''
  }

export const post = (browser: Browser, path: string, body: URLSearchParams) =>
  browser.ask(path, { method: 'POST', body })
