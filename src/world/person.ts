import { type Day, dateOf, instantOf, type Moment } from './days.ts'
import type { Dice } from './dice.ts'
import { type Gender, givenName, surname } from './names.ts'
import { inventedPostcode } from './postcodes.ts'
import { addresses, aims } from './sentences.ts'
import type { Story } from './story.ts'

/** Who somebody is, before anything happened to them here. */
export interface Character {
  gender: Gender
  given_name: string
  family_name: string
  /** Null when nobody wrote the date of birth down. */
  born: Day | null
  age: number
}

const ages: readonly (readonly [readonly [number, number], number])[] = [
  [[16, 19], 26],
  [[20, 24], 21],
  [[25, 34], 22],
  [[35, 49], 20],
  [[50, 66], 11],
]

/** Somebody of 16 to 67 on a day, more often young than not. */
export function character(dice: Dice, on: Day): Character {
  const gender = dice.weighted<Gender>([
    ['man', 51],
    ['woman', 48],
    ['other', 1],
  ])
  const [least, most] = dice.weighted(ages)
  const age = dice.between(least, most)
  const born = on - Math.floor(age * 365.25) - dice.between(1, 364)
  const named = { given_name: givenName(dice, gender), family_name: surname(dice) }
  return { gender, ...named, born: dice.chance(0.004) ? null : born, age }
}

// National Insurance prefixes that are kept for administration and never given to anybody, and that a form accepts.
const prefixes = ['PP', 'MW', 'PY', 'PZ']

/** A National Insurance number that nobody has: one for each number below sixteen million. */
function niNumber(number: number): string {
  const digits = String(Math.floor(number / 16) % 1_000_000).padStart(6, '0')
  return `${prefixes[Math.floor(number / 4) % 4]}${digits}${'ABCD'[number % 4]}`
}

/** How somebody can be reached: by which kind of link, if they chose one and nothing speaks against it, and whether by telephone. */
export interface Reachable {
  link: 'text' | 'email' | null
  phone: boolean
}

/**
 * Writes down who somebody is and how to reach them.
 * @param number one of its own for each person, for numbers that must not be shared
 */
export function writePerson(story: Story, who: Character, since: Moment, maker: string, number: number): Reachable {
  const { dice, place, person, sheets } = story
  const made = { created_at: instantOf(since), created_by: maker, changed_at: instantOf(since), changed_by: maker }
  sheets.add('people.person', {
    ...person,
    given_name: who.given_name,
    family_name: who.family_name,
    known_as: dice.chance(0.08) ? dice.one(['Jo', 'Mo', 'Al', 'Bee', 'Kit', 'Dee']) : null,
    date_of_birth: who.born === null ? null : dateOf(who.born),
    aim: dice.chance(0.6) ? dice.one(aims) : null,
    ...made,
  })
  const phone = dice.chance(0.85)
  const email = dice.chance(0.7) ? `${who.given_name.toLowerCase()}.${number}@people.example` : null
  const chosen = phone
    ? dice.weighted([
        ['text', 5],
        ['phone', 4],
        ['email', 1],
        ['unknown', 2],
      ])
    : 'unknown'
  const do_not = dice.chance(0.04) ? 'Do not leave a message with anybody else' : null
  sheets.add('people.contact_details', {
    person_id: person.id,
    area_id: person.area_id,
    address: dice.chance(0.9) ? `${dice.between(1, 140)} ${dice.one(addresses)}, ${place.town}` : null,
    postcode: dice.chance(0.95) ? inventedPostcode(dice, place.postcodes) : null,
    email,
    phone: phone ? `07700900${String(dice.between(0, 999)).padStart(3, '0')}` : null,
    ni_number: dice.chance(0.6) ? niNumber(number) : null,
    preferred_contact: chosen,
    best_time: dice.chance(0.3) ? dice.one(['Mornings', 'After 2 pm', 'School hours', 'Any time']) : null,
    do_not,
    adjustments: dice.chance(0.07)
      ? dice.one(['A quiet room', 'Large print', 'Letters read out on the phone', 'More time for forms'])
      : null,
    changed_at: made.changed_at,
    changed_by: maker,
  })
  const chose = chosen === 'text' || (chosen === 'email' && email !== null) ? chosen : null
  return { link: do_not === null ? chose : null, phone }
}
