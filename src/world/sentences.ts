/** The words that invented people and their workers say. Nothing here is taken from anybody's record. */
export const addresses = ['Mill Road', 'Harbour Street', 'Church Lane', 'Station Road', 'Loch View', 'High Street']

export const aims = [
  'A job with children or in a nursery',
  'Work in a kitchen, and later my own café',
  'To finish college and work with computers',
  'Something outdoors, not behind a desk',
  'A part-time job that fits round school hours',
  'To drive for a living',
  'To get back to joinery',
  'Office work where I can learn as I go',
  'To help older people in their homes',
  'An apprenticeship in engineering',
]

export const contacts = [
  'We talked about how the last fortnight went. Sleeping better, and has been out most days.',
  'Looked at three vacancies together and chose one to apply for.',
  'Worked on the CV; the gap is explained now and reads well.',
  'Practised interview questions. Much surer by the end.',
  'Talked through the letter about benefits and rang the adviser together.',
  'Childcare has a start date. We planned the mornings on paper.',
  'Went over the bus times to the industrial estate; the early one works.',
  'Filled in the college application. Reference still to come from school.',
  'Agreed to try the community kitchen for two mornings a week.',
  'Spoke about confidence in groups; a smaller one suits for now.',
  'The GP appointment went well and there is a plan.',
  'Brought the certificates; we copied the numbers into the CV.',
  'The taster day was good. Would like to go back.',
  'Travel money for the first month is agreed.',
  'Talked about telling an employer about the condition, and what to say.',
]

export const tries = [
  'Rang twice, no answer. Sent a text.',
  'Phone was off. Will try on another day.',
  'Left a text to ring back.',
]

export const aboutThem = [
  'Spoke with the school about the timetable.',
  'Rang the housing officer to ask how far the form is.',
]

export const meetings = [
  'How things are going',
  'The CV',
  'Looking for work together',
  'The plan',
  'Getting ready for an interview',
]

export const rooms = ['Room 2', 'The library', 'The community centre', 'Our office']

export const goals: readonly (readonly [string, readonly string[]])[] = [
  [
    'Have a CV I am happy with',
    ['Write down past jobs and what I did', 'Make the CV together', 'Ask two people for a reference'],
  ],
  ['Get ready for interviews', ['Practise with somebody I do not know', 'Choose what to wear', 'Try the way there']],
  ['Get used to a working week', ['Go to the community kitchen two mornings', 'Keep a diary of the week']],
  ['Sort out childcare', ['Look at three childminders', 'Work out the cost together', 'Visit the nursery']],
  ['Get my first certificate', ['Choose a course', 'Fill in the form', 'Go to the first day']],
  ['Feel better about groups', ['Visit the group with somebody', 'Stay for the whole session once']],
  ['Apply for work', ['Find three jobs that fit', 'Send two applications a week', 'Ask about a trial shift']],
  ['Get on top of money', ['See the money adviser', 'Make a list of what comes in and goes out']],
]

export const hopes = [
  'I want to be busy and to have my own money.',
  'I would like somebody to talk to who knows about courses.',
  'I want work, but I do not know where to begin.',
  'To get out of the house and do something useful.',
]

export const handovers = [
  'Prefers to be met in a quiet place the first time. Likes working with their hands. Mornings are hard at present.',
  'Has done two work placements and enjoyed the second. Would like the same person each time.',
  'Knows what they want and needs help with forms. Happy to be texted.',
]

export const firms = [
  'Bakery',
  'Joinery',
  'Care',
  'Foods',
  'Stores',
  'Hotel',
  'Builders',
  'Transport',
  'Cleaning',
  'Nursery',
  'Garage',
  'Farm Shop',
  'Electrical',
  'Laundry',
  'Kitchens',
  'Fish',
  'Print',
  'Gardens',
  'Logistics',
  'Tea Room',
]
