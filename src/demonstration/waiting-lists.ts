import type { Waiting } from '../world/index.ts'

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
  { list: 'waiting', days: 31 },
  { list: 'waiting', days: 26 },
  { list: 'waiting', days: 12 },
  { list: 'parked', days: 8 },
  { list: 'with_sender', days: 3 },
  { list: 'with_sender', days: 9 },
]
