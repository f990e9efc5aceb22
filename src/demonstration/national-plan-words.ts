/** An action of the demonstration's national plan: its day counted from today, how it stands, what it needs of others by their place in the list. */
export interface ToldAction {
  words: string
  owner: string
  due: number
  said?: readonly (readonly [state: 'under_way' | 'held_up' | 'done' | 'stopped', words: string, days: number])[]
  points?: readonly (readonly [words: string, due: number, reached?: number])[]
  needs?: readonly (readonly [place: number, why: string])[]
}

export interface ToldObjective {
  workstream: string
  words: string
  outcome: string
  actions: readonly ToldAction[]
}

/** What the national plan of the demonstration says. */
export const nationalPlanWords: readonly ToldObjective[] = [
  {
    workstream: 'service_design',
    words: 'People who use support help to design it, everywhere',
    outcome: 'A panel in each area has been asked before a service changes, and can say what changed.',
    actions: [
      {
        words: 'Set up a lived-experience panel in every area',
        owner: 'National design group',
        due: 150,
        said: [
          ['under_way', 'Eleven areas have a panel', -120],
          ['under_way', 'Twenty-four areas have a panel', -20],
        ],
        points: [
          ['Half of the areas have a panel', -60, -75],
          ['All areas have a panel', 120],
        ],
      },
      {
        words: 'Publish a charter of what everybody may expect',
        owner: 'National design group',
        due: 100,
        needs: [[0, 'The panels write it']],
        said: [['under_way', 'A first draft was read by six panels', -14]],
      },
      {
        words: 'Agree one set of service standards',
        owner: 'Standards group',
        due: -60,
        said: [['done', 'Agreed by all 32 areas', -65]],
      },
    ],
  },
  {
    workstream: 'governance_risk',
    words: 'Partnerships decide well, together',
    outcome: 'Every partnership has all sectors in the room, and its decisions are recorded and carried out.',
    actions: [
      {
        words: 'Agree how readiness is assessed before money moves',
        owner: 'Joint delivery board',
        due: -15,
        said: [['under_way', 'Questions are agreed; the rule is being tried in three areas', -30]],
      },
      {
        words: 'Have each partnership looked at from outside once in three years',
        owner: 'Joint delivery board',
        due: 300,
        needs: [[3, 'The same questions are asked']],
      },
    ],
  },
  {
    workstream: 'measurement',
    words: 'One set of measures that everybody trusts',
    outcome: 'Every area sends its return on time, and follow-ups at 26 weeks are answered for nine people in ten.',
    actions: [
      {
        words: 'Publish the dates of statistics a year ahead',
        owner: 'Analytical services',
        due: -200,
        said: [['done', 'Four dates are announced', -210]],
      },
      {
        words: 'Ask the same registration questions everywhere',
        owner: 'Shared measurement group',
        due: 60,
        said: [['held_up', 'Two areas wait for their old systems to be changed', -7]],
      },
    ],
  },
  {
    workstream: 'policy_finance',
    words: 'Money follows need, for more than one year',
    outcome: 'Allocations are worked out in the open, and areas can plan three years ahead.',
    actions: [
      {
        words: 'Agree how national money is shared out among the areas',
        owner: 'Finance group',
        due: 90,
        said: [['under_way', 'Indicators and weights are with the areas for comment', -10]],
      },
      {
        words: 'Tell areas their allocations for three years',
        owner: 'Finance group',
        due: 130,
        needs: [[7, 'Without the shares there is no sum']],
      },
    ],
  },
  {
    workstream: 'alignment',
    words: 'Health, housing, justice and money advice are part of the way into work',
    outcome: 'In each area people are referred both ways, and nobody tells their story twice.',
    actions: [
      {
        words: 'Agree with health boards how referrals go both ways',
        owner: 'Alignment group',
        due: 210,
        said: [['under_way', 'Five boards have agreed', -33]],
      },
    ],
  },
  {
    workstream: 'communications',
    words: 'People know where to turn',
    outcome: 'Whoever looks for support finds the right door in two steps.',
    actions: [
      {
        words: 'Put every service into the directory, kept right by those who run it',
        owner: 'Communications group',
        due: 45,
        said: [['under_way', 'Entries of 26 areas were checked within six months', -5]],
      },
      {
        words: 'Print a leaflet for every household',
        owner: 'Communications group',
        due: -90,
        said: [['stopped', 'Panels said that nobody reads one', -100]],
      },
    ],
  },
]
