import { type CalendarDate, calendarDate } from '#platform/time'

/** The words by which a person agrees that a referral may be shared, as they were read or heard. */
export interface Wording {
  version: string
  from: CalendarDate
  paragraphs: readonly string[]
}

// Each version holds from its day until the next one's; a version that somebody agreed by is never altered.
const wordings: readonly Wording[] = [
  {
    version: '1',
    from: calendarDate('2018-01-01'),
    paragraphs: [
      'We would like to pass on what you tell us to the employability partnership of your area, so that a key worker can get in touch with you.',
      'You choose which parts we pass on. You can change your mind at any time, and it will not count against you.',
      'Only the people who are asked to support you will see it.',
    ],
  },
]

/** The wording that holds on a day. */
export function wordingOn(day: CalendarDate): Wording {
  const wording = wordings.findLast(({ from }) => from <= day)
  if (wording === undefined) throw new RangeError('no wording of the agreement to share held on that day')
  return wording
}

/** The wording of a version, for showing what somebody agreed by. */
export const wordingOf = (version: string): Wording | undefined => wordings.find((one) => one.version === version)
