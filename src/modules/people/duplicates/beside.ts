import { referenceText } from '#platform/reference'
import { formatDate, isCalendarDate } from '#platform/time'
import type { ContactDetails, Person } from '../people.queries.ts'

/** One thing that two records say, each as it is shown; `part` is where it is kept. */
export interface Beside {
  name: string
  part: 'person' | 'contact'
  label: string
  one: string | null
  other: string | null
  /** What the other says, as it is kept. */
  kept: string | null
}

const labels = {
  given_name: 'Given name',
  family_name: 'Family name',
  known_as: 'Likes to be called',
  date_of_birth: 'Date of birth',
  aim: 'What they aim for',
  ni_number: 'National Insurance number',
  postcode: 'Postcode',
  address: 'Address',
  phone: 'Telephone',
  email: 'E-mail',
  preferred_contact: 'How to contact them',
  best_time: 'When is best',
  do_not: 'What nobody should do',
  adjustments: 'What makes it easier',
} as const

const ofPerson = ['given_name', 'family_name', 'known_as', 'date_of_birth', 'aim'] as const
const ofContact = [
  'ni_number',
  'postcode',
  'address',
  'phone',
  'email',
  'preferred_contact',
  'best_time',
  'do_not',
  'adjustments',
] as const

const shown = (name: string, value: string | null): string | null => {
  if (value === null || (name === 'preferred_contact' && value === 'unknown')) return null
  if (isCalendarDate(value)) return formatDate(value)
  return name === 'preferred_contact' ? referenceText('contact-methods', value) : value
}

interface OneRecord {
  person: Person
  contact: ContactDetails
}

/** What two records say of who somebody is and how to reach them, thing by thing. */
export function besideEachOther(one: OneRecord, other: OneRecord): Beside[] {
  return [
    ...ofPerson.map((name) => ({ name, part: 'person' as const, a: one.person[name], b: other.person[name] })),
    ...ofContact.map((name) => ({ name, part: 'contact' as const, a: one.contact[name], b: other.contact[name] })),
  ].map(({ name, part, a, b }) => ({
    name,
    part,
    label: labels[name],
    one: shown(name, a),
    other: shown(name, b),
    kept: b,
  }))
}

/** Whether both say something and not the same: then somebody has to choose. */
export const differs = ({ one, other }: Beside): boolean => one !== null && other !== null && one !== other

/** What only the other says, which the record that goes on then says too. */
export const onlyOther = ({ one, other }: Beside): boolean => one === null && other !== null
