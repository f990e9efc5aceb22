import { isReferenceCode } from '#platform/reference'
import type { Reading } from '../read/reading.ts'

/** What a visitor looks for. Nothing in it says who they are: of a postcode only its beginning is kept. */
export interface Looking extends Reading {
  words: string
  /** A council area's code, the beginning of a postcode (`ZA3 4`, `ZA3`), or the name of a place. */
  near: string
  need: string | undefined
  day: Day | undefined
  age: number | undefined
  free: boolean
  online: boolean
  page: number
  /** Services put aside, by their short names. */
  kept: readonly string[]
}

export const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Day = (typeof days)[number]

export const dayNames: Readonly<Record<Day, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

/** Whether letters are the code of a day. */
export const isDayCode = (text: string | undefined): text is Day => days.some((day) => day === text)

/** What the address of a list asks for. What it cannot mean is passed over: a person is shown services, not told off. */
export function lookingFor(query: URLSearchParams): Looking {
  const text = (name: string) => (query.get(name) ?? '').replaceAll('\u0000', '').trim().slice(0, 120)
  const need = text('need')
  const age = /^\d{1,3}$/.test(text('age')) ? Number(text('age')) : undefined
  return {
    words: text('q'),
    near: text('near'),
    need: isReferenceCode('support-needs', need) ? need : undefined,
    day: days.find((one) => one === text('day')),
    age: age !== undefined && age <= 120 ? age : undefined,
    free: query.get('free') === 'yes',
    online: query.get('online') === 'yes',
    page: /^[1-9]\d{0,2}$/.test(text('page')) ? Number(text('page')) : 1,
    kept: keptIn(query),
    ...readingIn(query),
  }
}

/** How an address asks to be read: `lang=gd` in Gaelic, `easy=yes` in large type. */
export const readingIn = (query: URLSearchParams): Reading => ({
  lang: query.get('lang') === 'gd' ? 'gd' : undefined,
  easy: query.get('easy') === 'yes',
})

/** The address of a list, or of another page of the directory with the same list put aside. */
export function addressOf(path: string, looking: Partial<Looking>): string {
  const { words, near, need, day, age, free, online, page = 1, kept = [], lang, easy } = looking
  const query = new URLSearchParams()
  const put = (name: string, value: string | undefined) => value && query.set(name, value)
  put('q', words)
  put('near', near)
  put('need', need)
  put('day', day)
  put('age', age === undefined ? undefined : String(age))
  put('free', free ? 'yes' : undefined)
  put('online', online ? 'yes' : undefined)
  put('page', page > 1 ? String(page) : undefined)
  put('list', kept.join('.'))
  put('lang', lang)
  put('easy', easy ? 'yes' : undefined)
  return query.size === 0 ? path : `${path}?${query}`
}

/** Services on a page of the list. */
export const perPage = 20

/** As many as a person can look at; and an address stays short enough to send. */
export const mostKept = 20

/** A service's short name in an address: its identifier in 22 letters. */
export const shortName = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** The identifier that a short name stands for; undefined when it stands for none. */
export function idOf(short: string): string | undefined {
  const hex = /^[A-Za-z0-9_-]{22}$/.test(short) ? Buffer.from(short, 'base64url').toString('hex') : ''
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}

function keptIn(query: URLSearchParams): string[] {
  const named = (query.get('list') ?? '').slice(0, 2000).split('.')
  return [...new Set(named.filter((short) => idOf(short) !== undefined))].slice(0, mostKept)
}
