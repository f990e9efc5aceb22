import { type RawBuilder, sql } from 'kysely'

/** What is known of one thing about one person, or which blank stands there. A refusal to say is an answer. */
export const states = ['known', 'prefer_not_to_say', 'unknown', 'not_asked'] as const
export type State = (typeof states)[number]

export type Group = 'registration' | 'eligibility' | 'jobs' | 'follow_ups'

/** One thing that a return should know of each person of whom it is expected. */
export interface Item {
  code: string
  text: string
  group: Group
  /** The state, in SQL over a row `r` of a return; null where it is not expected of the person. */
  state: RawBuilder<unknown>
}

const column = (name: string) => sql.ref(`r.${name}`)
const blanks = sql`('unknown', 'prefer_not_to_say', 'not_asked')`
const coded = (name: string) => sql`case when ${column(name)} in ${blanks} then ${column(name)} else 'known' end`
const present = (name: string) => sql`case when ${column(name)} is null then 'unknown' else 'known' end`
const when = (condition: RawBuilder<unknown>, state: RawBuilder<unknown>) =>
  sql`case when ${condition} then ${state} end`
/** A question that was put from some day on is not expected of those registered before. */
const dated = (question: string, state: RawBuilder<unknown>) =>
  when(sql`stats.was_asked(${sql.lit(question)}, r.registered_on)`, state)

const asked = (code: string, text: string, state = coded(code)): Item => ({ code, text, group: 'registration', state })
const due = (weeks: number): Item => ({
  code: `in_work_${weeks}w`,
  text: `Follow-up at ${weeks} weeks`,
  group: 'follow_ups',
  state: when(
    sql`r.job_started_on + ${sql.lit(weeks * 7)} <= (select stats.as_at())`,
    sql`case when ${column(`answer_${weeks}w`)} is null then 'not_asked' when ${column(`answer_${weeks}w`)} = 'unknown' then 'unknown' else 'known' end`,
  ),
})

/** Everything a return should know, in the order in which it is read. */
export const items: readonly Item[] = [
  asked('age_band', 'Date of birth'),
  asked('gender', 'Gender', dated('gender', coded('gender'))),
  asked('trans', 'Trans or of trans history', dated('trans', coded('trans'))),
  asked('sexual_orientation', 'Sexual orientation'),
  asked('ethnic_group', 'Ethnic group', dated('ethnic_group', coded('ethnic_group_said'))),
  asked(
    'condition_12_months',
    'A condition of 12 months or more',
    dated('condition_12_months', coded('condition_12_months')),
  ),
  asked(
    'condition_limits',
    'How much the condition limits',
    when(sql`r.condition_12_months = 'yes'`, coded('condition_limits')),
  ),
  asked('lone_parent', 'Lone parent', dated('lone_parent', coded('lone_parent'))),
  asked('children', 'Number of children', present('children')),
  asked('disabled_child', 'A disabled child', when(sql`r.children > 0`, coded('disabled_child'))),
  asked('care_experienced', 'Care experienced'),
  asked('convictions', 'Convictions'),
  asked('homeless', 'Homeless'),
  asked('refugee', 'Refugee'),
  asked('carer', 'Carer'),
  asked('armed_forces', 'Armed forces'),
  asked('employment_status', 'Employment status'),
  asked(
    'unemployed_since',
    'Unemployed since',
    when(sql`r.employment_status = 'unemployed'`, present('unemployed_since')),
  ),
  asked('qualification_scqf', 'Highest qualification', present('qualification_scqf')),
  asked('postcode', 'Postcode', sql`case when r.postcode_known then 'known' else 'unknown' end`),
  { code: 'eligibility', text: 'Eligibility check', group: 'eligibility', state: present('eligibility_verified_on') },
  {
    code: 'job_hours',
    text: 'Hours of the job',
    group: 'jobs',
    state: when(sql`r.job_started_on is not null`, present('job_hours')),
  },
  {
    code: 'job_rlw',
    text: 'Real Living Wage of the job',
    group: 'jobs',
    state: when(
      sql`r.job_started_on is not null`,
      sql`case when r.job_rlw in ('yes', 'no') then 'known' else 'unknown' end`,
    ),
  },
  ...[4, 13, 26, 52].map(due),
]

const byCode = new Map(items.map((item) => [item.code, item]))
export const itemOf = (code: string): Item | undefined => byCode.get(code)

/** A row for each person and item expected of them: `r.*`, `q.item`, `q.state`. */
export const answers = (from: RawBuilder<unknown>) => sql`${from} r
  cross join lateral (values ${sql.join(items.map(({ code, state }) => sql`(${sql.lit(code)}, ${state})`))}) q (item, state)`
