/** What happened in the partnership's meetings, in days from today; everybody and every sum is invented. */
export interface ToldItem {
  title: string
  purpose: 'decide' | 'discuss' | 'note'
  minutes: number
  note?: string
  decision?: { words: string; why?: string }
  action?: { words: string; who: string; due: number; done?: string; late?: string }
  interest?: { who: string; words: string; did: 'left' | 'spoke' | 'silent' }
}

export interface ToldMeeting {
  /** Days from today. */
  on: number
  items: readonly ToldItem[]
  /** Who did not come. */
  apologies: readonly string[]
}

export const terms = {
  first: `The partnership brings together those who help people in Northtown into work. It plans, pays for and looks at that support together, so that nobody is passed from door to door.

- Each member organisation sends somebody who may speak and decide for it.
- The partnership meets every eight weeks and reports to community planning twice a year.
- It decides by agreement; where there is none, the chair puts it to a vote of member organisations.`,
  added: `- Whoever has an interest in an item says so before it is talked about.
- A disagreement is settled step by step, as the page Disagreements shows.`,
  changes: 'How interests are declared, and how disagreements are settled.',
}

export const past: readonly ToldMeeting[] = [
  {
    on: -312,
    apologies: ['college'],
    items: [
      {
        title: 'What we learned from the self-assessment',
        purpose: 'discuss',
        minutes: 30,
        note: 'We work well together at the front line and less well when we plan. Three things came up again and again: risks that nobody looks after, no agreed way to settle differences, and no employers at the table.',
        action: {
          words: 'Write a first risk register',
          who: 'council',
          due: -256,
          done: 'Six risks were written down and agreed.',
        },
      },
      {
        title: 'A quorum of our own',
        purpose: 'decide',
        minutes: 10,
        note: 'Half of the member organisations was thought fair, if the third sector is always heard.',
        decision: {
          words: 'A meeting can decide when half of the member organisations are there, the third sector among them.',
        },
      },
    ],
  },
  {
    on: -256,
    apologies: [],
    items: [
      {
        title: 'The risk register',
        purpose: 'decide',
        minutes: 20,
        note: 'Agreed with small changes. Each risk has somebody who looks after it.',
        decision: { words: 'The risk register is agreed, and looked at in every meeting.' },
      },
      {
        title: 'Who speaks for schools',
        purpose: 'decide',
        minutes: 15,
        decision: {
          words: 'The council speaks for schools; the academy gives up its own place.',
          why: 'One voice for all schools',
        },
        action: {
          words: 'Tell every head teacher who speaks for them',
          who: 'council',
          due: -214,
          done: 'A letter went to all nine schools.',
        },
      },
    ],
  },
  {
    on: -200,
    apologies: ['nhs'],
    items: [
      {
        title: 'Small grants: which bids go ahead',
        purpose: 'decide',
        minutes: 30,
        note: 'Eleven bids, money for five. Scored against what young people said they need.',
        interest: { who: 'works', words: 'Northtown Works has put in a bid', did: 'left' },
        decision: { words: 'Five bids go ahead, £48,000 in all.', why: 'They reach those whom nobody else reaches' },
        action: {
          words: 'Publish who was given a grant and why',
          who: 'council',
          due: -172,
          done: 'On the council’s pages since June.',
        },
      },
      {
        title: 'Waiting times for a first meeting',
        purpose: 'note',
        minutes: 10,
        note: 'Down from twelve working days to five since referrals go through one door.',
      },
    ],
  },
  {
    on: -144,
    apologies: ['works', 'nhs', 'college', 'jobcentre'],
    items: [
      {
        title: 'Evening support in the harbour district',
        purpose: 'decide',
        minutes: 20,
        note: 'Too few of us were there. Those who were would go ahead.',
        decision: { words: 'Evening support is tried for half a year.' },
      },
    ],
  },
  {
    on: -88,
    apologies: ['jobcentre'],
    items: [
      {
        title: 'Evening support in the harbour district',
        purpose: 'decide',
        minutes: 10,
        note: 'Confirmed what could not be decided in summer.',
        decision: {
          words: 'Evening support is tried for half a year, two evenings a week.',
          why: 'Forty people asked for it',
        },
        action: {
          words: 'Find a room for the evenings',
          who: 'housing',
          due: -46,
          done: 'The tenants’ hall, free on Tuesdays and Thursdays.',
        },
      },
      {
        title: 'Employers at the table',
        purpose: 'discuss',
        minutes: 30,
        note: 'Nobody from the private sector is a member. Two firms would come if meetings were at eight in the morning.',
        action: { words: 'Ask three local firms to join', who: 'housing', due: -6, late: 'One firm has answered' },
      },
    ],
  },
  {
    on: -32,
    apologies: ['college'],
    items: [
      {
        title: 'New terms of reference',
        purpose: 'decide',
        minutes: 20,
        note: 'How interests are declared and how disagreements are settled was missing.',
        decision: { words: 'Version 2 of the terms is put to all members.' },
        action: { words: 'Ask each organisation to accept the new terms', who: 'council', due: 24 },
      },
      {
        title: 'Travel costs to interviews',
        purpose: 'decide',
        minutes: 20,
        note: 'Four of us pay for travel, each by other rules. People lose interviews over it.',
        interest: { who: 'housing', words: 'Harbour Housing runs one of the four schemes', did: 'spoke' },
        decision: {
          words: 'One rule for travel costs, from the new year.',
          why: 'Nobody should have to know whom to ask',
        },
        action: {
          words: 'Draft one rule for travel costs',
          who: 'works',
          due: -12,
          late: 'The draft is with the jobcentre',
        },
      },
      {
        title: 'How many come back after a first month in work',
        purpose: 'note',
        minutes: 10,
        note: 'Answers are in for nine of ten.',
        action: { words: 'Bring figures for young parents to the next meeting', who: 'housing', due: 8 },
      },
    ],
  },
]

export const coming: readonly ToldMeeting[] = [
  {
    on: 10,
    apologies: [],
    items: [
      { title: 'One rule for travel costs', purpose: 'decide', minutes: 30 },
      { title: 'The delivery plan for next year: what we want to reach', purpose: 'discuss', minutes: 40 },
      { title: 'Evening support after three months', purpose: 'note', minutes: 15 },
    ],
  },
  { on: 66, apologies: [], items: [] },
  { on: 122, apologies: [], items: [] },
]

export const waitingItems = [
  { title: 'Rooms where people can talk without being overheard', purpose: 'discuss', minutes: 15, who: 'housing' },
] as const
