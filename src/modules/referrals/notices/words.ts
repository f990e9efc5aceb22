const words: Readonly<Record<string, string>> = {
  sent: 'Sent to the partnership',
  resent: 'Sent again',
  given: 'You are asked to be the key worker',
  accepted: 'A key worker said yes',
  declined: 'Could not be taken',
  waitlisted: 'Put on a waiting list',
  taken: 'Taken from the waiting list',
  lapsed: 'The last day of waiting has passed',
  meeting: 'A meeting was arranged or moved',
  not_met: 'The meeting did not take place',
  met: 'Somebody said “we met”',
  returned: 'The day it was put off to has come',
  amended: 'What was sent was changed',
  sent_on: 'Sent on to another area',
  withdrawn: 'Withdrawn',
  registered: 'Registered for support',
  unshared: 'They share no longer; it went back to its sender',
  late: 'Late, and it is your turn',
  escalated: 'Late although somebody was reminded',
  moved: 'Moved to another organisation',
}

/** What a notice says, by its kind. */
export const noticeWords = (kind: string) => words[kind] ?? 'Something happened'
