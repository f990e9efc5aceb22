/** How somebody is reached for a follow-up. */
export const ways = {
  phone: 'Phone',
  text: 'Text message',
  email: 'E-mail',
  visit: 'In person',
  somebody: 'Through somebody they trust',
} as const
export type Way = keyof typeof ways
export const wayCodes = Object.keys(ways) as Way[]

/** What a way is called on a page; tries of before this list had the employer as a way. */
export const wayWords = (how: string): string => (isWay(how) ? ways[how] : 'The employer')

const isWay = (how: string): how is Way => how in ways

/** What came of a try. */
export const tryResults = {
  not_reached: 'nobody reached',
  wrong_number: 'a wrong number or address',
  answered: 'answered',
  do_not_ask: 'asked not to be contacted',
} as const
export type TryResult = keyof typeof tryResults

export const partsOfDay = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
} as const
export type PartOfDay = keyof typeof partsOfDay

/** The part of the day of a time, `HH:MM`: afternoon from noon, evening from five. */
export function partOfDay(time: string): PartOfDay {
  if (time < '12:00') return 'morning'
  return time < '17:00' ? 'afternoon' : 'evening'
}
