import { v4 as uuid } from 'uuid'
import type { CalendarDate } from '#platform/time'
import { type FullService, serviceSchema } from '../open-referral/service.ts'
import { scheduleInWords } from '../show/when.ts'

type Schedule = NonNullable<FullService['schedules']>[number]
type AtPlace = NonNullable<FullService['service_at_locations']>[number]
type Address = NonNullable<NonNullable<AtPlace['location']>['addresses']>[number]

/** Days of the week on which a service is open from one time to another. */
export interface Times {
  /** `MO`, `TU` … */
  days: string[]
  opens: string | null
  closes: string | null
}

/** A place as a form asks for it. */
export interface Place {
  line: string | null
  town: string | null
  postcode: string | null
  /** How easy it is to get in and about. */
  access: string | null
}

/** When and where a service is given, as far as a form can say it. */
export interface WhenWhere {
  times: Times[]
  places: Place[]
  /** Whether it can be used from home. */
  online: boolean
}

/** Where a postcode lies, so that a new place has a distance; undefined where nobody knows. */
export type Lies = (postcode: string) => { latitude: number; longitude: number } | undefined

const codesIn = (byday: string | undefined): string[] =>
  [...(byday ?? '').toUpperCase().matchAll(/(?<![A-Z0-9-])(MO|TU|WE|TH|FR|SA|SU)(?![A-Z])/g)].map(([code]) => code)

/** Every week, on days of the week alone: what a form can show whole. The others, such as the first Monday of a month, stay as they are. */
const isWeekly = ({ byday, bymonthday, freq, interval = 1 }: Schedule): boolean =>
  freq !== 'MONTHLY' && bymonthday === undefined && interval === 1 && !/\d/.test(byday ?? '')

/** A time without its seconds and zone. */
const minutes = (time: string | undefined) => time?.slice(0, 5) ?? null

const timesOf = ({ byday, opens_at, closes_at }: Schedule): Times => ({
  days: codesIn(byday),
  opens: minutes(opens_at),
  closes: minutes(closes_at),
})

const isPlace = ({ location }: AtPlace) =>
  location?.location_type === 'physical' && (location.addresses ?? []).length > 0
const isOnline = ({ location }: AtPlace) => location?.location_type === 'virtual'

const placeOf = ({ location }: AtPlace): Place => {
  const [address] = location?.addresses ?? []
  return {
    line: address?.address_1 ?? null,
    town: address?.city ?? null,
    postcode: address?.postal_code ?? null,
    access: location?.accessibility?.[0]?.description ?? null,
  }
}

/** When and where an entry says that it is given. */
export const whenWhereOf = ({ schedules = [], service_at_locations = [] }: FullService): WhenWhere => ({
  times: schedules.filter(isWeekly).map(timesOf),
  places: service_at_locations.filter(isPlace).map(placeOf),
  online: service_at_locations.some(isOnline),
})

/** What a form cannot show and leaves as it is: times by the month, and what is beyond its boxes. */
export const keptTimes = ({ schedules = [] }: FullService, boxes: number): string[] =>
  [...schedules.filter((one) => !isWeekly(one)), ...schedules.filter(isWeekly).slice(boxes)].map(scheduleInWords)

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

/**
 * An entry given at other times or places, checked today. What is as it was keeps its identifiers; a place that changed is a place of its own, because others may be
 * given at the one it was. Times of a place that is gone are times of the whole.
 * @throws ZodError when what comes out is no service, which the form should not have let through
 */
export function movedTo(service: FullService, to: WhenWhere, today: CalendarDate, lies: Lies): FullService {
  const { last_modified: _, schedules = [], service_at_locations = [], ...rest } = service
  const weekly = schedules.filter(isWeekly)
  const places = service_at_locations.filter(isPlace)
  const at = [
    ...to.places.flatMap((place, nth) => placeAfter(places[nth], place, lies) ?? []),
    ...service_at_locations.filter((one) => !isPlace(one) && (to.online || !isOnline(one))),
    ...(to.online && !service_at_locations.some(isOnline) ? [onlineNow()] : []),
  ]
  const held = new Set(at.map(({ id }) => id))
  const when = [
    ...to.times.flatMap((times, nth) => timeAfter(weekly[nth], times) ?? []),
    ...schedules.filter((one) => !isWeekly(one)),
  ].map(({ service_at_location_id, ...one }) =>
    service_at_location_id === undefined || !held.has(service_at_location_id)
      ? one
      : { ...one, service_at_location_id },
  )
  const order = (one: { id: string }) => {
    const before = schedules.findIndex(({ id }) => id === one.id)
    return before < 0 ? schedules.length : before
  }
  return serviceSchema.parse({
    ...rest,
    ...(when.length > 0 ? { schedules: when.sort((a, b) => order(a) - order(b)) } : {}),
    ...(at.length > 0 ? { service_at_locations: at } : {}),
    assured_date: today,
  })
}

function timeAfter(before: Schedule | undefined, to: Times): Schedule | undefined {
  if (before !== undefined && same(timesOf(before), to)) return before
  const { byday: _, opens_at: __, closes_at: ___, freq: ____, ...rest } = before ?? { id: uuid() }
  if (to.days.length === 0) return rest.description === undefined ? undefined : rest
  return {
    ...rest,
    freq: 'WEEKLY',
    byday: to.days.join(','),
    ...(to.opens === null ? {} : { opens_at: to.opens }),
    ...(to.closes === null ? {} : { closes_at: to.closes }),
  }
}

const nowhere: Place = { line: null, town: null, postcode: null, access: null }

function placeAfter(before: AtPlace | undefined, to: Place, lies: Lies): AtPlace | undefined {
  if (before !== undefined && same(placeOf(before), to)) return before
  if (same(to, nowhere)) return undefined
  const was = before?.location
  const stays = was?.addresses?.[0]?.postal_code === to.postcode ? was : undefined
  const point = stays === undefined ? lies(to.postcode ?? '') : undefined
  const address: Address = {
    id: uuid(),
    address_1: to.line ?? '',
    city: to.town ?? '',
    state_province: was?.addresses?.[0]?.state_province ?? to.town ?? '',
    postal_code: to.postcode ?? '',
    country: was?.addresses?.[0]?.country ?? 'GB',
    address_type: 'physical',
  }
  return {
    id: before?.id ?? uuid(),
    location: {
      id: uuid(),
      location_type: 'physical',
      ...(stays?.name === undefined ? {} : { name: stays.name }),
      ...(stays?.latitude === undefined ? {} : { latitude: stays.latitude, longitude: stays.longitude }),
      ...point,
      addresses: [address],
      ...(to.access === null ? {} : { accessibility: [{ id: uuid(), description: to.access }] }),
    },
  }
}

const onlineNow = (): AtPlace => ({
  id: uuid(),
  location: { id: uuid(), location_type: 'virtual', name: 'Online or by telephone' },
})

/** Days and times in words, without the words that an entry adds itself. */
export const timesInWords = ({ schedules = [] }: FullService): string =>
  schedules
    .map(({ description: _, notes: __, ...one }) => scheduleInWords(one))
    .filter((words) => words !== '')
    .join('; ')

/** Places in words, with how easy they are to get into. */
export const placesInWords = ({ service_at_locations = [] }: FullService): string =>
  service_at_locations
    .map((one) => {
      if (isOnline(one)) return 'Online or by telephone'
      const { line, town, postcode, access } = placeOf(one)
      return [
        [line, town, postcode].filter((part) => part !== null).join(', '),
        ...(access === null ? [] : [access]),
      ].join('. ')
    })
    .filter((words) => words !== '')
    .join('; ')
