import { at, type Day, dateOf, instantOf, lastWorkday, row, type Story, type Worker } from '../world/index.ts'

type Told = [kind: string, part: 'safe_contact' | 'about', words: string | null, codes?: string]
interface Known {
  told: readonly Told[]
  flags: readonly (readonly [kind: string, words: string, reviewed: number])[]
  /** What each is to the person, how long ago they were born or came, in days. */
  household: readonly (readonly [relation: string, ago: number])[]
}

/** What some people of the caseload told once, what must be known before they are met, and who lives with them. By their place in it. */
const known: ReadonlyMap<number, Known> = new Map([
  [
    1,
    {
      told: [
        ['not_by', 'safe_contact', null, '{letter}'],
        ['not_when', 'safe_contact', 'Before nine and after five: he is at home'],
        ['who_may_answer', 'safe_contact', 'Nobody else answers this phone'],
        ['caring', 'about', 'At the school gate at nine and three'],
      ],
      flags: [
        ['safe_contact', 'A former partner reads letters to the house. Call first; say “the library” if asked.', 40],
      ],
      household: [
        ['child', 4200],
        ['child', 2300],
        ['child', 190],
        ['nobody_else', 300],
      ],
    },
  ],
  [
    2,
    {
      told: [
        ['language', 'about', 'Arabic; reads a little English'],
        ['interpreter', 'about', 'Arabic, by telephone; a woman if there is one'],
        ['travel', 'about', 'No bus after six'],
      ],
      flags: [],
      household: [
        ['partner', 2000],
        ['child', 1500],
      ],
    },
  ],
  [
    4,
    {
      told: [['travel', 'about', 'Uses a wheelchair: step-free places only']],
      flags: [
        ['lone_working', 'Meet in the office or in pairs: a neighbour has threatened visitors.', -12],
        ['risk', 'A dog in the yard that is not tied. Ring from the gate.', 50],
      ],
      household: [],
    },
  ],
])

/** Tells what is known of the person at this place of the caseload, to their key worker. */
export function tellKnown(story: Story, index: number, lead: Worker): void {
  const of = known.get(index)
  if (of === undefined) return
  const { sheets, today } = story
  const by = `${lead.name}, ${lead.organisation.name}`
  const day: Day = lastWorkday(today - 45)
  const since = { told_at: instantOf(at(day, 11)), told_to: lead.user_id, told_to_name: by }
  for (const [kind, part, words, codes] of of.told)
    sheets.add('people.told_once', { ...row(story), kind, part, codes: codes ?? '{}', words, ...since })
  for (const [kind, words, left] of of.flags) {
    const raised = { raised_at: instantOf(at(day, 11)), raised_by: lead.user_id, raised_by_name: by }
    sheets.add('people.flag', { ...row(story), kind, words, ...raised, review_on: dateOf(today + left) })
  }
  for (const [relation, ago] of of.household) {
    const from_on = dateOf(today - ago)
    const born = relation === 'child' ? from_on : null
    sheets.add('people.household_member', { ...row(story), relation, born, disabled: 'no', from_on, ...since })
  }
}
