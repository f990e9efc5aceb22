import { calendarDate } from '#platform/time'
import { joinRecords } from '../../src/modules/people/duplicates/join.queries.ts'
import { createPerson } from '../../src/modules/people/people.queries.ts'
import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import { sender } from './form.ts'

/** People of the works with two records each: two to join, two that are two people, and two that were joined. */
export interface Twice {
  join: readonly [string, string]
  apart: readonly [string, string]
  joined: string
  joining: string
  /** An estimate of what work might bring Isla. */
  estimate: string
}

const work = { hours: '20', wage: '14', age: '25', household: 'single', children: '0' }

export async function prepareTwice({ town, people: { people } }: Pick<Walk, 'town' | 'people'>): Promise<Twice> {
  const { house } = town
  const [fiona, hamish] = [town.viewer('fiona'), town.viewer('hamish')]
  const written = (given_name: string) =>
    house.asViewer(fiona, (tx) => {
      const person = { given_name, family_name: 'Doublet', known_as: null, date_of_birth: calendarDate('1990-05-06') }
      return createPerson(tx, fiona, person, {}, { kind: 'spell', sees: 3, because: { kind: 'walk_in' } })
    })
  const two = async (name: string) => [await written(name), await written(name)] as const
  const [joined, other] = await two('Tripletta')
  const chosen = { person: {}, contact: {}, answers: 'goes_on' } as const
  const why = 'They said so'
  const joining = await house.asViewer(hamish, (tx) =>
    joinRecords(tx, hamish, { goes_on: joined, other, chosen, why, told: null }),
  )
  const reckoned = await sender(town)('morag', `/people/${people.isla}/money/estimate`, work)
  const estimate = reckoned.split('/').at(-1) ?? ''
  return { estimate, join: await two('Doubletta'), apart: await two('Twinetta'), joined, joining }
}

/** Records that are likely of one person: by a team lead who sees both, or a coordinator. And what is known of Isla's money. */
export function duplicateExamples({
  people: { people },
  twice: { estimate, join, apart, joined, joining },
}: Walk): Examples {
  const hers = { as: 'morag', about: 'isla', concerned: seenBy.isla } as const
  const money = `/people/${people.isla}/money`
  const both = { as: 'fiona', concerned: ['fiona', 'hamish'] } as const satisfies Partial<Example>
  return {
    '/people/:person/money': { ...hers, at: money },
    '/people/:person/money/estimate': { ...hers, at: `${money}/estimate`, typed: work },
    '/people/:person/money/estimates/:estimate': { ...hers, at: `${money}/estimates/${estimate}` },
    '/people/:person/money/check': { ...hers, at: `${money}/check`, typed: { debts: 'yes' } },
    '/people/duplicates': { as: 'fiona', at: '/people/duplicates' },
    '/people/:person/same-as/:other/two-people': {
      ...both,
      at: `/people/${apart[0]}/same-as/${apart[1]}/two-people`,
      typed: { why: 'I met both of them' },
    },
    '/people/:person/same-as/:other': {
      ...both,
      at: `/people/${join[0]}/same-as/${join[1]}`,
      typed: { why: 'I asked them' },
    },
    '/people/:person/joined/:joining': {
      ...both,
      at: `/people/${joined}/joined/${joining}`,
      typed: { why: 'They are sisters' },
    },
  }
}
