import { createHash } from 'node:crypto'
import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'
import type { FullService } from '../open-referral/service.ts'
import { type OwnList, ownTerm } from '../terms/own-terms.ts'
import { type Kind, kinds } from './kinds.ts'

/** Where invented services stand, and who runs them. */
export interface InventedPlace {
  area_id: string
  town: string
  /** The letters that its invented postcodes begin with. */
  postcodes: string
  organisations: readonly string[]
  /** The middle of the town, in degrees. */
  latitude: number
  longitude: number
}

const streets = [
  'Harbour Road',
  'Mill Street',
  'Station Brae',
  'Kirk Lane',
  'Market Square',
  'Shore Street',
  'High Street',
]
const quarters = ['Eastvale', 'Westmuir', 'Harbourside', 'Hillend', 'Milton', 'Old Town', 'Northfield', 'Bridgend']

const [districts, sectors] = [20, 9]

/** Where a sector of a town's invented postcodes lies: districts ring the middle, sectors wind outwards, some miles in all. */
function pointOf(
  { latitude, longitude }: Pick<InventedPlace, 'latitude' | 'longitude'>,
  district: number,
  sector: number,
) {
  const turn = (2 * Math.PI * district) / districts
  const out = (0.004 * sector + 0.002 * (district % 5)) * (1 + (district % 3) / 3)
  const short = (degrees: number) => Math.round(degrees * 10_000) / 10_000
  return { latitude: short(latitude + out * Math.sin(turn)), longitude: short(longitude + 1.8 * out * Math.cos(turn)) }
}

/** Every invented postcode of a place, as the world invents them, and where it lies. */
export const inventedPoints = (place: InventedPlace): { postcode: string; latitude: number; longitude: number }[] =>
  Array.from({ length: districts * sectors }, (_, at) => {
    const [district, sector] = [1 + Math.floor(at / sectors), 1 + (at % sectors)]
    const point = pointOf(place, district, sector)
    return ['AA', 'AB', 'BA', 'BB'].map((unit) => ({
      postcode: `${place.postcodes}${district} ${sector}${unit}`,
      ...point,
    }))
  }).flat()

/** An identifier worked out from words, so that the same world is the same every time. */
const idOf = (...words: readonly (string | number)[]): string => {
  const hash = createHash('sha256').update(words.join('|')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** A whole number below `most`, worked out from words. */
const pick = (most: number, ...words: readonly (string | number)[]): number =>
  createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) % most

function one<T>(list: readonly T[], ...words: readonly (string | number)[]): T {
  const chosen = list[pick(list.length, ...words)]
  if (chosen === undefined) throw new RangeError('nothing to choose from')
  return chosen
}

/**
 * So many services that nobody runs, in a place that does not exist: the first of each kind, then the same in the quarters of the town. The same every time. In the form of
 * Open Referral UK 3.0, to be imported like any other.
 */
export function inventServices(place: InventedPlace, count: number): FullService[] {
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length]
    if (kind === undefined) throw new RangeError('no kinds of service')
    return serviceOf(place, kind, at)
  })
}

function serviceOf(place: InventedPlace, kind: Kind, at: number): FullService {
  const key = `${place.area_id} ${at}`
  const id = idOf('service', key)
  const round = Math.floor(at / kinds.length)
  const organisation = one(place.organisations, 'organisation', key)
  const domain = `${organisation.toLowerCase().replace(/[^a-z]+/g, '-')}.example`
  const quarter =
    round === 0 ? '' : `, ${quarters[(round - 1) % quarters.length] ?? ''}${round > quarters.length ? ` ${round}` : ''}`
  return {
    id,
    name: `${kind.name}${quarter}`,
    description: kind.description,
    status: 'active',
    url: `https://www.${domain}/${idOf('page', key).slice(0, 8)}`,
    email: `hello@${domain}`,
    fees: kind.cost ? `£${kind.cost[0]} ${kind.cost[1]}` : 'Free',
    ...(kind.ages ? { minimum_age: kind.ages[0], maximum_age: kind.ages[1] } : {}),
    ...(kind.who ? { eligibility_description: kind.who } : {}),
    application_process: kind.ask ?? 'You need nobody to send you.',
    assured_date: calendarDate('2026-10-01'),
    last_modified: '2026-10-01T09:00:00.000Z',
    schedules: [scheduleOf(kind, key)],
    service_areas: [
      {
        id: idOf('reach', key),
        name: place.town,
        uri: `http://statistics.gov.scot/id/statistical-geography/${place.area_id}`,
      },
    ],
    service_at_locations: [kind.online ? online(key) : atPlace(place, key)],
    languages: languagesOf(key),
    organization: {
      id: idOf('organisation', place.area_id, organisation),
      name: organisation,
      description: `${organisation} supports people of ${place.town} towards work.`,
    },
    funding: [{ id: idOf('funding', key), source: 'The local employability partnership' }],
    cost_options: [
      {
        id: idOf('cost', key),
        option: 'Everybody',
        amount: kind.cost?.[0] ?? 0,
        ...(kind.cost ? { amount_description: kind.cost[1] } : {}),
      },
    ],
    phones: [{ id: idOf('phone', key), number: `01632 960${String(pick(900, 'phone', key) + 100)}`, type: 'voice' }],
    attributes: [
      ...attributesOf('support-needs', kind.needs, key),
      ...attributesOf('support-situations', kind.situations ?? [], key),
    ],
  }
}

function scheduleOf({ when: [byday, opens_at, closes_at], online }: Kind, key: string) {
  const attending_type = online ? 'By telephone or video' : 'In person'
  return { id: idOf('schedule', key), freq: 'WEEKLY' as const, interval: 1, byday, opens_at, closes_at, attending_type }
}

const online = (key: string) => ({
  id: idOf('at', key),
  location: { id: idOf('online', key), location_type: 'virtual' as const, name: 'By telephone or online' },
})

function atPlace({ area_id, town, postcodes, latitude, longitude }: InventedPlace, key: string) {
  const number = pick(60, 'building', key)
  const place = `${area_id} building ${number}`
  const id = idOf('location', place)
  const district = 1 + pick(districts, 'district', place)
  const sector = 1 + pick(sectors, 'sector', place)
  const point = pointOf({ latitude, longitude }, district, sector)
  const access = [
    {
      id: idOf('step', place),
      description: one(
        ['No steps at the door', 'A ramp at the side door', 'Three steps at the door, no ramp'],
        'step',
        place,
      ),
    },
    {
      id: idOf('loop', place),
      description: one(
        ['Hearing loop at the desk', 'A quiet room can be asked for', 'Toilet for wheelchair users'],
        'loop',
        place,
      ),
    },
  ]
  return {
    id: idOf('at', key),
    location: {
      id,
      location_type: 'physical' as const,
      name: `${one(quarters, 'quarter', place)} ${one(['Centre', 'Hall', 'Library', 'Hub'], 'hall', place)}`,
      ...point,
      addresses: [
        {
          id: idOf('address', place),
          address_1: `${1 + pick(120, 'door', place)} ${one(streets, 'street', place)}`,
          city: town,
          state_province: town,
          postal_code: `${postcodes}${district} ${sector}AB`,
          country: 'GB',
          address_type: 'physical' as const,
        },
      ],
      accessibility: access,
    },
  }
}

function languagesOf(key: string) {
  const english = { id: idOf('english', key), name: 'English', code: 'en' }
  const [name, code] = one(
    [
      ['Gaelic', 'gd'],
      ['Polish', 'pl'],
      ['Ukrainian', 'uk'],
      ['Urdu', 'ur'],
      ['Arabic', 'ar'],
    ] as const,
    'language',
    key,
  )
  return pick(3, 'more languages', key) === 0
    ? [english, { id: idOf(code, key), name, code, note: 'Ask first' }]
    : [english]
}

function attributesOf(list: OwnList, codes: readonly string[], key: string) {
  const rows = referenceList(list, calendarDate('2026-10-01'))
  return rows
    .filter(({ code }) => codes.includes(code))
    .map((row) => ({
      id: idOf('attribute', list, row.code, key),
      link_type: list === 'support-needs' ? 'helps with' : 'is for',
      taxonomy_term: ownTerm(list, row),
    }))
}
