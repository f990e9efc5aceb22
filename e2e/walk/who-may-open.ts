import { describe, expect, it } from 'vitest'
import { mayUse, type Route } from '#platform/http'
import { type Example, seenBy } from './example.ts'
import type { Walking } from './house.ts'
import { settled, type Who } from './town.ts'
import { names, type Person } from './townspeople.ts'

/** One of each role, in the city. */
const oneOfEachRole: readonly Who[] = [
  ...['morag', 'fiona', 'callum', 'teacher', 'hamish', 'officer', 'member', 'admin', 'grace', 'isla'],
] as const satisfies readonly Who[]

/** A page without what differs from one showing to the next: form tokens, and where in the navigation one is. */
const settledWords = (body: string) =>
  body.replace(/name="_form" value="[^"]*"/g, '').replace(/ (?:aria-current|class)="[^"]*"/g, '')

/** The names that a viewer may not meet anywhere. */
export function strangeTo(who: Who): string[] {
  const people = Object.keys(seenBy) as Person[]
  const unseen = people.filter((person) => !seenBy[person].includes(who)).flatMap((person) => names[person])
  return who === 'teacher' ? unseen : [...unseen, ...names.unsent]
}

export function walkAccess({ town, routes, exampleOf }: Walking): void {
  const missing = new Map<Who, Promise<string>>()
  const nothing = (who: Who) => {
    const asked =
      missing.get(who) ??
      town
        .as(who)
        .ask('/there/is/nothing/here')
        .then(({ body }) => settledWords(body))
    missing.set(who, asked)
    return asked
  }
  async function isNotFound(who: Who, route: Route, { at, about }: Example) {
    const method = route.kind === 'raw' ? route.method : 'GET'
    const { status, to, body } = await town.as(who).ask(at, { method })
    expect({ who, status, to }).toEqual({ who, status: 404, to: null })
    expect(settledWords(body)).toBe(await nothing(who))
    for (const word of about === undefined ? [] : names[about]) expect(body).not.toContain(word)
    if (route.kind !== 'form') return
    expect({
      who,
      posted: (await town.as(who).ask(at, { method: 'POST', body: new URLSearchParams() })).status,
    }).toEqual({ who, posted: expect.toBeOneOf([403, 404]) })
  }
  const has = (who: Who, { access }: Route) => mayUse(access, town.viewer(who))

  describe('signed out', () => {
    it.each(routes)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const method = route.kind === 'raw' ? route.method : 'GET'
      const { status, to, body } = await town.nobody().ask(example.at, { method })
      if (route.access === 'everyone') expect(status).toBe(example.signedOut ?? 200)
      else expect([status, to, body]).toEqual([303, `/sign-in?next=${encodeURIComponent(example.at)}`, ''])
    })
  })

  describe('in a role that it is not for, it is as if there were nothing', () => {
    it.each(routes)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      for (const who of oneOfEachRole.filter((who) => !has(who, route))) await isNotFound(who, route, example)
    })
  })

  const records = routes.filter((key) => exampleOf(key).example.concerned !== undefined)
  describe('in the right role, of another area or organisation, it is as if there were nothing', () => {
    it.each(records)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const strangers = settled.filter((who) => has(who, route) && !example.concerned?.includes(who))
      for (const who of strangers) await isNotFound(who, route, example)
    })
  })

  const lists = routes.filter((key) => !records.includes(key) && exampleOf(key).route.access !== 'everyone')
  describe('holds for each role only the names that they may see', () => {
    it.each(lists)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const method = route.kind === 'raw' ? route.method : 'GET'
      for (const who of settled.filter((who) => has(who, route))) {
        const { status, body } = await town.as(who).ask(example.at, { method })
        expect({ who, status }).toEqual({ who, status: expect.toBeOneOf([200, 303, 400, 404]) })
        for (const word of strangeTo(who))
          expect.soft({ who, body }).not.toMatchObject({ body: expect.stringContaining(word) })
      }
    })
  })

  describe('comes after the terms, and after saying for whom one acts', () => {
    it.each(routes.filter((key) => exampleOf(key).route.access !== 'everyone'))('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const method = route.kind === 'raw' ? route.method : 'GET'
      for (const [who, first] of [
        ['newcomer', '/terms'],
        ['twoHats', '/choose-role'],
      ] as const)
        if (example.at !== first)
          expect(await town.as(who).ask(example.at, { method })).toMatchObject({ status: 303, to: first, body: '' })
    })
  })
}
