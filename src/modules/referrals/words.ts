import type { List, Meaning, Party } from './referral.ts'

/** A list by its name. */
export const listNames: Readonly<Record<List, string>> = {
  to_allocate: 'To be allocated',
  offered: 'Offered, waiting for an answer',
  waiting: 'On a waiting list',
  to_arrange: 'Meeting to be arranged',
  arranged: 'Meeting arranged, waiting for “we met”',
  to_register: 'Met, to be registered',
  with_sender: 'Back with the sender',
  parked: 'Waiting with the sender until a day',
}

/** A list by its name where all stand beside one another: what is to be done with those in it. */
export const listTabs: Readonly<Record<List, string>> = {
  to_allocate: 'To allocate',
  offered: 'To answer',
  waiting: 'Waiting',
  to_arrange: 'To arrange',
  arranged: 'To meet',
  to_register: 'To register',
  with_sender: 'Sent back',
  parked: 'Parked',
}

/** The state of a referral as its sender reads it. */
export const listSentences: Readonly<Record<List, string>> = {
  to_allocate: 'The coordinator is finding a key worker',
  offered: 'A key worker has been asked',
  waiting: 'They are on a waiting list',
  to_arrange: 'A key worker said yes: arrange to meet together',
  arranged: 'You are to meet together, and each to say that you met',
  to_register: 'Handed over: you all met',
  with_sender: 'It is back with you',
  parked: 'It waits with you until the day you named',
}

/** Whose turn it is to act in each list; the owner may be somebody else. */
export const turns: Readonly<Record<List, string>> = {
  to_allocate: 'the coordinator',
  offered: 'the key worker who was asked',
  waiting: 'the key worker who keeps the waiting list',
  to_arrange: 'sender and key worker, together',
  arranged: 'those who have not yet said “we met”',
  to_register: 'the key worker',
  with_sender: 'the sender',
  parked: 'nobody until the day it comes back',
}

export const partyNames: Readonly<Record<Party, string>> = {
  sender: 'the sender',
  receiver: 'the key worker',
  person: 'the person',
}

export const meetingWays = { in_person: 'Face to face', phone: 'By telephone', video: 'By video call' } as const
export type MeetingWay = keyof typeof meetingWays

/** How somebody was told. */
export const toldWays = {
  in_person: 'Face to face',
  phone: 'By telephone',
  video: 'By video call',
  text: 'By text message',
  email: 'By e-mail',
  letter: 'By letter',
} as const
export type ToldHow = keyof typeof toldWays

export const meaningWords: Readonly<Record<Meaning, string>> = {
  before_contact: 'before anybody had agreed to meet them',
  after_contact: 'after a key worker had said yes',
  completed_early: 'completed early: they reached what they wanted',
}
