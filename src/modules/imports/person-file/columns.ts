import type { ReferenceKey } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import {
  codeOf,
  hours,
  niNumber,
  oneOf,
  orBlank,
  pastDay,
  postcode,
  type Reader,
  severalOf,
  wholeBetween,
  words,
  yesOrNo,
} from './cells.ts'

/** The columns of the person file (contracts §4), in their order there. */
export const personColumns = [
  'participant_id',
  'given_name',
  'family_name',
  'date_of_birth',
  'postcode',
  'ni_number',
  'gender',
  'trans',
  'sexual_orientation',
  'ethnic_group',
  'condition_12_months',
  'condition_limits',
  'conditions',
  'lone_parent',
  'children',
  'youngest_child_date_of_birth',
  'disabled_child',
  'care_experienced',
  'convictions',
  'homeless',
  'refugee',
  'carer',
  'armed_forces',
  'employment_status',
  'unemployed_since',
  'qualification_scqf',
  'referral_source',
  'stream',
  'registered_on',
  'eligibility_verified_on',
  'left_on',
  'left_reason',
  'job_started_on',
  'job_hours',
  'job_rlw',
  'in_work_4w',
  'in_work_13w',
  'in_work_26w',
  'in_work_52w',
  'fe_he_on',
  'training_on',
  'qualification_on',
  'work_experience_on',
  'volunteering_on',
  'school_reengaged_on',
] as const
export type PersonColumn = (typeof personColumns)[number]

/** The columns that a kind of file may have. */
export interface ColumnsOfFile<Column extends string = PersonColumn> {
  all: readonly Column[]
  /** A file without one of these says too little; in a row, none of them may be empty. */
  needed: readonly Column[]
  /** The one whose name alone shows which row is the heading. */
  tells: Column
}

export const isColumnOf = <Column extends string>({ all }: ColumnsOfFile<Column>, name: string): name is Column =>
  all.some((column) => column === name)

/** The columns of the person file. */
export const personFileColumns: ColumnsOfFile = {
  all: personColumns,
  needed: ['participant_id', 'given_name', 'family_name', 'registered_on'],
  tells: 'participant_id',
}

/** What somebody achieved besides a job: the column of its day, by kind. */
export const outcomeColumns = {
  fe_he: 'fe_he_on',
  training: 'training_on',
  qualification: 'qualification_on',
  work_experience: 'work_experience_on',
  volunteering: 'volunteering_on',
  school_reengaged: 'school_reengaged_on',
} as const satisfies Readonly<Record<string, PersonColumn>>

/** The answers of follow-ups: their column, by weeks after the job began. */
export const answerColumns = {
  4: 'in_work_4w',
  13: 'in_work_13w',
  26: 'in_work_26w',
  52: 'in_work_52w',
} as const satisfies Readonly<Record<number, PersonColumn>>

const beginnings = ': the first devolved employability support in Scotland began in that year'

/** How each column's cells are read on a day. */
export function readersOn(today: CalendarDate): Readonly<Record<PersonColumn, Reader>> {
  const lived = pastDay('1900-01-01', '')
  const supported = pastDay('2018-01-01', beginnings)
  const yes = orBlank(yesOrNo)
  const answered = oneOf(['yes', 'no', 'unknown'])
  const code = (key: ReferenceKey) => orBlank(codeOf(key, today))
  return {
    participant_id: words(100),
    given_name: words(100),
    family_name: words(100),
    date_of_birth: orBlank(lived),
    postcode: orBlank(postcode),
    ni_number: orBlank(niNumber),
    gender: code('genders'),
    trans: yes,
    sexual_orientation: code('sexual-orientations'),
    ethnic_group: code('ethnic-groups'),
    condition_12_months: yes,
    condition_limits: code('condition-limits'),
    conditions: orBlank(severalOf('conditions', today)),
    lone_parent: yes,
    children: orBlank(wholeBetween(0, 20)),
    youngest_child_date_of_birth: orBlank(lived),
    disabled_child: yes,
    care_experienced: yes,
    convictions: yes,
    homeless: yes,
    refugee: yes,
    carer: yes,
    armed_forces: yes,
    employment_status: code('employment-statuses'),
    unemployed_since: orBlank(lived),
    qualification_scqf: orBlank(wholeBetween(1, 12)),
    referral_source: code('referral-sources'),
    stream: code('funding-streams'),
    registered_on: supported,
    eligibility_verified_on: supported,
    left_on: supported,
    left_reason: code('leaving-reasons'),
    job_started_on: supported,
    job_hours: orBlank(hours),
    job_rlw: yes,
    in_work_4w: answered,
    in_work_13w: answered,
    in_work_26w: answered,
    in_work_52w: answered,
    fe_he_on: supported,
    training_on: supported,
    qualification_on: supported,
    work_experience_on: supported,
    volunteering_on: supported,
    school_reengaged_on: supported,
  }
}
