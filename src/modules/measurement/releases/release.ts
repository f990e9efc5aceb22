import { addDays, type CalendarDate, dateInLondon, instantInLondon, periodOf, quarter } from '#platform/time'

/** What can have happened to a version, in the order in which it happens. */
const states = ['prepared', 'checked', 'approved', 'scheduled', 'published', 'amended', 'withdrawn'] as const
export type State = (typeof states)[number]

export const isState = (word: string): word is State => states.some((state) => state === word)

/** Something that happened to a version: when, and who did it. */
export interface Moment {
  version_id: string
  state: State
  at: Date
  by_user: string | null
  by_name: string
  /** When it is to be published, where it was scheduled. */
  for_moment: Date | null
  note: string | null
}

/** One version of a release, without its figures. */
export interface Version {
  id: string
  release_id: string
  slug: string
  title: string
  edition: number
  /** The latest quarter covered: `2026-27 Q2`. */
  period: string
  as_at: CalendarDate
  number: number
  definitions_version: string
  methodology_version: string
  threshold: number
  change_note: string | null
  revisions_note: string | null
  contact_name: string
  contact_email: string
  attack_passed: boolean
  attack_says: string
  prepared_at: Date
  prepared_by: string
  prepared_by_name: string
  /** In the order in which they happened. */
  moments: readonly Moment[]
}

type Happened = Pick<Version, 'moments'>

/** The latest thing that happened. */
export const stateOf = ({ moments }: Happened): State => moments.at(-1)?.state ?? 'prepared'

export const momentOf = ({ moments }: Happened, state: State): Moment | undefined =>
  moments.findLast((moment) => moment.state === state)

export const wasPublished = (version: Happened): boolean => momentOf(version, 'published') !== undefined
export const isWithdrawn = (version: Happened): boolean => momentOf(version, 'withdrawn') !== undefined

/** The day of publication of a version that is or was published, in London. */
export function publishedOn(version: Happened): CalendarDate | undefined {
  const moment = momentOf(version, 'scheduled')?.for_moment ?? momentOf(version, 'published')?.at
  return wasPublished(version) && moment ? dateInLondon(moment) : undefined
}

/** Statistics come out at half past nine in the morning, by London's clocks. */
export const publicationTime = '09:30'
export const halfPastNine = (day: CalendarDate): Date => instantInLondon(day, publicationTime)

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]
const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
const monthOf = (day: CalendarDate) => months[Number(day.slice(5, 7)) - 1] ?? ''

/** `2026-27 Q2` as people say it: July to September 2026. */
export function quarterInWords(period: string): string {
  const { from, to } = periodOf(period)
  return `${capital(monthOf(from))} to ${capital(monthOf(to))} ${to.slice(0, 4)}`
}

/** What a release of figures up to the end of a quarter is called, and its address. */
export function namesOf(period: string): { title: string; slug: string; as_at: CalendarDate } {
  const { to } = periodOf(period)
  const until = `${monthOf(to)} ${to.slice(0, 4)}`
  return {
    title: `Employability support in Scotland, to ${capital(until)}`,
    slug: until.replace(' ', '-'),
    as_at: to,
  }
}

/** The quarter that ended last, and the ones before it, newest first. */
export function quartersOver(today: CalendarDate, many: number): string[] {
  const over: string[] = []
  let first = periodOf(quarter(today)).from
  while (over.length < many) {
    const last = addDays(first, -1)
    over.push(quarter(last))
    first = periodOf(quarter(last)).from
  }
  return over
}
