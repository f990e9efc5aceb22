import { choices, type FieldError, type Form, formOf, postcode, text, time, yesNo } from '#platform/forms'
import { dayNames } from '../find/asked.ts'
import type { Place, Times, WhenWhere } from './when-where.ts'

const options = Object.entries(dayNames).map(([value, name]) => ({ value, text: name }))
const days = () => choices({ label: 'On which days?', options })
const opens = () => time({ label: 'From', called: 'The time it opens' })
const closes = () => time({ label: 'To', called: 'The time it closes' })
const line = () => text({ label: 'Building and street', max: 200 })
const town = () => text({ label: 'Town', max: 100 })
const code = () => postcode({ label: 'Postcode' })
const access = () =>
  text({ label: 'Getting in and about', hint: 'Steps, lift, toilet, hearing loop, parking.', max: 300 })

/** How many times and places the form has boxes for. */
export const boxes = 3

const numbers = [1, 2, 3] as const
export type Nth = (typeof numbers)[number]
export const nths: readonly Nth[] = numbers

/** What the boxes hold. */
export type Typed = Record<`days${Nth}`, string[]> &
  Record<`${'opens' | 'closes' | 'line' | 'town' | 'code' | 'access'}${Nth}`, string | null> & { online: boolean }

/** When and where a service is given: three times of the week and three places. */
export const whenWhereForm: Form<Typed> = formOf<Typed>(
  {
    ...{ days1: days(), opens1: opens(), closes1: closes(), days2: days(), opens2: opens(), closes2: closes() },
    ...{ days3: days(), opens3: opens(), closes3: closes() },
    ...{ line1: line(), town1: town(), code1: code(), access1: access() },
    ...{ line2: line(), town2: town(), code2: code(), access2: access() },
    ...{ line3: line(), town3: town(), code3: code(), access3: access() },
    online: yesNo({ label: 'Can people use it from home?', required: 'Say whether people can use it from home' }),
  },
  (value) => nths.flatMap((nth) => [...wrongTimes(nth, timesIn(value, nth)), ...wrongPlace(nth, placeIn(value, nth))]),
)
export const timesIn = (value: Typed, nth: Nth): Times => ({
  days: value[`days${nth}`],
  opens: value[`opens${nth}`],
  closes: value[`closes${nth}`],
})
export const placeIn = (value: Typed, nth: Nth): Place => ({
  line: value[`line${nth}`],
  town: value[`town${nth}`],
  postcode: value[`code${nth}`],
  access: value[`access${nth}`],
})

function wrongTimes(nth: Nth, { days: on, opens: from, closes: to }: Times): FieldError[] {
  if (on.length === 0 && (from !== null || to !== null))
    return [{ field: `days${nth}`, message: 'Choose the days of this time' }]
  if (from !== null && to !== null && to <= from)
    return [{ field: `closes${nth}`, message: 'It must close later than it opens' }]
  return []
}

function wrongPlace(nth: Nth, place: Place): FieldError[] {
  const { line: street, town: city, postcode: where } = place
  if (Object.values(place).every((part) => part === null)) return []
  return [
    ...(street === null ? [{ field: `line${nth}`, message: 'Enter the building and street of this place' }] : []),
    ...(city === null ? [{ field: `town${nth}`, message: 'Enter the town of this place' }] : []),
    ...(where === null ? [{ field: `code${nth}`, message: 'Enter the postcode of this place' }] : []),
  ]
}

/** What was typed, beside what the form has no boxes for. */
export const readWhenWhere = (value: Typed, before: WhenWhere): WhenWhere => ({
  times: [...nths.map((nth) => timesIn(value, nth)), ...before.times.slice(boxes)],
  places: [...nths.map((nth) => placeIn(value, nth)), ...before.places.slice(boxes)],
  online: value.online,
})

const none = { days: [], opens: null, closes: null, line: null, town: null, postcode: null, access: null }

/** What stands in the form before anything is typed. */
export function typedOf({ times, places, online }: WhenWhere): Typed {
  const time = (nth: Nth): Times => times[nth - 1] ?? none
  const place = (nth: Nth): Place => places[nth - 1] ?? none
  return {
    ...{ days1: time(1).days, opens1: time(1).opens, closes1: time(1).closes },
    ...{ days2: time(2).days, opens2: time(2).opens, closes2: time(2).closes },
    ...{ days3: time(3).days, opens3: time(3).opens, closes3: time(3).closes },
    ...{ line1: place(1).line, town1: place(1).town, code1: place(1).postcode, access1: place(1).access },
    ...{ line2: place(2).line, town2: place(2).town, code2: place(2).postcode, access2: place(2).access },
    ...{ line3: place(3).line, town3: place(3).town, code3: place(3).postcode, access3: place(3).access },
    online,
  }
}
