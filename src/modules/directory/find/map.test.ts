import { load } from 'cheerio'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { arrangeServices, asked, northtown } from '../directory.testing.ts'
import { inventedPoints, inventServices } from '../invent/invent.ts'
import { putPoints } from '../points/points.queries.ts'
import type { Listed } from './find.queries.ts'
import { placesOn, ringsFor } from './map.page.tsx'

const house = await testDatabase()
const ask = asked(house)

beforeAll(async () => {
  await arrangeServices(house, inventServices(northtown, 40))
  await house.asWorker((tx) => putPoints(tx, inventedPoints(northtown), 'Invented'))
})

const listed = (latitude: number | null, longitude: number | null): Listed => ({
  ...{
    id: '',
    name: '',
    organisation: null,
    description: null,
    status: 'active',
    minimum_age: null,
    maximum_age: null,
  },
  ...{ situations: [], metres: null, towns: [], online: false, free: false, days: [], stale: false },
  ...{ latitude, longitude },
})
const middle = { latitude: 55.86, longitude: -4.25 }

describe('the map of what was found', () => {
  test('has every number of the list once: on it, or told as missing', () => {
    const anywhere = fc.record({
      latitude: fc.option(fc.double({ min: 54.5, max: 57, noNaN: true })),
      longitude: fc.option(fc.double({ min: -6, max: -2, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 20 }), fc.integer({ min: 1, max: 81 }), (places, first) => {
        const map = placesOn(
          middle,
          places.map(({ latitude, longitude }) => listed(latitude, longitude)),
          first,
        )
        const numbers = [...map.places.flatMap(({ numbers }) => numbers), ...map.missing].sort((a, b) => a - b)
        expect(numbers).toEqual(places.map((_, at) => first + at))
        const last = map.rings.at(-1) ?? 0
        for (const { east, south } of map.places) expect(Math.hypot(east, south)).toBeLessThanOrEqual(last + 1e-9)
      }),
      { numRuns: 200, interruptAfterTimeLimit: 4000 },
    )
  })

  test('has north up and east to the right, in miles as the earth is round', () => {
    const { places } = placesOn(middle, [listed(55.86 + 5 / 69.09, -4.25), listed(55.86, -4.25 + 0.2)], 1)
    expect(places[0]?.south).toBeCloseTo(-5, 5)
    // A degree of longitude there is 38.8 miles: 111.32 km times the cosine of 55.86 degrees.
    expect(places[1]?.east).toBeCloseTo((0.2 * 111.32 * Math.cos((55.86 * Math.PI) / 180)) / 1.609344, 1)
    expect(places[1]?.south).toBe(0)
  })

  test.each([
    [0, [0.25, 0.5]],
    [1.4, [0.5, 1, 1.5]],
    [2.9, [1, 2, 3]],
    [30, [10, 20, 30]],
  ])('of %d miles has rings at %j', (miles, rings) => expect(ringsFor(miles)).toEqual(rings))

  test('stands over the list where the place is known, with the list’s own numbers; and not where it is not', async () => {
    const $ = load(await (await ask('/support?near=ZA3+4')).text())
    const numbers = $('.nwd-places__number')
      .toArray()
      .flatMap((one) =>
        $(one)
          .text()
          .trim()
          .split(/, | \+/),
      )
    expect(numbers.length).toBeGreaterThan(5)
    expect($('.nwd-places').attr('aria-label')).toMatch(/^A map of \d+ places around ZA3 4\./)
    expect($('ol.nwd-found h2').first().text()).toMatch(/^1\. /)
    const without = load(await (await ask('/support?near=S12000049')).text())
    expect(without('.nwd-places')).toHaveLength(0)
    expect(without('ol.nwd-found h2').first().text()).not.toMatch(/^1\. /)
  })
})
