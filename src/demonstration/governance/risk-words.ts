/** Likelihood and impact at each look, in days from today. */
export interface ToldRisk {
  risk: string
  cause: string
  effect: string
  who: string
  response: 'reduce' | 'share' | 'avoid' | 'accept'
  how: string
  looks: readonly { on: number; likelihood: number; impact: number; words?: string }[]
  next: number
  closed?: string
}

export const risks: readonly ToldRisk[] = [
  {
    risk: 'Money for key workers ends in March',
    cause: 'Funding comes one year at a time and is confirmed late',
    effect: 'Workers leave before they are told, and people lose whom they know',
    who: 'council',
    response: 'reduce',
    how: 'Ask for a letter of intent by December; members lend each other workers',
    looks: [
      { on: -256, likelihood: 3, impact: 5 },
      { on: -144, likelihood: 4, impact: 5, words: 'No word yet for next year' },
      { on: -32, likelihood: 4, impact: 5, words: 'A draft settlement, not signed' },
    ],
    next: 10,
  },
  {
    risk: 'Employers do not come to the table',
    cause: 'Meetings in the middle of a working day, and papers that speak to insiders',
    effect: 'We plan for jobs that are not there',
    who: 'housing',
    response: 'reduce',
    how: 'Early meetings, and one page instead of ten',
    looks: [
      { on: -256, likelihood: 4, impact: 4 },
      { on: -88, likelihood: 4, impact: 3, words: 'Two firms show interest' },
    ],
    next: -9,
  },
  {
    risk: 'Two organisations plan the same course in the same month',
    cause: 'Plans are made apart',
    effect: 'Half-empty rooms here and waiting lists there',
    who: 'college',
    response: 'avoid',
    how: 'One calendar of courses that all of us fill in',
    looks: [
      { on: -256, likelihood: 4, impact: 3 },
      { on: -200, likelihood: 3, impact: 3, words: 'The calendar is there, not all use it' },
      { on: -32, likelihood: 2, impact: 3, words: 'All but one use it' },
    ],
    next: 60,
  },
  {
    risk: 'People’s details are sent by e-mail out of habit',
    cause: 'Old forms are still in drawers',
    effect: 'Somebody’s story is read by the wrong person',
    who: 'nhs',
    response: 'reduce',
    how: 'Old forms are withdrawn; a reminder at each induction',
    looks: [
      { on: -256, likelihood: 3, impact: 4 },
      { on: -88, likelihood: 2, impact: 4, words: 'None seen since summer' },
    ],
    next: 33,
  },
  {
    risk: 'The harbour bus is cut',
    cause: 'The subsidy ends',
    effect: 'Early shifts cannot be reached from the harbour',
    who: 'jobcentre',
    response: 'share',
    how: 'Work with the transport partnership on a shared taxi',
    looks: [
      { on: -200, likelihood: 3, impact: 3 },
      { on: -88, likelihood: 1, impact: 3, words: 'The subsidy goes on' },
    ],
    next: 0,
    closed: 'The subsidy is settled for three years',
  },
]

export const groups = [
  {
    name: 'Northtown Community Planning Partnership',
    kind: 'community_planning',
    how: 'A paper twice a year; our chair sits on it',
    every: 6,
    reports: [
      { on: -330, words: 'What the self-assessment found. They asked for a risk register.' },
      { on: -150, words: 'Half a year of one front door. They asked how employers are drawn in.' },
    ],
  },
  {
    name: 'Children and Young People’s Board',
    kind: 'thematic',
    how: 'A figure for school leavers each quarter',
    every: 3,
    reports: [{ on: -102, words: 'School leavers helped in the summer.' }],
  },
  {
    name: 'North Coast Growth Deal',
    kind: 'regional',
    how: 'We are heard when skills projects are chosen',
    every: null,
    reports: [],
  },
] as const
