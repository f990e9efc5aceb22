import type { ContactDetails } from '#modules/people'
import { referenceText } from '#platform/reference'

/** What was sent and can be changed afterwards. */
export interface Amendable {
  preferred_contact: string
  phone: string | null
  email: string | null
  address: string | null
  postcode: string | null
  best_time: string | null
  do_not: string | null
  needs: readonly string[]
  needs_words: string | null
  hopes: string | null
}

export type Part = keyof Amendable

/** Each part by its name, and of which part that the person agreed to share it is. */
export const parts: Readonly<Record<Part, { text: string; shared_as: 'contact' | 'safe_contact' | 'needs' }>> = {
  preferred_contact: { text: 'Best way', shared_as: 'contact' },
  phone: { text: 'Telephone', shared_as: 'contact' },
  email: { text: 'E-mail', shared_as: 'contact' },
  address: { text: 'Address', shared_as: 'contact' },
  postcode: { text: 'Postcode', shared_as: 'contact' },
  best_time: { text: 'Best time', shared_as: 'contact' },
  do_not: { text: 'What not to do', shared_as: 'safe_contact' },
  needs: { text: 'Needs help with', shared_as: 'needs' },
  needs_words: { text: 'More', shared_as: 'needs' },
  hopes: { text: 'Hopes for', shared_as: 'needs' },
}
export const partNames = Object.keys(parts).filter((name): name is Part => name in parts)

/** The columns of how to reach a person that are among them. */
export const ofContact = [
  'preferred_contact',
  'phone',
  'email',
  'address',
  'postcode',
  'best_time',
  'do_not',
] as const satisfies readonly (Part & keyof ContactDetails)[]

export interface Change {
  part: Part
  /** As it was shown; null when nothing was given. */
  was: string | null
  became: string | null
}

/** What differs between what was sent and what it shall be, part by part, in words as they are shown. Order of needs is no difference. */
export function changesBetween(before: Amendable, after: Amendable): Change[] {
  return partNames.flatMap((part) => {
    const [was, became] = [shown(part, before), shown(part, after)]
    return was === became ? [] : [{ part, was, became }]
  })
}

function shown(part: Part, of: Amendable): string | null {
  if (part === 'needs')
    return of.needs.length === 0
      ? null
      : [...of.needs]
          .sort()
          .map((code) => referenceText('needs', code))
          .join(', ')
  if (part === 'preferred_contact') return referenceText('contact-methods', of.preferred_contact)
  return of[part]
}
