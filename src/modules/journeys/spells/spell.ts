import type { FieldError } from '#platform/forms'
import { type CalendarDate, formatDate } from '#platform/time'

/** What is known when somebody asks to register a person. */
export interface BeforeRegistration {
  date_of_birth: CalendarDate | null
  /** The spell that is open now, with the words that name who supports them. */
  open: { registered_on: CalendarDate; organisation: string; lead: string | null } | undefined
  /** The last day of the spell before, if there was one. */
  last_left_on: CalendarDate | null
  organisation_supports: boolean
}

/**
 * Why a person may not be registered on a day, or nothing when they may: by an organisation that supports people, not while a spell
 * is open, not in the future, not before birth, not before the last spell ended (contracts §4).
 */
export function registrationProblems(
  before: BeforeRegistration,
  registered_on: CalendarDate,
  today: CalendarDate,
): FieldError[] {
  const on = (message: string) => [{ field: 'registered_on', message }]
  if (before.open !== undefined) {
    const { organisation, registered_on: since, lead } = before.open
    const ask = lead === null ? 'Ask them' : `Ask ${lead}`
    const message = `Already registered with ${organisation} since ${formatDate(since)}. ${ask} before you go on: support goes on in one place, and a second registration would count the person twice`
    return [{ field: '', message }]
  }
  if (!before.organisation_supports)
    return [{ field: '', message: 'Only an organisation that gives support registers people. Refer them instead' }]
  if (registered_on > today) return on('Registered on must be today or in the past')
  if (before.date_of_birth !== null && registered_on < before.date_of_birth)
    return on('Registered on must be after the person was born. Check the date of birth as well')
  if (before.last_left_on !== null && registered_on < before.last_left_on)
    return on(`Registered on must be on or after ${formatDate(before.last_left_on)}, when support last ended`)
  return []
}

/** Why a spell may not end on a day, or nothing when it may. */
export function leavingProblems(
  spell: { registered_on: CalendarDate },
  left_on: CalendarDate,
  today: CalendarDate,
): FieldError[] {
  const on = (message: string) => [{ field: 'left_on', message }]
  if (left_on > today) return on('Left on must be today or in the past')
  if (left_on < spell.registered_on)
    return on(`Left on must be on or after ${formatDate(spell.registered_on)}, the day they were registered`)
  return []
}
