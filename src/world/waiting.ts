import { at, type Day, lastWorkday, workday } from './days.ts'
import { character, writePerson } from './person.ts'
import type { Worker } from './place.ts'
import { type List, referral } from './referral.ts'
import type { Story } from './story.ts'

/** A referral that waits: in which list, for how many days, and before whom. */
export interface Waiting {
  list: List
  days: number
  /** Days from today to the joint meeting, and who has said that it took place. */
  meeting?: number
  met?: readonly ('sender' | 'person' | 'receiver')[]
}

/** Somebody who was referred and is not registered yet, with their referral as it stands now. */
export function tellWaiting(
  story: Story,
  waiting: Waiting,
  by: Worker,
  to: Worker,
  { maker, number }: { maker: string; number: number },
): void {
  const { today, now } = story
  const { list, days } = waiting
  const sentOn: Day = lastWorkday(today - days - 1)
  const sent = at(sentOn, 10)
  const who = character(story.dice, sentOn)
  writePerson(story, who, sent, maker, number)
  const told = referral(story, by, sent)
  if (list !== 'to_allocate') told.given(to, at(sentOn, 11))
  if (list === 'with_sender' || list === 'parked')
    told.declined('could_not_reach', 'the person could not be reached', 'sender', at(sentOn, 16))
  if (list === 'parked') told.parked(at(sentOn, 16, 30), today + 30)
  if (list === 'waiting') told.waitlisted(at(sentOn, 14), today + 28 - days, today + 120)
  if (list === 'to_arrange' || list === 'arranged' || list === 'to_register') told.accepted(at(sentOn, 14))
  if (waiting.meeting !== undefined) {
    const day = waiting.meeting < 0 ? lastWorkday(today + waiting.meeting) : workday(today, waiting.meeting)
    told.noted(at(sentOn, 15))
    told.meeting(at(day, 11, 30), at(sentOn, 16))
    for (const [place, party] of (waiting.met ?? []).entries()) told.met(party, Math.min(now, at(day, 13, place)))
    if (waiting.met?.length === 3) told.handedOver(Math.min(now, at(day, 13, 3)))
  }
  told.end()
}
