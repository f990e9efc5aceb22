import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import type { Job } from '../jobs.queries.ts'
import type { OutcomeRow } from '../outcomes.queries.ts'
import { payAsTold, payInWords } from '../record-job/job-words.ts'
import { occupationWords } from '../record-job/occupation.ts'

/** What a kind of outcome is called as the heading of a page, which a name stands beside in the title. */
export const headingOf = (type: string): string =>
  type === 'fe_he' ? 'College or university' : referenceText('outcome-types', type)

/** One thing known of a record, in words. */
export interface Fact {
  label: string
  words: string
}

const yesNo = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const
export const studyWords = { full_time: 'Full-time', part_time: 'Part-time', unknown: 'Not known' } as const
export const completedWords = {
  going_on: 'Still going on',
  yes: 'Completed',
  stopped: 'Stopped before the end',
  unknown: 'Not known',
} as const

const inWords = (words: Readonly<Record<string, string>>, code: string | null) =>
  code === null ? null : (words[code] ?? code)

const facts = (all: readonly (readonly [string, string | number | null])[]): Fact[] =>
  all.flatMap(([label, words]) => (words === null ? [] : [{ label, words: String(words) }]))

const hours = (week: string | null) => (week === null ? null : `${Number(week)} a week`)

/** What is known of an outcome other than a job; what was not asked is left out. */
export function outcomeFacts(row: OutcomeRow): Fact[] {
  return facts([
    [row.kind === 'qualification' ? 'Gained' : 'Began', formatDate(row.on_date)],
    [row.kind === 'qualification' ? 'Title' : 'What', row.what],
    ['Where', row.place],
    ['Full or part time', inWords(studyWords, row.study)],
    ['Accredited', inWords(yesNo, row.accredited)],
    ['Completed', inWords(completedWords, row.completed)],
    ['SCQF level', row.scqf_level],
    ['Awarded by', row.awarded_by],
    ['Weeks', row.weeks],
    ['Hours', hours(row.hours_per_week)],
  ])
}

/** What is known of a job. */
export function jobFacts(row: Job): Fact[] {
  const alone = row.employer_name === null && row.contract === 'self_employed'
  const ended =
    row.ended_on === null
      ? null
      : [
          formatDate(row.ended_on),
          ...(row.ended_reason === null ? [] : [referenceText('job-end-reasons', row.ended_reason)]),
        ]
  return facts([
    ['First day', formatDate(row.started_on)],
    ['Employer', alone ? 'Works for themself' : (row.employer_name ?? 'Not recorded')],
    ['Job', row.job_title],
    ['Kind of work', row.soc_code === null ? null : occupationWords(row.soc_code, row.started_on)],
    ['Hours', hours(row.hours_per_week) ?? 'Not recorded'],
    ['Contract', row.contract === 'unknown' ? 'Not known' : referenceText('contract-types', row.contract)],
    ['Pay as told', row.pay_period === 'hour' ? null : payAsTold(row.pay_pence, row.pay_period)],
    ['Pay', capital(payInWords(row.started_on, row.pay_pence_per_hour, row.real_living_wage))],
    ['Supported employment', inWords(yesNo, row.supported_employment)],
    ['Last day', ended === null ? null : ended.join(': ')],
  ])
}

const capital = (words: string) => words.replace(/^./, (first) => first.toUpperCase())

/** One thing that a correction changed; a word that was not there before, or is not there after, is `nothing`. */
export interface Change {
  label: string
  from: string
  to: string
}

/** What differs between a record as it was and as it was corrected, in the order in which it is shown. */
export function changesBetween(was: readonly Fact[], is: readonly Fact[]): Change[] {
  const labels = [...new Set([...was, ...is].map(({ label }) => label))]
  const of = (all: readonly Fact[], label: string) => all.find((fact) => fact.label === label)?.words ?? 'nothing'
  return labels
    .map((label) => ({ label, from: of(was, label), to: of(is, label) }))
    .filter(({ from, to }) => from !== to)
}
