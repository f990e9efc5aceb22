import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { type LikelyMatch, likelyMatches, searchPeople, updateContactDetails } from '../people.queries.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { whyAlike } from './match-words.ts'

const house = await testDatabase()
const { works, support, islandWorks } = await neighbourhood(house)
const [morag, other, islander] = [viewerOf(works), viewerOf(support), viewerOf(islandWorks)]
const known = await personOf(house, morag, {
  given_name: 'Catriona',
  family_name: 'Placeholder',
  known_as: 'Cat',
  date_of_birth: calendarDate('2001-04-03'),
})
await personOf(house, morag, {
  given_name: 'Fergus',
  family_name: 'Synthetic',
  date_of_birth: calendarDate('1999-09-09'),
})
await house.asViewer(morag, (tx) =>
  updateContactDetails(tx, morag, known.id, { ni_number: 'AB123456C', postcode: 'G1 1AA' }),
)

type Details = Parameters<typeof likelyMatches>[1]
const nothing: Details = {
  given_name: 'Zara',
  family_name: 'Fictus',
  date_of_birth: null,
  ni_number: null,
  postcode: null,
}
const born = (day: string) => ({ date_of_birth: calendarDate(day) })
const alike = (details: Partial<Details>, viewer = other): Promise<LikelyMatch[]> =>
  house.asViewer(viewer, (tx) => likelyMatches(tx, { ...nothing, ...details }))

describe('somebody who may be known already is found', () => {
  it('by a misspelt name with the same birthday', async () => {
    const [match] = await alike({ given_name: 'Katriona', family_name: 'Placeholdr', ...born('2001-04-03') })
    expect(match).toMatchObject({ id: known.id, reasons: ['date_of_birth', 'family_name_alike', 'given_name_alike'] })
  })

  it('with day and month swapped', async () => {
    const [match] = await alike({ given_name: 'Catriona', family_name: 'Placeholder', ...born('2001-03-04') })
    expect(match?.reasons).toContain('day_and_month_swapped')
    expect(match && whyAlike({ reasons: ['day_and_month_swapped', 'family_name_alike'] })).toBe(
      'the same date of birth with day and month the other way round and a similar family name',
    )
  })

  it('by what they like to be called', async () => {
    const [match] = await alike({ given_name: 'Cat', family_name: 'Placeholder', ...born('2001-04-03') })
    expect(match?.reasons).toContain('given_name')
  })

  it('by the National Insurance number alone, under another name', async () => {
    expect(await alike({ ni_number: 'AB123456C' })).toMatchObject([
      { id: known.id, reasons: ['ni_number', 'no_date_of_birth'] },
    ])
  })

  it('by the same name when no birthday tells them apart', async () => {
    expect(await alike({ given_name: 'Catriona', family_name: 'Placeholder' })).toMatchObject([{ id: known.id }])
  })
})

describe('somebody else is left alone', () => {
  it('with the same name and another birthday, or the same birthday and another name', async () => {
    expect(await alike({ given_name: 'Catriona', family_name: 'Placeholder', ...born('1980-12-30') })).toEqual([])
    expect(await alike(born('2001-04-03'))).toEqual([])
    expect(await alike(nothing)).toEqual([])
  })

  it('in another area', async () => {
    const same = { given_name: 'Catriona', family_name: 'Placeholder', ...born('2001-04-03'), ni_number: 'AB123456C' }
    expect(await alike(same, islander)).toEqual([])
  })
})

describe('what is told of somebody the viewer does not see', () => {
  it('is who holds the record and why they are alike, never a name', async () => {
    const [match] = await alike({ given_name: 'Cat', family_name: 'Placeholder', ...born('2001-04-03') })
    expect(match).toMatchObject({ held_by: 'Northtown Works', visible: false })
    expect(Object.keys(match ?? {}).toSorted()).toEqual(['held_by', 'id', 'likeness', 'reasons', 'visible'])
    const [own] = await alike({ given_name: 'Cat', family_name: 'Placeholder', ...born('2001-04-03') }, morag)
    expect(own?.visible).toBe(true)
  })
})

describe('a name search', () => {
  const search = async (words: string, viewer = morag) =>
    (await house.asViewer(viewer, (tx) => searchPeople(tx, words))).map((person) => person.given_name)

  it.each(['catriona', 'Katriona', 'catrina placeholder', 'Plaecholder', 'Cat', 'placeh'])(
    'finds her by %s',
    async (words) => {
      expect((await search(words))[0]).toBe('Catriona')
    },
  )

  it('finds nobody by a wildcard, nor whom the viewer does not see', async () => {
    expect(await search('%%%')).toEqual([])
    expect(await search('Catriona Placeholder', other)).toEqual([])
  })
})
