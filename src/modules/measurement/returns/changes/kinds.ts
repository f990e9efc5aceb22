import { type RawBuilder, sql } from 'kysely'

const points = ['answer_4w', 'answer_13w', 'answer_26w', 'answer_52w'] as const
const outcomes = [
  'fe_he_on',
  'training_on',
  'qualification_on',
  'work_experience_on',
  'volunteering_on',
  'school_reengaged_on',
] as const
const characteristics = [
  'age_band',
  'gender',
  'trans',
  'sexual_orientation',
  'ethnic_group',
  'ethnic_group_said',
  'disabled',
  'condition_12_months',
  'condition_limits',
  'conditions',
  'parent',
  'lone_parent',
  'children',
  'disabled_child',
  'priority_families',
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
  'collection_template',
] as const

const was = (name: string) => sql.ref(`o.${name}`)
const is = (name: string) => sql.ref(`n.${name}`)
const both = sql`o.person_key is not null and n.person_key is not null`
const any = (columns: readonly string[], of: (name: string) => RawBuilder<unknown>) =>
  sql`(${both} and (${sql.join(columns.map(of), sql` or `)}))`
const differs = (name: string) => sql`${was(name)} is distinct from ${is(name)}`
const came = (name: string) => sql`(${was(name)} is null and ${is(name)} is not null)`
const corrected = (name: string) => sql`(${was(name)} is not null and ${differs(name)})`

/** One kind of news that makes a revision differ: what it is called, and when it is so of a person `o` as signed and `n` as they are now. */
export interface Kind {
  kind: string
  text: string
  /** Columns of a return's people that it is about; every column of the person-level file is in one of them. */
  columns: readonly string[]
  holds: RawBuilder<unknown>
}

const kind = (
  name: string,
  text: string,
  columns: readonly string[],
  of: (name: string) => RawBuilder<unknown>,
): Kind => ({
  kind: name,
  text,
  columns,
  holds: any(columns, of),
})

/** The kinds of news, in the order in which they are read. One person may have news of several. */
export const kinds: readonly Kind[] = [
  {
    kind: 'late_registration',
    text: 'Registered by the day, written down since',
    columns: [],
    holds: sql`o.person_key is null`,
  },
  {
    kind: 'gone',
    text: 'No longer in the records: merged with another record, or taken out',
    columns: [],
    holds: sql`n.person_key is null`,
  },
  kind(
    'corrected_registration',
    'Registration corrected: its day or its funding stream',
    ['registered_on', 'stream'],
    differs,
  ),
  kind('late_job', 'A job begun by the day, written down since', ['job_started_on'], came),
  kind('corrected_job', 'A job corrected or taken back', ['job_started_on'], corrected),
  {
    kind: 'job_details',
    text: 'Details of a job: hours, real Living Wage',
    columns: ['job_hours', 'job_rlw'],
    holds: sql`(o.job_started_on = n.job_started_on and ${any(['job_hours', 'job_rlw'], differs)})`,
  },
  kind('late_answer', 'A follow-up answered since', points, came),
  kind('corrected_follow_up', 'The answer of a follow-up corrected', points, corrected),
  kind('late_outcome', 'An outcome reached by the day, written down since', outcomes, came),
  kind('corrected_outcome', 'An outcome corrected or taken back', outcomes, corrected),
  kind(
    'leaving',
    'Leaving written down since, corrected or taken back',
    ['left_by_then', 'left_on', 'left_reason'],
    differs,
  ),
  kind(
    'late_eligibility',
    'An eligibility check written down since or corrected',
    ['eligibility_verified_on'],
    differs,
  ),
  kind('corrected_answer', 'An answer given at registration corrected, or given since', characteristics, differs),
  kind(
    'place',
    'Where they lived: a postcode corrected, or another edition of the look-up',
    ['simd_quintile', 'urban_rural'],
    differs,
  ),
]

const texts = new Map(kinds.map(({ kind: name, text }) => [name, text]))
export const kindText = (name: string): string => texts.get(name) ?? name
