import type { Typed } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { answersIn, referralFrom } from '../../refer/answers.ts'
import type { NewReferral } from '../../send.ts'

/** What a partner wrote by their link, as what is sent; undefined while a section is missing or no longer right. */
export const partnerReferral = (
  sections: Readonly<Record<string, Typed>>,
  today: CalendarDate,
): NewReferral | undefined => referralFrom(answersIn({ typed: sections }, today), undefined)
