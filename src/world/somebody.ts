import type { CalendarDate } from '#platform/time'
import { answeredAsInHistory } from './asking.ts'
import { tellCourse } from './course.ts'
import { at, type Day, dayOf } from './days.ts'
import { type Dice, dice } from './dice.ts'
import { identifiers } from './identifiers.ts'
import { character, writePerson } from './person.ts'
import type { Place } from './place.ts'
import { referral } from './referral.ts'
import { maker } from './scotland.ts'
import type { Sheets } from './sheets.ts'
import type { Story } from './story.ts'
import { tellWaiting, type Waiting } from './waiting.ts'

// People starting in each year from April 2019 on, as the national statistics tell (facts §2.3); thousands.
const starts = [2.7, 4, 15.5, 17.4, 21, 22, 23, 24, 24, 24]
const day = (year: number, month: number, date: number): Day => Date.UTC(year, month - 1, date) / 86_400_000

/** A day of registration between April 2019 and yesterday, by how many people started in each year. */
function registrationDay(chance: Dice, today: Day): Day {
  const years = starts.flatMap((weight, index): [readonly [Day, Day], number][] => {
    const first = day(2019 + index, 4, 1)
    const last = Math.min(day(2020 + index, 3, 31), today - 1)
    return first > last ? [] : [[[first, last], (weight * (last - first + 1)) / 365]]
  })
  const [first, last] = chance.weighted(years)
  return chance.between(first, last)
}

const numberOf = (number: number) => 1000 + number

/** The identifier of the nth person of a seed's world, the same whatever else is asked for. */
export const personId = (seed: string, number: number): string =>
  identifiers(dice('world', seed, 'identity', number), 10_000_000 + number)()

export interface Setting {
  seed: string
  today: CalendarDate
  places: readonly (readonly [Place, number])[]
}

/** Writes down the nth person of a seed's world and everything that happened to them. */
export function tellSomebody({ seed, today: date, places }: Setting, number: number, sheets: Sheets): void {
  const chance = dice('world', seed, 'person', number)
  const place = chance.weighted(places)
  const today = dayOf(date)
  const next = identifiers(dice('world', seed, 'identity', number), 10_000_000 + number)
  const person = { id: next(), area_id: place.area_id }
  // nothing in a world has happened today: the day is still to come
  const story: Story = { dice: chance, next, sheets, place, now: at(today, 0) - 1, today, person }
  const kind = chance.fraction()
  if (kind < 0.008)
    tellWaiting(story, waiting(chance), chance.one(place.senders), chance.one(place.keyWorkers), made(number))
  else if (kind < 0.05) tellNeverRegistered(story, number)
  else tellRegistered(story, number)
}

const made = (number: number) => ({ maker, number: numberOf(number) })

function tellRegistered(story: Story, number: number): void {
  const { dice: chance, place, today } = story
  const registered = registrationDay(chance, today)
  const lead = chance.one(place.keyWorkers)
  const others = chance.chance(0.1)
    ? place.keyWorkers.filter((one) => one !== lead && one.organisation === lead.organisation)
    : []
  tellCourse(story, {
    who: character(chance, registered),
    ...made(number),
    registered,
    lead,
    colleague: others.length > 0 ? chance.one(others) : undefined,
    sender: chance.chance(0.55) ? chance.one(place.senders) : null,
    answering: answeredAsInHistory(today),
  })
}

function waiting(chance: Dice): Waiting {
  const days = chance.between(0, 12)
  const all: readonly Waiting[] = [
    { list: 'to_allocate', days },
    { list: 'offered', days },
    { list: 'to_arrange', days },
    { list: 'arranged', days, meeting: chance.between(1, 8) },
    { list: 'arranged', days: days + 8, meeting: -chance.between(1, 3), met: ['sender'] },
    { list: 'to_register', days: days + 8, meeting: -chance.between(1, 3), met: ['sender', 'person', 'receiver'] },
    { list: 'with_sender', days },
  ]
  return chance.one(all)
}

/** Somebody who was referred, and of whom nothing more came. */
function tellNeverRegistered(story: Story, number: number): void {
  const { dice: chance, place, today } = story
  const sent = registrationDay(chance, today - 30)
  const [by, to] = [chance.one(place.senders), chance.one(place.keyWorkers)]
  writePerson(story, character(chance, sent), at(sent, 10), maker, numberOf(number))
  const told = referral(story, by, at(sent, 10))
  const end = chance.one(['chose', 'reached', 'withdrawn', 'withdrawn_later'] as const)
  if (end === 'withdrawn')
    told.withdrawn('person_chose', 'the person no longer wants it', 'before_contact', at(sent + 3, 10))
  else told.given(to, at(sent + 1, 10))
  if (end === 'chose')
    told.declined('person_chose_otherwise', 'the person chose something else', 'nobody', at(sent + 4, 12))
  if (end === 'reached') {
    told.declined('could_not_reach', 'the person could not be reached', 'sender', at(sent + 5, 12))
    told.closed(at(sent + 8, 15))
  }
  if (end === 'withdrawn_later') {
    told.accepted(at(sent + 2, 12))
    told.withdrawn('moved_area', 'the person moved to another area', 'after_contact', at(sent + 9, 11))
  }
}
