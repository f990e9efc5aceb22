import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Route } from '#platform/http'
// The same check as the kit's own pages pass.
import { markupProblems } from '../../src/platform/ui/markup.testing.ts'
import type { Example } from './example.ts'
import type { Walking } from './house.ts'
import { names } from './townspeople.ts'

const declaredFor = ({ kind, audit }: Route) => {
  const shown = kind === 'form' ? audit.show : audit
  return typeof shown === 'string' ? shown : undefined
}

interface Look {
  id: string
  event: string
  user_id: string | null
  person_id: string | null
}

/** Opens each page as the right viewer. Out: the HTML of each, by route, filled as the tests run. */
export function walkPages({ house, town, people, routes, exampleOf }: Walking): Map<string, string> {
  const pages = new Map<string, string>()
  const looked = async (): Promise<Look[]> => {
    const { rows } = await sql<Look>`select id, event, user_id, person_id from audit.event`.execute(house.asOwner)
    return rows
  }
  const opened = ({ as, at }: Example, method: string) => town.as(as).ask(at, { method })
  const here = (key: string) => !key.startsWith('POST ')

  describe('opens for the right viewer, as sound HTML with one heading, and writes who looked at whom', () => {
    it.each(routes)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const before = new Set((await looked()).map(({ id }) => id))
      const answer = await opened(example, here(key) ? 'GET' : 'POST')
      const since = (await looked()).filter(({ id }) => !before.has(id)).map(({ id: _id, ...look }) => look)
      expect(answer.status).toBe(example.answers ?? 200)

      const event = declaredFor(route)
      const person_id = example.about === undefined ? undefined : people.people[example.about]
      const by = { user_id: town.viewer(example.as).user_id }
      if (event !== undefined && here(key))
        expect(since).toContainEqual({
          event,
          ...by,
          person_id: person_id ?? (event && expect.toBeOneOf([null, expect.anything()])),
        })
      const text = answer.page('body').text()
      const shown = example.about !== undefined && names[example.about].some((name) => text.includes(name))
      if (shown) expect(since).toContainEqual(expect.objectContaining({ ...by, person_id }))

      if (answer.status !== 200 || !answer.body.startsWith('<!DOCTYPE')) return
      pages.set(key, answer.body)
      expect(await markupProblems(answer.body)).toEqual([])
      expect(answer.page('h1')).toHaveLength(1)
      expect(answer.page('h1').text().trim()).not.toBe('')
      expect(answer.page('title').text()).toMatch(/\S.* - No Wrong Door$/)
      expect(answer.page('[style], style, [onclick], script:not([src])')).toHaveLength(0)
    })
  })

  describe('links only to what its viewer can open', () => {
    const known = new Map<string, Promise<number>>()
    it.each(routes)('%s', async (key) => {
      const { as } = exampleOf(key).example
      const { page } = await opened(exampleOf(key).example, 'GET')
      const links = page('a[href^="/"], img[src^="/"], form[method=get]').toArray()
      const addresses = links.map(
        (link) => page(link).attr('href') ?? page(link).attr('src') ?? page(link).attr('action') ?? '',
      )
      const dead: string[] = []
      for (const at of new Set(addresses)) {
        const asked =
          known.get(`${as} ${at}`) ??
          town
            .as(as)
            .ask(at)
            .then(({ status }) => status)
        known.set(`${as} ${at}`, asked)
        if ((await asked) >= 400) dead.push(`${at}: ${await asked}`)
      }
      expect(dead).toEqual([])
    })
  })
  return pages
}
