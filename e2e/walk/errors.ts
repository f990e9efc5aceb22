import { describe, expect, it } from 'vitest'
// The same check as the kit's own pages pass.
import { markupProblems } from '../../src/platform/ui/markup.testing.ts'
import { post, shownIn } from './form.ts'
import type { Walking } from './house.ts'

/** Sends each form with nothing filled in. Adds the page that says what is wrong to the others, under `<route>, in error`. */
export function walkErrors({ town, routes, exampleOf }: Walking, pages: Map<string, string>): string[] {
  const asking = routes.filter((key) => {
    const { route, example } = exampleOf(key)
    return route.kind === 'form' && !route.repeats && Object.keys(example.typed ?? {}).length > 0
  })
  describe('says what is wrong with an empty form, in sound HTML, and leads to each place', () => {
    it.each(asking)('%s', async (key) => {
      const { example } = exampleOf(key)
      const browser = town.as(example.as)
      const shown = shownIn((await browser.ask(example.at)).page)
      const empty = new URLSearchParams({ _form: shown.get('_form') ?? '' })
      const { status, body, page } = await post(browser, example.at, empty)
      expect(status).toBeOneOf([303, 422])
      if (status === 303) return
      pages.set(`${key}, in error`, body)
      // The title as such has its length checked where the page opens; here it has a word more before it.
      expect(await markupProblems(body.replace('<title>Error: ', '<title>'))).toEqual([])
      expect(page('h1')).toHaveLength(1)
      expect(page('title').text()).toMatch(/^Error: /)
      const places = page('.ds_error-summary a')
        .toArray()
        .map((link) => page(link).attr('href') ?? '')
      expect(places.filter((place) => page(place).length !== 1)).toEqual([])
      expect(page('.ds_error-summary li').length).toBeGreaterThan(0)
    })
  })
  return asking.map((key) => `${key}, in error`)
}
