import type { LikelyMatch } from '../people.queries.ts'

const agrees: Readonly<Record<string, string>> = {
  ni_number: 'the same National Insurance number',
  ni_number_one_off: 'a National Insurance number that differs in one place',
  date_of_birth: 'the same date of birth',
  day_and_month_swapped: 'the same date of birth with day and month the other way round',
  date_of_birth_one_off: 'a date of birth that differs in one figure',
  family_name: 'the same family name',
  family_name_alike: 'a similar family name',
  given_name: 'the same given name, or a form of it',
  given_name_alike: 'a similar given name',
  names_swapped: 'given and family name the other way round',
  postcode: 'the same postcode',
  postcode_near: 'a postcode next to it',
  phone: 'the same telephone number',
  email: 'the same e-mail address',
  no_date_of_birth: 'no date of birth to tell them apart',
}

const differs: Readonly<Record<string, string>> = {
  ni_number_other: 'another National Insurance number',
  date_of_birth_other: 'another date of birth',
  family_name_other: 'another family name',
  given_name_other: 'another given name',
  postcode_other: 'another postcode',
  phone_other: 'another telephone number',
  email_other: 'another e-mail address',
}

const inWords = (reasons: readonly string[], words: Readonly<Record<string, string>>) =>
  new Intl.ListFormat('en-GB').format(reasons.flatMap((reason) => words[reason] ?? []))

/** Why somebody may be the same person: "the same date of birth and a similar family name". */
export const whyAlike = ({ reasons }: Pick<LikelyMatch, 'reasons'>): string => inWords(reasons, agrees)

/** What speaks against it: "another postcode"; empty when nothing does. */
export const whyNotAlike = ({ reasons }: Pick<LikelyMatch, 'reasons'>): string => inWords(reasons, differs)
