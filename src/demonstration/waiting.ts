import {
  at,
  character,
  type Day,
  lastWorkday,
  referral,
  type Story,
  type Worker,
  workday,
  writePerson,
} from '../world/index.ts'

type List = 'to_allocate' | 'offered' | 'to_arrange' | 'arranged' | 'to_register' | 'with_sender'

/** A referral that waits: in which list, for how many days, and before whom. */
interface Waiting {
  list: List
  days: number
  /** Days from today to the joint meeting, and who has said that it took place. */
  meeting?: number
  met?: readonly ('sender' | 'person' | 'receiver')[]
}

/** One or more in every list, some of them late, so that every desk has something to do. */
export const waitingLists: readonly Waiting[] = [
  { list: 'to_allocate', days: 0 },
  { list: 'to_allocate', days: 1 },
  { list: 'to_allocate', days: 1 },
  { list: 'to_allocate', days: 8 },
  { list: 'offered', days: 1 },
  { list: 'offered', days: 2 },
  { list: 'offered', days: 9 },
  { list: 'to_arrange', days: 2 },
  { list: 'to_arrange', days: 12 },
  { list: 'arranged', days: 6, meeting: 1 },
  { list: 'arranged', days: 5, meeting: 4 },
  { list: 'arranged', days: 10, meeting: -1, met: ['sender', 'person'] },
  { list: 'arranged', days: 14, meeting: -6, met: ['sender'] },
  { list: 'to_register', days: 9, meeting: -2, met: ['sender', 'person', 'receiver'] },
  { list: 'to_register', days: 20, meeting: -12, met: ['sender', 'person', 'receiver'] },
  { list: 'with_sender', days: 3 },
  { list: 'with_sender', days: 9 },
]

/** Somebody who was referred and is not registered yet, with their referral as it stands now. */
export function tellWaiting(story: Story, waiting: Waiting, by: Worker, to: Worker, number: number): void {
  const { today, now } = story
  const { list, days } = waiting
  const sentOn: Day = lastWorkday(today - days - 1)
  const sent = at(sentOn, 10)
  const who = character(story.dice, sentOn)
  writePerson(story, who, sent, by.user_id, number)
  const told = referral(story, by, sent)
  if (list !== 'to_allocate') told.given(to, at(sentOn, 11))
  if (list === 'with_sender')
    told.declined('could_not_reach', 'the person could not be reached', 'sender', at(sentOn, 16))
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
