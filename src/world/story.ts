import type { Day, Moment } from './days.ts'
import { instantOf } from './days.ts'
import type { Dice } from './dice.ts'
import type { NextId } from './identifiers.ts'
import { type Place, signature, type Worker } from './place.ts'
import type { Sheets } from './sheets.ts'

/** One invented person whose story is being written: everything their rows need to know. */
export interface Story {
  readonly dice: Dice
  readonly next: NextId
  readonly sheets: Sheets
  readonly place: Place
  /** Nothing happens after it but what is arranged for later. */
  readonly now: Moment
  readonly today: Day
  readonly person: { readonly id: string; readonly area_id: string }
}

/** The columns that begin every row of a person. */
export const row = ({ next, person }: Story) => ({ id: next(), area_id: person.area_id, person_id: person.id })

/** A line of what has happened, under the name of who caused it. */
export function line(
  story: Story,
  by: Worker,
  said: { at: Moment; kind: string; words: string; sees: 1 | 2 | 3; link?: string | undefined },
): void {
  story.sheets.add('people.timeline', {
    ...row(story),
    ...said,
    at: instantOf(said.at),
    organisation_id: by.organisation.id,
    user_id: by.user_id,
    by_name: signature(by),
  })
}

export interface Sight {
  holder: string
  kind: 'referral' | 'partnership' | 'spell' | 'handover' | 'self' | 'follow_up'
  sees: 1 | 2 | 3
  since: Moment
  until?: Moment | undefined
  because: { kind: string; id: string }
  by: Worker
  closed?: { at: Moment; by: Worker } | undefined
}

/** Who may see the person, from when to when, and why. */
export function seen(story: Story, sight: Sight): void {
  const { since, until, because, by, closed, ...rest } = sight
  story.sheets.add('people.relationship', {
    ...row(story),
    ...rest,
    since: instantOf(since),
    until: until === undefined ? null : instantOf(until),
    opened_by: by.user_id,
    because_kind: because.kind,
    because_id: because.id,
    closed_at: closed === undefined ? null : instantOf(closed.at),
    closed_by: closed?.by.user_id ?? null,
  })
}
