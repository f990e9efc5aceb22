import { sql } from 'kysely'
import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import { sender } from './form.ts'
import { day } from './townspeople.ts'

/** Somebody who stands in, a note that a colleague was told of, a kept list, and people about to be given to somebody else. */
export interface Days {
  cover: string
  told: string
  list: string
  check: string
}

export async function prepareDays({ town, people: { people } }: Pick<Walk, 'town' | 'people'>): Promise<Days> {
  const send = sender(town)
  const one = async (query: string): Promise<string> =>
    (await sql<{ id: string }>`${sql.raw(query)}`.execute(town.house.asOwner)).rows[0]?.id ?? ''
  const id = (who: 'morag' | 'omar' | 'fiona') => town.viewer(who).user_id
  const days = { ...day('from_on', 2026, 12, 7), ...day('until_on', 2026, 12, 9) }
  await send('fiona', '/people/cover', { user_id: id('morag'), covered_by: id('omar'), ...days })
  const note = { kind: 'phone', words: 'For Omar to read', told: id('omar'), ...day('happened_on', 2026, 11, 20) }
  await send('morag', `/people/${people.isla}/notes/new`, note)
  await send('morag', '/people/lists/keep?quiet=4', { name: 'Long silent' })
  const spell = await one(`select id from journeys.spell where person_id = '${people.isla}' and left_on is null`)
  return {
    cover: await one('select id from journeys.cover'),
    told: await one(`select note_id as id from journeys.note_told`),
    list: await one('select id from journeys.kept_list'),
    check: await send('fiona', '/people/reassign', { people: spell, to: id('fiona'), reason: 'Morag has many' }),
  }
}

/** A worker's lists and notes, where somebody is, who stands in, and a team lead's team. */
export function dayExamples({ town, people: { people }, days }: Walk): Examples {
  const id = (who: 'morag' | 'omar' | 'fiona') => town.viewer(who).user_id
  const at = `/people/${people.isla}`
  const her = (path: string, typed: Example['typed'], as: Example['as'] = 'morag'): Example => ({
    ...{ as, at: `${at}${path}`, about: 'isla', concerned: seenBy.isla, typed },
  })
  const spell = (page: Parameters<Extract<Example['typed'], (...of: never) => unknown>>[0]) =>
    String(page('main input[name=people]').first().val() ?? '')
  return {
    '/people/team': { as: 'fiona', at: '/people/team' },
    '/people/reassign': {
      ...{ as: 'fiona', at: '/people/reassign' },
      typed: (page) => ({ people: spell(page), to: id('fiona'), reason: 'Morag has many' }),
      notTwice: 'it only leads to the page on which it is checked; journeys has it',
    },
    '/people/reassign/check': { as: 'fiona', at: days.check, typed: {} },
    '/people/cover': {
      ...{ as: 'fiona', at: '/people/cover' },
      typed: {
        ...{ user_id: id('omar'), covered_by: id('fiona') },
        ...{ ...day('from_on', 2027, 1, 4), ...day('until_on', 2027, 1, 8) },
      },
    },
    '/people/cover/:cover/end': {
      ...{ as: 'fiona', at: `/people/cover/${days.cover}/end`, concerned: ['fiona', 'morag'], typed: {} },
    },
    '/people/lists': { as: 'morag', at: '/people/lists', typed: { lists: days.list } },
    '/people/lists/keep': { as: 'morag', at: '/people/lists/keep?only=meeting', typed: { name: 'No meeting' } },
    '/people/notes/drafts': { as: 'morag', at: '/people/notes/drafts' },
    '/people/:person/notes/:note/read': { ...her(`/notes/${days.told}/read`, {}, 'omar'), concerned: ['omar'] },
    '/people/:person/stages/move': her('/stages/move', {
      ...{ stages: ['1', '2', '5'], reason: 'She asked to', ...day('on', 2026, 11, 22) },
    }),
  }
}
