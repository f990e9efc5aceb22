import type { CalendarDate } from '#platform/time'

/**
 * Where money stands. A pound comes from a source, is allocated to an area's year, budgeted for something, committed to an organisation, claimed, paid, and reclaimed
 * from whoever gave it; or is carried into a year. Carried and lapsed are the two ways in which it leaves a year unused.
 */
export const accountKinds = [
  'source',
  'carried_in',
  'allocated',
  'budgeted',
  'committed',
  'claimed',
  'paid',
  'reclaimed',
  'carried',
  'lapsed',
] as const
export type AccountKind = (typeof accountKinds)[number]

/** What an entry does, in words as they stand in a list. */
export const entryWords = {
  allocation: 'Allocated',
  budget: 'Budgeted',
  commitment: 'Committed',
  claim: 'Claimed',
  payment: 'Paid',
  reclaim: 'Reclaimed',
  release: 'Released',
  carry_over: 'Carried over',
  lapse: 'Given back',
  reversal: 'Taken back',
} as const
export type EntryKind = keyof typeof entryWords

/** An account by what it is. A line of the budget from budgeted on; a commitment from committed on. */
export interface Place {
  year: string
  stream: string
  kind: AccountKind
  line?: string | undefined
  commitment?: string | undefined
}

/** A side of an entry: pence into an account, or out of it. */
export interface Move extends Place {
  pence: number
}

export interface NewEntry {
  area_id: string
  kind: Exclude<EntryKind, 'reversal'>
  words: string
  on_date: CalendarDate
  moves: readonly Move[]
}

/** Both sides of so many pence going from one account to another. */
export const fromTo = (from: Place, to: Place, pence: number): Move[] => [
  { ...from, pence: -pence },
  { ...to, pence },
]
