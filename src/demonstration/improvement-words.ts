/** What a workshop of the demonstration said of a statement, and what became of it. Days are counted from today. */
export interface Told {
  item: string
  why: string
  days: { from: number; due?: number }
  said:
    | { standing: 'agreed'; answer: string; note: string }
    | { standing: 'not_agreed'; reason: string; note: string }
    | { standing: 'open'; note: string }
  plan?: {
    /** Who leads it, as the list of owners begins. */
    lead?: string
    fields: Partial<
      Record<'issue' | 'actions' | 'support' | 'support_from' | 'lead_group' | 'resources' | 'impact', string>
    >
  }
  progress: readonly { days: number; state: 'on_track' | 'slipping' | 'done' | 'dropped'; words: string }[]
}

const first = -350
const last = -40

/** Invented, as everybody in it is. */
export const improvementWords: readonly Told[] = [
  {
    item: '8.7',
    why: 'The section with the weakest answers of all',
    days: { from: first, due: -120 },
    said: { standing: 'agreed', answer: 'not', note: 'Reports go out, and nobody can say what was decided from them.' },
    plan: {
      lead: 'Moira',
      fields: {
        issue: 'Our figures reach the table too late for anybody to act on them',
        actions:
          'One page of figures a fortnight before each meeting\nThe first ten minutes of each meeting are about it',
        support: 'Somebody to show us how to read the dashboards',
        support_from: 'The Improvement Service',
        resources: 'Two days a quarter of the coordinator',
        impact: 'Each meeting decides at least one thing from its figures',
      },
    },
    progress: [
      { days: -270, state: 'on_track', words: 'The first page went out. Two members asked for less of it.' },
      { days: -180, state: 'slipping', words: 'Late for the autumn meeting: the college’s numbers were missing.' },
      { days: -110, state: 'done', words: 'Three meetings in a row had it in time, and decided from it.' },
    ],
  },
  {
    item: '4.3',
    why: 'Few answers say it is met',
    days: { from: first, due: -20 },
    said: {
      standing: 'agreed',
      answer: 'partially',
      note: 'We ask people once a year. They say they never hear what came of it.',
    },
    plan: {
      lead: 'Fiona',
      fields: {
        issue: 'People who use our services never hear what came of what they told us',
        actions: 'A panel of eight people, paid for their time\nA note back to them after each meeting',
        support: 'How to pay people without touching their benefits',
        support_from: 'The third sector interface',
        lead_group: 'Lived experience group',
        resources: '£2,400 a year for time and travel',
        impact: 'Everybody who spoke can name one thing that changed',
      },
    },
    progress: [
      { days: -200, state: 'on_track', words: 'Six people have joined; paying them is agreed with the council.' },
      {
        days: -75,
        state: 'slipping',
        words: 'Two have left for work, which is good news. Nobody has taken their place.',
      },
    ],
  },
  {
    item: '2.5',
    why: 'Organisations differ most here',
    days: { from: last, due: 140 },
    said: { standing: 'agreed', answer: 'partially', note: 'There is a register now. Half of us had not seen it.' },
    plan: {
      lead: 'Hassan',
      fields: {
        actions: 'Each risk has a name beside it\nTwo risks are read out at every meeting',
        support: 'None',
        resources: 'Ten minutes of each meeting',
        impact: 'Nobody is surprised by a grant that ends',
      },
    },
    progress: [{ days: -8, state: 'on_track', words: 'Every open risk has somebody’s name.' }],
  },
  {
    item: '8.4',
    why: 'Among the weakest',
    days: { from: last },
    said: { standing: 'agreed', answer: 'not', note: 'We have never asked what others do better.' },
    plan: { fields: {} },
    progress: [],
  },
  {
    item: '6.1',
    why: 'Raised by two members',
    days: { from: last },
    said: {
      standing: 'not_agreed',
      reason: 'Those with the money see pooled budgets; those without see none',
      note: 'To be looked at again once the budgets of the year are out.',
    },
    progress: [],
  },
  {
    item: '9.1',
    why: '',
    days: { from: last },
    said: { standing: 'open', note: 'Out of time. Begin here at the next workshop.' },
    progress: [],
  },
]
