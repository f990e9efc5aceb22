import { calendarDate } from '#platform/time'
import { joinRecords } from '../../src/modules/people/duplicates/join.queries.ts'
import { createPerson } from '../../src/modules/people/people.queries.ts'
import type { Example, Examples, Walk } from './example.ts'

/** People of the works with two records each: two to join, two that are two people, and two that were joined. */
export interface Twice {
  join: readonly [string, string]
  apart: readonly [string, string]
  joined: string
  joining: string
}

export async function prepareTwice({ town }: Pick<Walk, 'town'>): Promise<Twice> {
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
  return { join: await two('Doubletta'), apart: await two('Twinetta'), joined, joining }
}

/** Records that are likely of one person: by a team lead who sees both, or a coordinator. */
export function duplicateExamples({ twice: { join, apart, joined, joining } }: Walk): Examples {
  const both = { as: 'fiona', concerned: ['fiona', 'hamish'] } as const satisfies Partial<Example>
  return {
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
