import type { LikelyMatch } from '../people.queries.ts'

const reasonWords: Readonly<Record<string, string>> = {
  ni_number: 'the same National Insurance number',
  date_of_birth: 'the same date of birth',
  day_and_month_swapped: 'the same date of birth with day and month the other way round',
  family_name: 'a similar family name',
  given_name: 'a similar given name',
  postcode: 'the same postcode',
  no_date_of_birth: 'no date of birth to tell them apart',
}

/** Why somebody may be the same person: "the same date of birth and a similar family name". */
export function whyAlike({ reasons }: Pick<LikelyMatch, 'reasons'>): string {
  const words = reasons.map((reason) => reasonWords[reason] ?? reason)
  return new Intl.ListFormat('en-GB').format(words)
}
