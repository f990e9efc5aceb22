import type { Blank } from '#platform/forms'
import type { CalendarDate } from '#platform/time'

/** Yes, no, or one of the three blanks, which are three different things. */
export type YesNoBlank = 'yes' | 'no' | Blank

/** The answers to the registration questions, by the columns of the person file (contracts §4). Coded answers hold a code or a blank. */
export interface Answers {
  gender: string
  trans: string
  sexual_orientation: string
  ethnic_group: string
  condition_12_months: string
  condition_limits: string
  conditions: string[]
  lone_parent: string
  /** How many children live with the person; null when not recorded. */
  children: number | null
  youngest_child_date_of_birth: CalendarDate | null
  disabled_child: string
  carer: string
  care_experienced: string
  convictions: string
  homeless: string
  refugee: string
  armed_forces: string
  employment_status: string
  unemployed_since: CalendarDate | null
  qualification_scqf: number | null
}

/** Whether an answer is a blank: nobody said, they would rather not, or nobody asked. */
export function isBlank(answer: string): answer is Blank {
  return answer === 'unknown' || answer === 'prefer_not_to_say' || answer === 'not_asked'
}
