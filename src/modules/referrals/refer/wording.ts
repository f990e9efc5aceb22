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
  {
    version: '2',
    from: calendarDate('2026-11-22'),
    paragraphs: [
      'We would like to pass on what you choose to the employability partnership of your area, so that somebody can get in touch and support you. The coordinator there finds the right person, and sees what is passed on.',
      'You choose each part. Whoever is asked to support you sees no part that you did not choose. They do learn whether somebody supports you already, so that you do not get two key workers.',
      'You can take it back at any time. From then on nobody else sees it, and it will not count against you.',
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
