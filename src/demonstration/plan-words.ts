/** What the city's delivery plan says, item by item. Invented, as everybody in it is. */
export const planWords: Readonly<Record<string, string>> = {
  '1.1':
    'The partnership began in 2012 with four organisations around the council’s table. It has nine members today, an independent chair since 2023, and people who use support at every meeting.\n\nWhat we are proudest of is small: since 2024 anybody who comes to any of our doors leaves with a name and a day.',
  '1.2':
    'Each member brings something of its own:\n\n- **Northtown Council** chairs the commissioning group and employs twelve key workers\n- **Northtown Works** leads on young people and on families\n- **Eastvale Training** runs vocational courses with the college\n- **Harbour Housing** speaks for tenants, and pays for two key workers\n- **Northtown Jobcentre**, the health centre, the justice service and the academy refer, and help after the start',
  '1.3':
    'We meet every six weeks and answer to the Community Planning Partnership. What we decide, and who has what in hand, is written down the same day and open to every member.',
  '1.4':
    'Figures go to the partnership each quarter, to the council’s committee twice a year, and into the child poverty report each June. Nobody writes them twice: they come from what key workers write down.',
  '1.5':
    'In the last self-assessment the weakest answers were about figures that come too late, and about people who never hear what became of what they told us. Both have an improvement with a name beside it.',
  '2.1': 'Everybody in Northtown who wants to work finds fair work that lasts, by whichever door they come.',
  '2.2':
    '## By March 2028\n\n1. More of those furthest from work start with us, and stay until they are settled\n2. Every parent who wants to work has a plan that fits around their children\n3. Employers ask us first\n\nWe shall know by who is still in work after a year, and by what people say of us.',
  '2.3':
    'The plan was written by all nine members and a panel of eight people who use support. Every service works to the national service standards, and shows the customer charter at its door.',
  '2.4':
    'People are asked every three months whether they are treated with dignity. What they answer is read out at our meetings before the figures are.',
  '2.5':
    'Two thirds of support is given by the council and Northtown Works; the rest is bought in small lots, so that local organisations can bid. The college and three training providers stand ready.',
  '2.6':
    'A key worker sits in the health centre two days a week and in the housing office one. Jobcentre work coaches and our key workers meet about people they share, with those people’s agreement.',
  '3.1':
    '### Strengths\n\nA college at the centre of town, and a port that takes on people all year.\n\n### What is hard\n\nShift work without buses; rents near the harbour; one in six adults with a condition that limits what work they can do.',
  '3.2':
    'This plan serves the council’s plan for the harbour and the local outcomes plan: work for people who live within two miles.',
  '3.3':
    'We reach fewer lone parents than live here, and more young men. People told us that the first appointment decides whether they come again.',
  '4.1':
    'There is much help with CVs, and little with childcare, debt or driving. The map of support shows who offers what, and where people wait.',
  '4.2':
    'First: parents of three or more children, disabled people, and those who have been out of work for two years or more.\n\nPlaces: the harbour flats and Eastvale, where half of all who wait live.',
  '4.3':
    'A key worker from the first day to a year after the start; childcare paid in the first month; a small fund for what stands in the way.',
  '5.1':
    'The council and Northtown Works give case management; Eastvale Training and the college courses; Harbour Housing sustains tenancies while people start work.',
  '5.2':
    'Every lot can be ended after two quarters in which people did not get what they came for. The money moves to what works, and members hear why.',
  '5.3': 'Four streams pay for this plan. Each is named with what it may pay for, so that no line is paid twice.',
  '5.4':
    'One finance officer reports spend by stream each month. Under- and overspend of more than five percent goes to the next meeting.',
  '5.5': 'Childcare, money advice and recovery services have a named worker each for our people.',
  '6.1':
    'The partnership looks at one page of figures a fortnight before each meeting, and decides at least one thing from it.',
  '6.2': 'We hold ourselves to who starts, who finds work, and who is still in work at 13, 26 and 52 weeks, by group.',
  '6.3':
    'The improvement plan is looked at every quarter. What we mean to be better at next: giving people an answer within two weeks.',
  '6.4': 'Each year we ask everybody who left what helped, and publish what we learnt beside this plan.',
  '6.5': 'We look at the plan each spring, and at the year’s operational plan each quarter.',
}

/** What the operational plan of this year says. */
export const yearWords: Readonly<Record<string, string>> = {
  '1.1': 'To open the harbour hub, and to have no parent wait more than two weeks for a first appointment.',
  '1.2': 'One training provider closed in May. The port began to take on apprentices again.',
  '2.1':
    '- Open the harbour hub by June: the council\n- Childcare paid in the first month of work: Northtown Works, from April\n- A driving fund for those on shifts: Harbour Housing, by September',
  '2.2':
    'Case management for all ages; courses in care, logistics and the trades; help with debt every Thursday at the hub.',
  '2.3': 'The council, Northtown Works, Eastvale Training and the college.',
  '3.1': 'The budget of the year is in the service requirements, line by line, with the stream that pays for each.',
  '3.2': 'Half of those who start this year in work within a year, and two in three of them still there at 26 weeks.',
  '3.3': 'A late start of the hub; nobody to replace two key workers who leave in autumn.',
  '3.4': 'We look at it in July, October and January, and write next year’s plan from what we find.',
}

/** The draft of next year's operational plan: who answers for which section, what is written, and how far it is. */
export const nextYear = {
  owners: [
    { section: 1, lead: 'Moira', days: 9 },
    { section: 2, lead: 'Hassan', days: 16 },
  ],
  texts: [
    {
      item: '1.1',
      by: 'Alasdair',
      words: 'To bring what works at the harbour hub to Eastvale, and to keep people in work once they have started.',
      ready: true,
    },
    {
      item: '1.2',
      by: 'Alasdair',
      words: 'Rents rose by a tenth. The college moves its care courses to the evening, which parents had asked for.',
      ready: false,
    },
    {
      item: '2.1',
      by: 'Hassan',
      words:
        '- A second hub in Eastvale by October: the council\n- Somebody to call in the first month of a tenancy and a job: Harbour Housing',
      ready: false,
    },
  ],
  /** Added to 1.2 by somebody else, a day later. */
  added: {
    item: '1.2',
    by: 'Hassan',
    words:
      'Rents rose by a tenth, and by more at the harbour. The college moves its care courses to the evening, which parents had asked for.\n\nMore of those who come to us now have work, and need hours that they can live on.',
  },
  comment: { item: '2.1', words: 'Is October before or after the school holidays? Parents will ask.' },
  suggestion: {
    item: '2.1',
    words:
      '- A second hub in Eastvale by August, before the school year: the council\n- Somebody to call in the first month of a tenancy and a job: Harbour Housing',
    why: 'Parents start work when school starts',
  },
} as const
