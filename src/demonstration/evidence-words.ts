/** What the demonstration's city plans to pay for this year: the eight columns, and what each line answers to and is counted by. All of it is made up. */
export const requirementWords = [
  {
    line: {
      target_group: 'Young people aged 16 to 24 who are not in work or learning',
      rationale: 'One in eight of our 18 to 24 year olds claims, twice the rate of everybody else.',
      partners: 'Northtown Works, Northtown College',
      sources: [
        { source: 'No One Left Behind', pence: 14_000_000 },
        { source: 'Northtown Council', pence: 4_000_000 },
      ],
      volume: 90,
      delivery_method: 'A key worker each, with taster weeks at the college twice a term',
      outcome: '40 in work or learning within the year, 30 of them still there after 26 weeks',
    },
    answers: {
      national_outcome: ['education', 'children'],
      policy_driver: ['young_persons_guarantee', 'the_promise'],
      principle: ['person_centred', 'right_job'],
      need: ['confidence', 'skills_qualifications'],
    },
    counted: { dimension: 'age_band', category: '20-24', measure: 'entered_employment', expected: 20 },
  },
  {
    line: {
      target_group: 'Parents in the six priority family groups',
      rationale: 'Childcare is asked for and often not there; a third of our children live on a low income.',
      partners: 'Eastvale Training, Harbour Housing',
      sources: [{ source: 'Parental Employability Support', pence: 16_500_000 }],
      volume: 70,
      delivery_method: 'Support around school hours, with childcare found before a course begins',
      outcome: '30 in work at the real Living Wage',
    },
    answers: {
      national_outcome: ['poverty', 'children'],
      policy_driver: ['child_poverty', 'gender_pay_gap', 'fair_work'],
      principle: ['dignity', 'fair_work'],
      need: ['childcare'],
    },
    counted: { dimension: 'parent', category: 'yes', measure: 'entered_employment', expected: 30 },
  },
  {
    line: {
      target_group: 'Disabled people and people with a long-term condition',
      rationale: 'The gap in work between disabled people and others has not closed in five years.',
      partners: 'Northtown Works, Northtown Health Centre',
      sources: [
        { source: 'No One Left Behind', pence: 9_250_000 },
        { source: 'UK Shared Prosperity Fund', pence: 3_000_000 },
      ],
      volume: 60,
      delivery_method: 'Supported employment, with a work coach at the health centre on Tuesdays',
      outcome: '20 in work, 15 of them after 26 weeks',
    },
    answers: {
      national_outcome: ['health', 'human_rights'],
      policy_driver: ['disability_gap'],
      principle: ['integrated'],
      need: ['health', 'mental_health'],
    },
    counted: { dimension: 'disabled', category: 'yes', measure: 'entered_employment', expected: 20 },
  },
  {
    line: {
      target_group: 'People leaving prison or with convictions',
      rationale: 'Employers ask about disclosure and we have one adviser.',
      partners: 'Northtown Justice Service',
      sources: [{ source: 'Northtown Council', pence: 4_800_000 }],
      volume: 25,
      delivery_method: 'First meeting before release; disclosure advice with each application',
      outcome: '8 in work',
    },
    answers: {
      national_outcome: ['communities'],
      policy_driver: ['public_reform'],
      principle: ['dignity'],
      need: ['convictions'],
    },
    counted: null,
  },
] as const

/** The four lists, each point with what shows it. */
export const swotWords = [
  [
    'strength',
    'Ten organisations share one way in',
    'Three in four referrals are answered within five working days',
    '/reports/partners',
  ],
  ['strength', 'Key workers stay with people into work', 'Follow-ups answered at 26 weeks', '/reports/progress'],
  ['weakness', 'Childcare is asked for more often than it is there', 'Ranked in the gap analysis', '/evidence/gaps'],
  ['weakness', 'Few services at the east end', 'Supply and demand by postcode district', '/evidence/supply'],
  [
    'opportunity',
    'The harbour yard hires sixty people next year',
    'The yard’s letter to the partnership, September',
    null,
  ],
  ['threat', 'Two streams end in March', 'Sources of this year’s requirements', '/requirements'],
] as const

/** What people said, where, so many days ago; and what it changed, where it did. */
export const heardWords = [
  ['panel', 190, 'I told my story to four people before anybody could help me with the childcare.', null],
  [
    'survey',
    120,
    'I paid the bus to the course and nobody could say who pays it back.',
    'What the journey costs is paid back in the same way by everybody.',
  ],
  ['conversation', 40, 'The letter said interview, so I thought I was in trouble and stayed at home.', null],
] as const

/** Official tables as they might look, made up: measure → the city, its two halves, and Scotland. */
export const profileWords = {
  population: {
    title: 'Population estimates by age',
    period: 'Mid-2025',
    figures: {
      population: [8600, 3300, 5300, 5_500_000],
      population_16_64: [5200, 2000, 3200, 3_500_000],
      population_16_24: [900, 300, 600, 590_000],
    },
  },
  labour_market: {
    title: 'Labour market by area',
    period: 'The year to March',
    figures: {
      employment_rate: [69.4, 74.1, 66.2, 74.3],
      unemployment_rate: [5.6, 4.1, 6.7, 3.9],
      inactivity_rate: [26.1, 22.3, 28.8, 22.9],
      claimant_rate: [4.8, 3.2, 5.9, 3.3],
      young_claimant_rate: [12.4, 8.1, 14.6, 4.9],
    },
  },
  deprivation: {
    title: 'Deprivation by area',
    period: '2025',
    figures: { most_deprived_rate: [38, 21, 49, 20], child_poverty_rate: [32.5, 24, 37.8, 21.3] },
  },
} as const
