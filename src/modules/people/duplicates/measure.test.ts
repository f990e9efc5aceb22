import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()

/** Numbers that look like chance and are the same each time. */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const next = chance(20261123)
const oneOf = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(next() * list.length)]
  if (found === undefined) throw new Error('an empty list')
  return found
}

const given = [
  'Catriona',
  'James',
  'Margaret',
  'Alexander',
  'Elizabeth',
  'William',
  'Ailsa',
  'Robert',
  'Morven',
  'Struan',
  'Zainab',
  'Piotr',
  'Amir',
  'Kirsteen',
  'Finlay',
  'Skye',
  'Lewis',
  'Rhona',
  'Duncan',
  'Hamza',
]
const short: Readonly<Record<string, string>> = {
  Catriona: 'Kate',
  James: 'Hamish',
  Margaret: 'Peggy',
  Alexander: 'Sandy',
  Elizabeth: 'Betty',
  William: 'Liam',
  Robert: 'Bob',
}
const family = [
  'McSample',
  'MacPlaceholder',
  'Fictus',
  'Invented',
  'Pretend',
  'Synthetic',
  'Onlysample',
  'Testerson',
  'Notreal',
  'Madeup',
  'Dummett',
  'Standin',
  'Mockery',
  'Seedling',
  'Fabricant',
]

interface Somebody {
  given_name: string
  family_name: string
  born: string | null
  ni: string | null
  postcode: string | null
  phone: string | null
  email: string | null
}
const two = (n: number) => String(n).padStart(2, '0')
const digit = () => String(Math.floor(next() * 10))

const somebody = (): Somebody => ({
  given_name: oneOf(given),
  family_name: `${oneOf(family)}${oneOf(['', 'son', 'ton', 'worth', 'field', 'by'])}`,
  born: `${1960 + Math.floor(next() * 48)}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`,
  ni: next() < 0.5 ? null : `AB${Array.from({ length: 6 }, digit).join('')}C`,
  postcode: next() < 0.1 ? null : `G${1 + Math.floor(next() * 60)} ${digit()}${oneOf(['AA', 'AB', 'BD', 'CE', 'XY'])}`,
  phone: next() < 0.3 ? null : `077009${Array.from({ length: 5 }, digit).join('')}`,
  email: null,
})

const typo = (word: string) => {
  const at = 1 + Math.floor(next() * (word.length - 2))
  return `${word.slice(0, at)}${oneOf(['e', 'a', 'i', ''])}${word.slice(at + 1)}`
}

const mistakes: Readonly<Record<string, (who: Somebody) => Somebody>> = {
  'written again as it was': (who) => who,
  'a form of the given name': (who) => ({ ...who, given_name: short[who.given_name] ?? typo(who.given_name) }),
  'Mac for Mc': (who) => ({ ...who, family_name: who.family_name.replace(/^Mc/, 'Mac') }),
  'names the other way round': (who) => ({ ...who, given_name: who.family_name, family_name: who.given_name }),
  'day and month the other way round': ({ born, ...who }) => {
    const [year = '', month = '', day = ''] = born?.split('-') ?? []
    return { ...who, born: Number(day) <= 12 ? `${year}-${day}-${month}` : born }
  },
  'a figure of the day wrong': (who) => ({
    ...who,
    born: who.born?.replace(/.$/, (last) => String((Number(last) + 1) % 9 || 1)) ?? null,
  }),
  'misspelt family name': (who) => ({ ...who, family_name: typo(who.family_name) }),
  'married and moved': (who) => ({
    ...who,
    family_name: oneOf(family),
    postcode: somebody().postcode,
    phone: somebody().phone,
  }),
  'no day of birth': (who) => ({ ...who, born: null }),
  'number only, moved': (who) => ({ ...who, phone: null, postcode: null, born: who.born }),
}

const households: Readonly<Record<string, (who: Somebody) => Somebody>> = {
  twins: (who) => ({
    ...who,
    ni: null,
    given_name: oneOf(given.filter((name) => name !== who.given_name && short[name] !== who.given_name)),
  }),
  'parent and child of one name': (who) => ({
    ...who,
    ni: null,
    born: who.born?.replace(/^\d{4}/, (year) => String(Number(year) + 27)) ?? null,
  }),
  'husband and wife': (who) => ({
    ...somebody(),
    family_name: who.family_name,
    postcode: who.postcode,
    phone: who.phone,
  }),
}

const likeness = async (pairs: readonly [Somebody, Somebody][]) => {
  const { rows } = await sql<{ weight: number }>`
    select l.weight::float as weight from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) with ordinality p (two, ord)
    cross join lateral people.likeness(
      (p.two -> 0 ->> 'given_name', p.two -> 0 ->> 'family_name', null, (p.two -> 0 ->> 'born')::date, p.two -> 0 ->> 'ni', p.two -> 0 ->> 'postcode', p.two -> 0 ->> 'phone', null)::people.matchable,
      (p.two -> 1 ->> 'given_name', p.two -> 1 ->> 'family_name', null, (p.two -> 1 ->> 'born')::date, p.two -> 1 ->> 'ni', p.two -> 1 ->> 'postcode', p.two -> 1 ->> 'phone', null)::people.matchable) l
    order by p.ord`.execute(house.asOwner)
  return rows.map(({ weight }) => weight)
}

const share = (list: readonly number[], least: number) => list.filter((weight) => weight >= least).length / list.length

/** Precision and recall of the comparing itself, over invented people with one invented mistake each; blocking is tried in duplicates.test.ts. */
it('tells one person with a mistake in it from two people of a household and from strangers', async () => {
  const table: { what: string; list: number; before: number }[] = []
  const each = async (kinds: Readonly<Record<string, (who: Somebody) => Somebody>>) => {
    const all: number[] = []
    for (const [what, change] of Object.entries(kinds)) {
      const weights = await likeness(
        Array.from({ length: 200 }, () => somebody()).map((who) => [who, change(who)] as [Somebody, Somebody]),
      )
      all.push(...weights)
      table.push({ what, list: share(weights, 17), before: share(weights, 11.5) })
    }
    return all
  }
  const same = await each(mistakes)
  const near = await each(households)
  const strangers = await likeness(Array.from({ length: 2000 }, () => [somebody(), somebody()] as [Somebody, Somebody]))
  table.push({ what: 'strangers', list: share(strangers, 17), before: share(strangers, 11.5) })
  const recall = share(same, 17)
  const found = [...same, ...near, ...strangers].filter((weight) => weight >= 17).length
  const precision = (recall * same.length) / found
  process.stdout.write(
    `${table.map(({ what, list, before }) => `${what.padEnd(36)} in the list ${(100 * list).toFixed(0).padStart(3)} %   asked about ${(100 * before).toFixed(0).padStart(3)} %`).join('\n')}\nrecall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}\n`,
  )
  expect(recall).toBeGreaterThan(0.85)
  expect(precision).toBeGreaterThan(0.9)
  expect(share(near, 17)).toBeLessThan(0.1)
  expect(share(strangers, 11.5)).toBeLessThan(0.005)
}, 60_000)

it('weighs as a second calculation does, from the two chances of each thing', async () => {
  const { rows } = await sql<{
    level: string
    m: number
    u: number
  }>`select level, m::float, u::float from people.match_weights()`.execute(house.asOwner)
  const bits = new Map(rows.map(({ level, m, u }) => [level, Math.log2(m / u)]))
  const one: Somebody = {
    given_name: 'Ailsa',
    family_name: 'Fictus',
    born: '1990-05-06',
    ni: null,
    postcode: 'G1 1AA',
    phone: '07700900123',
    email: null,
  }
  const sum = (...levels: string[]) => levels.reduce((total, level) => total + (bits.get(level) ?? Number.NaN), 0)
  const [again, moved, twin] = await likeness([
    [one, one],
    [one, { ...one, born: '1990-06-05', postcode: 'EH1 1AA', phone: null }],
    [one, { ...one, given_name: 'Morven' }],
  ])
  expect(again).toBeCloseTo(sum('date_of_birth', 'family_name', 'given_name', 'postcode', 'phone'), 0)
  expect(moved).toBeCloseTo(sum('day_and_month_swapped', 'family_name', 'given_name', 'postcode_other'), 0)
  expect(twin).toBeCloseTo(sum('date_of_birth', 'given_name_other') + 9, 0)
})
