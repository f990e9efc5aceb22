import { load } from 'cheerio'
import type { TestDatabase } from '#platform/testing'
import { partnershipTown, type Somebody } from '../../partnership/partnership.testing.ts'
import { answers, members, roundOf } from '../checklists.testing.ts'
import { closePart, type Round, routes } from '../index.ts'
import { choosePoints } from '../points/points.queries.ts'

export const city = 'S12000049'

/** What each organisation answers, in their order: `{ '1.1': 'ffppn' }` is two fully, two partially, one not; a dash leaves it empty. */
export type Pattern = Readonly<Record<string, string>>

const meant: Readonly<Record<string, string>> = { f: 'fully', p: 'partially', n: 'not' }

/** A town with its partnership, whose organisations have answered rounds of the self-assessment. */
export async function workshopTown(house: TestDatabase, clock = house.clock) {
  const town = await partnershipTown(house, clock, routes)
  const hamish = town.viewer('hamish')

  /** A round in which each of some organisations that nobody meets elsewhere answered, closed for the city unless it stays open. */
  async function told(
    key: string,
    pattern: Pattern,
    { open = false, more = {} as Pattern, opens_at = clock.now() } = {},
  ): Promise<Round> {
    const round = await roundOf(house, { key, areas: [city], opens_at })
    const count = Math.max(...Object.values(pattern).map(({ length }) => length), 2)
    for (const [at, member] of (await members(house, city, count)).entries()) {
      const given = Object.entries(pattern).map(([item, said]) => [item, meant[said[at] ?? '-'] ?? ''])
      const typed = { ...Object.fromEntries(given.filter(([, answer]) => answer !== '')), ...more }
      if (Object.keys(typed).length > 0) await answers(house, round, member, typed)
    }
    if (!open) await house.asViewer(hamish, (tx) => closePart(tx, round.id, city, hamish.user_id))
    return round
  }

  return {
    ...town,
    told,
    /** The coordinator chooses these statements for the workshop, in this order. */
    chosen: (round: Round, items: readonly string[]) =>
      house.asViewer(hamish, (tx) =>
        choosePoints(
          tx,
          round,
          city,
          items.map((item) => ({ item, note: '' })),
          hamish.user_id,
        ),
      ),
    /** Opens a form now; what it returns sends it later, as it was shown, with what is typed over it. */
    async opened(who: Somebody, path: string) {
      const browser = town.as(who)
      const { body, page } = await browser.ask(path)
      return async (typed: Readonly<Record<string, string>>) => {
        const fields = new URLSearchParams()
        for (const { name, value } of load(body)('main form').first().serializeArray())
          if (!(name in typed)) fields.append(name, value)
        for (const [name, value] of Object.entries(typed)) fields.append(name, value)
        const answer = await browser.ask(page('main form').attr('action') ?? path, { method: 'POST', body: fields })
        return { ...answer, words: answer.page('main').text().replace(/\s+/g, ' ') }
      }
    },
  }
}
