import { referenceList } from '#platform/reference'
import { type CalendarDate, calendarDate } from '#platform/time'
import { at, type Day, dayOf, instantOf } from './days.ts'
import { type Dice, dice } from './dice.ts'
import { identifiers } from './identifiers.ts'
import { givenName, invented, surname } from './names.ts'
import type { Organisation, Place, Worker } from './place.ts'
import { firms } from './sentences.ts'
import type { Sheets } from './sheets.ts'

/** Who makes the people of a world: written on each, so that a world can be told from people whom somebody wrote down. */
export const maker = '00000000-0000-7000-8000-00000000f1c7'

/** Of a hundred people ever registered, how many are supported at a time. */
const supportedNow = 0.16
const caseload = 50

// Two letters that no real postcode begins with, an area each, in the order of the list of areas. The demonstration has ZA and ZB.
const postcodes = [...'CDFGHKLMNPQRSTUVWXY']
  .map((letter) => `Z${letter}`)
  .concat([...'ABCDEFGHKLMNP'].map((letter) => `Y${letter}`))

const referring: readonly (readonly [string, string])[] = [
  ['Academy', 'school'],
  ['High School', 'school'],
  ['Health Centre', 'nhs'],
  ['Jobcentre', 'jobcentre'],
  ['Homes', 'housing'],
  ['Justice Service', 'justice'],
  ['College', 'college'],
]
const supporting: readonly (readonly [string, string])[] = [
  ['Council', 'council'],
  ['Works', 'charity'],
  ['Training', 'training'],
  ['Futures', 'charity'],
  ['Steps', 'charity'],
  ['Open Door', 'charity'],
  ['Skills', 'training'],
]

export interface Wanted {
  seed: string
  people: number
  /** Codes of the areas; all when there are none. */
  areas: readonly string[]
  today: CalendarDate
  /** The partnerships that are there already, by area. */
  partnerships: ReadonlyMap<string, { id: string; name: string }>
}

/** The areas wanted, each with how likely somebody of the world lives there. */
export function areasOf({ areas, today }: Pick<Wanted, 'areas' | 'today'>) {
  return referenceList('areas', today)
    .map((area, index) => ({ ...area, index }))
    .filter(({ code }) => areas.length === 0 || areas.includes(code))
}

/** The partnerships of the world: organisations with invented names, those who work there, and employers, written on the sheets. */
export function placesOf(wanted: Wanted, sheets: Sheets): readonly (readonly [Place, number])[] {
  const areas = areasOf(wanted)
  const everybody = areas.reduce((sum, { population }) => sum + population, 0)
  return areas.map(({ code, population, index }) => {
    const share = population / everybody
    return [placeOf(wanted, { code, index, people: wanted.people * share }, sheets), share]
  })
}

const began: Day = dayOf(calendarDate('2019-04-01'))

function placeOf(wanted: Wanted, area: { code: string; index: number; people: number }, sheets: Sheets): Place {
  const { code, index } = area
  // organisations are the same in every world, so that a second world finds those of the first
  const next = identifiers(dice('world', 'organisations', code), index * 1000)
  const chance = dice('world', wanted.seed, 'workers', code)
  const nextWorker = identifiers(chance, 100_000 + index * 1000)
  const town = invented[index] ?? `Town ${index}`
  const organisation = (
    [name, kind]: readonly [string, string],
    supports_people: boolean,
    id = next(),
  ): Organisation => {
    const made = { id, name: `${town} ${name}`, kind, supports_people }
    sheets.add('partnership.organisation', { ...made, area_id: code, created_at: instantOf(at(began, 9)) })
    return made
  }
  const joins = (of: Organisation, role: string): Worker => {
    const worker = { user_id: nextWorker(), name: fullName(chance), organisation: of }
    const membership = { id: nextWorker(), area_id: code, user_id: worker.user_id, name: worker.name, role }
    sheets.add('partnership.membership', { ...membership, organisation_id: of.id, since: instantOf(at(began, 9)) })
    return worker
  }
  const there = wanted.partnerships.get(code)
  const ifNone = next()
  const partnership = there
    ? { ...there, kind: 'partnership', supports_people: false }
    : organisation(['Employability Partnership', 'partnership'], false, ifNone)
  const supporters = supporting.map((one) => organisation(one, true))
  const senders = referring.map((one) => organisation(one, false))
  const many = Math.max(2, Math.ceil((area.people * supportedNow) / caseload))
  const keyWorkers = Array.from({ length: many }, (_, place) =>
    joins(supporters[place % supporters.length] ?? partnership, 'key_worker'),
  )
  const referrers = senders.flatMap((of) =>
    Array.from({ length: Math.max(1, Math.ceil(many / 8)) }, () => joins(of, 'referrer')),
  )
  const employers = firms.map((firm) => ({ id: next(), name: `${town} ${firm}` }))
  for (const employer of employers)
    sheets.add('employers.employer', { ...employer, area_id: code, added_at: instantOf(at(began, 9)) })
  const coordinator = joins(partnership, 'coordinator')
  const place = { area_id: code, town, postcodes: postcodes[index] ?? 'ZZ', partnership, coordinator }
  return { ...place, keyWorkers, senders: referrers, employers }
}

const fullName = (chance: Dice) => `${givenName(chance, chance.one(['woman', 'man']))} ${surname(chance)}`
