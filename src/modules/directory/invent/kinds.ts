/** A kind of service that an invented organisation might run, in words of our own. */
export interface Kind {
  name: string
  description: string
  needs: readonly string[]
  situations?: readonly string[]
  ages?: readonly [number, number]
  who?: string
  cost?: readonly [number, string]
  /** Days of the week, and hours. */
  when: readonly [days: string, from: string, to: string]
  online?: true
  ask?: string
}

const morning = ['TU,TH', '09:30', '12:30'] as const
const office = ['MO,TU,WE,TH,FR', '09:00', '17:00'] as const
const evening = ['MO,WE', '18:00', '20:00'] as const

export const kinds: readonly Kind[] = [
  {
    name: 'Job club',
    description: 'Drop in, look for jobs together, and get help with forms. Tea, computers and a person who listens.',
    needs: ['find_work', 'digital'],
    when: morning,
    ask: 'Just come along.',
  },
  {
    name: 'Interview practice',
    description: 'Practise with somebody who hires people. You get honest, kind advice and a second try.',
    needs: ['find_work', 'confidence'],
    when: ['WE', '13:00', '16:00'],
  },
  {
    name: 'One to one work coaching',
    description: 'The same person meets you every week, until you are in work and settled there.',
    needs: ['find_work', 'staying_in_work'],
    ages: [16, 67],
    when: office,
  },
  {
    name: 'First steps',
    description: 'A gentle start if you have been at home for a long time: short walks, a group, small plans.',
    needs: ['confidence', 'mental_health'],
    when: ['TU', '10:00', '12:00'],
  },
  {
    name: 'Construction taster',
    description: 'Four weeks of bricklaying, joinery and painting, with the safety card that sites ask for.',
    needs: ['skills', 'experience'],
    ages: [16, 24],
    when: ['MO,TU,WE,TH', '09:00', '15:30'],
    who: 'You need no experience. Boots and lunch are given.',
  },
  {
    name: 'Cooking for a living',
    description: 'Learn to cook in a real kitchen, and take the food hygiene certificate.',
    needs: ['skills'],
    when: ['FR', '09:30', '14:30'],
  },
  {
    name: 'Care work academy',
    description: 'Two weeks of learning, two of placement, then an interview with a care employer.',
    needs: ['skills', 'experience', 'find_work'],
    ages: [18, 99],
    when: ['MO,TU,WE', '09:30', '15:00'],
  },
  {
    name: 'Reading and writing, at your own speed',
    description: 'Small groups or just you and a tutor. Bring a form, a letter or a story you want to read.',
    needs: ['reading'],
    when: evening,
  },
  {
    name: 'Everyday numbers',
    description: 'Money, measuring and time: maths as you use it at work and at home.',
    needs: ['reading', 'money'],
    when: ['TH', '18:00', '20:00'],
  },
  {
    name: 'English conversation',
    description: 'Talk, listen and make friends. For people whose first language is not English.',
    needs: ['english'],
    when: ['MO,TH', '10:00', '12:00'],
  },
  {
    name: 'English for work',
    description: 'Words for interviews, safety and the first weeks of a job. With a certificate at the end.',
    needs: ['english', 'find_work'],
    situations: ['refugee', 'minority_ethnic'],
    when: evening,
  },
  {
    name: 'Get online',
    description: 'Borrow a tablet, set up e-mail, and learn to apply for things safely.',
    needs: ['digital'],
    when: morning,
    ask: 'Telephone first, so that a tablet is there for you.',
  },
  {
    name: 'Talking it through',
    description: 'Six meetings with a trained counsellor about what weighs on you, by video or telephone.',
    needs: ['mental_health'],
    ages: [16, 99],
    when: office,
    online: true,
  },
  {
    name: 'Work and your health',
    description: 'A physiotherapist and a work coach together find what you can do, and what an employer can change.',
    needs: ['health', 'staying_in_work'],
    situations: ['disabled'],
    when: ['WE,FR', '09:00', '13:00'],
  },
  {
    name: 'Supported employment',
    description: 'We look for a job with you, learn it beside you, and stay as long as you need us.',
    needs: ['health', 'find_work', 'staying_in_work'],
    situations: ['disabled'],
    ages: [16, 67],
    when: office,
  },
  {
    name: 'Money and benefits check',
    description: 'Find out what you can claim, what you would have in work, and what to do about debt.',
    needs: ['money'],
    when: ['MO,TU,WE,TH,FR', '10:00', '15:00'],
  },
  {
    name: 'Better off in work?',
    description: 'We work out to the pound what a job would mean for you. By telephone, in half an hour.',
    needs: ['money', 'find_work'],
    when: office,
    online: true,
  },
  {
    name: 'A home first',
    description: 'Advice about your tenancy, rent you cannot pay, or having nowhere to stay.',
    needs: ['housing', 'money'],
    when: office,
  },
  {
    name: 'Parents’ morning',
    description: 'Plan your way back to work with other parents. Your children play next door.',
    needs: ['childcare', 'find_work', 'confidence'],
    situations: ['parent'],
    when: ['TU', '09:30', '11:30'],
  },
  {
    name: 'Childcare finder',
    description: 'Find a nursery or childminder that fits a shift, and help to pay for the first month.',
    needs: ['childcare', 'money'],
    situations: ['parent'],
    when: office,
    online: true,
  },
  {
    name: 'Carers and work',
    description: 'For people who look after somebody: breaks, rights, and employers who understand.',
    needs: ['caring', 'staying_in_work'],
    situations: ['carer'],
    when: ['TH', '11:00', '14:00'],
  },
  {
    name: 'Recovery and work',
    description: 'People who have been there help you to stay well and to find something to get up for.',
    needs: ['substances', 'confidence'],
    when: ['MO,FR', '13:00', '16:00'],
  },
  {
    name: 'A fresh start',
    description: 'What to say about a conviction and when, and employers who look at who you are now.',
    needs: ['convictions', 'find_work'],
    situations: ['convictions'],
    when: ['WE', '10:00', '16:00'],
  },
  {
    name: 'Wheels to work',
    description: 'A bus pass for the first weeks, a bicycle on loan, or lessons for the theory test.',
    needs: ['travel'],
    when: office,
    cost: [5, 'a month for a bicycle'],
  },
  {
    name: 'Start your own thing',
    description: 'Test an idea, write a simple plan, and learn about tax before you begin.',
    needs: ['own_business', 'skills'],
    ages: [18, 99],
    when: evening,
    cost: [10, 'for four evenings'],
  },
  {
    name: 'Young people’s hub',
    description: 'A place to be, with a worker who knows about courses, jobs and apprenticeships.',
    needs: ['find_work', 'skills', 'confidence'],
    ages: [16, 19],
    situations: ['school_leaver', 'care_experienced'],
    when: ['MO,TU,WE,TH,FR', '12:00', '18:00'],
  },
  {
    name: 'Volunteer match',
    description: 'Try something out for a few hours a week: a garden, a shop, a charity’s office.',
    needs: ['experience', 'confidence'],
    ages: [14, 99],
    when: ['TU,WE,TH', '10:00', '16:00'],
  },
  {
    name: 'Staying in work',
    description: 'If a job is going badly: somebody to speak with you and your employer before it ends.',
    needs: ['staying_in_work', 'mental_health'],
    situations: ['in_work'],
    when: evening,
    online: true,
  },
]
