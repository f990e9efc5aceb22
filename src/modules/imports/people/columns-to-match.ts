import { normalPostcode } from '#platform/forms'
import { type ReferenceKey, referenceList } from '#platform/reference'
import { type CalendarDate, calendarDate } from '#platform/time'
import type { Code, ColumnToMatch } from '../kind.ts'
import { type PersonColumn, personColumns, personFileColumns } from '../person-file/columns.ts'
import { columnNames } from './column-names.ts'
import { blankWords, valueWords, yesNoWords } from './value-words.ts'

const listOf: Partial<Record<PersonColumn, ReferenceKey>> = {
  gender: 'genders',
  sexual_orientation: 'sexual-orientations',
  ethnic_group: 'ethnic-groups',
  condition_limits: 'condition-limits',
  employment_status: 'employment-statuses',
  referral_source: 'referral-sources',
  stream: 'funding-streams',
  left_reason: 'leaving-reasons',
}
const yesNo = new Set<PersonColumn>([
  ...(['trans', 'condition_12_months', 'lone_parent', 'disabled_child', 'care_experienced', 'convictions'] as const),
  ...(['homeless', 'refugee', 'carer', 'armed_forces', 'job_rlw'] as const),
])
const answers = new Set<PersonColumn>(['in_work_4w', 'in_work_13w', 'in_work_26w', 'in_work_52w'])

const blanks: readonly Code[] = [
  { code: 'prefer_not_to_say', text: 'Prefers not to say', also: blankWords.prefer_not_to_say },
  { code: 'not_asked', text: 'Not asked', also: blankWords.not_asked },
  { code: 'unknown', text: 'Not known', also: blankWords.unknown },
]
const yesAndNo: readonly Code[] = [
  { code: 'yes', text: 'Yes', also: yesNoWords.yes },
  { code: 'no', text: 'No', also: yesNoWords.no },
]
const notKnown: Code = { code: 'unknown', text: 'Not known', also: [...blankWords.unknown, ...blankWords.not_asked] }

// A fund that has closed is right for whoever joined it in its time.
const whenAllWereOpen = calendarDate('2023-01-01')

function codesOf(column: PersonColumn, today: CalendarDate): readonly Code[] | undefined {
  if (yesNo.has(column)) return [...yesAndNo, ...blanks]
  if (answers.has(column)) return [...yesAndNo, notKnown]
  const key = listOf[column]
  if (key === undefined) return undefined
  const rows = new Map(
    [...referenceList(key, whenAllWereOpen), ...referenceList(key, today)].map((row) => [row.code, row.text]),
  )
  return [...[...rows].map(([code, text]) => ({ code, text, also: valueWords[column]?.[code] })), ...blanks]
}

const day = /^(\d{4}-\d{2}-\d{2}([T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{4})$/
const looks: Partial<Record<PersonColumn, (value: string) => boolean>> = {
  postcode: (value) => normalPostcode(value) !== undefined,
  ni_number: (value) => /^[A-Z]{2}\s?(\d\s?){6}[A-D]$/i.test(value),
  date_of_birth: (value) => day.test(value) && /(^|\D)(19[3-9]\d|200\d|201[0-2])(\D|$)/.test(value),
}

/** The columns of the person file as somebody matches theirs to them. */
export const personColumnsToMatch = (today: CalendarDate): ColumnToMatch[] =>
  personColumns.map((name) => ({
    name,
    ...columnNames[name],
    needed: personFileColumns.needed.includes(name),
    looks: looks[name],
    codes: codesOf(name, today),
  }))
