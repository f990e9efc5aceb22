import { type RawBuilder, sql } from 'kysely'

/** One column of the person-level file. */
export interface FileColumn {
  name: string
  /** What it says, for the file's metadata. */
  says: string
  datatype: 'string' | 'date' | 'integer' | 'decimal'
  /** Its words, in SQL over a row `p` of measurement.return_person; null is an empty cell. */
  sql: RawBuilder<unknown>
  /** The columns of measurement.return_person that it is made from. */
  from: string
}

const words = (from: string) => sql`p.${sql.ref(from)}::text`
const column = (
  name: string,
  says: string,
  datatype: FileColumn['datatype'] = 'string',
  from = name,
  made = words(from),
): FileColumn => ({
  name,
  says,
  datatype,
  sql: made,
  from,
})
/** An answer in which nothing recorded is an empty cell, as the person file has it. */
const answer = (name: string, says: string, from = name) =>
  column(name, says, 'string', from, sql`nullif(p.${sql.ref(from)}, 'unknown')`)
const day = (name: string, says: string) => column(name, says, 'date')

/**
 * The columns of the person-level file, in order: those of the person file of contracts §4 that stand for nobody, under its names, and at the end what
 * takes the place of those left out (age for date of birth, deprivation and rurality for the postcode) and what the measures are broken down by.
 */
export const fileColumns: readonly FileColumn[] = [
  column(
    'participant_id',
    'A key that stands for the person, the same in every return of the area',
    'string',
    'person_key',
    sql`replace(p.person_key::text, '-', '')`,
  ),
  answer('gender', 'Gender'),
  answer('trans', 'Trans or of trans history'),
  answer('sexual_orientation', 'Sexual orientation'),
  answer('ethnic_group', 'Ethnic group', 'ethnic_group_said'),
  answer('condition_12_months', 'A condition lasting 12 months or more'),
  answer('condition_limits', 'How much it limits everyday activities'),
  column('conditions', 'Which conditions, with semicolons between'),
  answer('lone_parent', 'Lone parent'),
  column('children', 'How many children live with them', 'integer'),
  answer('disabled_child', 'A disabled child'),
  answer('care_experienced', 'Care experienced'),
  answer('convictions', 'Convictions'),
  answer('homeless', 'Homeless'),
  answer('refugee', 'Refugee'),
  answer('carer', 'Carer'),
  answer('armed_forces', 'Served in the armed forces'),
  answer('employment_status', 'Employment status at registration'),
  day('unemployed_since', 'Unemployed since'),
  column('qualification_scqf', 'Highest qualification, SCQF level', 'integer'),
  column('referral_source', 'Who sent them at first'),
  column('stream', 'Funding stream of the first registration'),
  day('registered_on', 'First registered in the area'),
  day('eligibility_verified_on', 'Eligibility first verified'),
  day('left_on', 'Last day of support, of those who had left'),
  column('left_reason', 'Why they left'),
  day('job_started_on', 'First day of the first job'),
  column('job_hours', 'Hours a week of that job', 'decimal'),
  answer('job_rlw', 'Whether it pays the real Living Wage'),
  ...[4, 13, 26, 52].map((weeks) =>
    column(
      `in_work_${weeks}w`,
      `In work at ${weeks} weeks, where that was due: yes, no, unknown; empty while unanswered`,
      'string',
      `answer_${weeks}w`,
    ),
  ),
  day('fe_he_on', 'Began further or higher education'),
  day('training_on', 'Began training'),
  day('qualification_on', 'Gained a qualification'),
  day('work_experience_on', 'Began work experience'),
  day('volunteering_on', 'Began to volunteer'),
  day('school_reengaged_on', 'Went back to school'),
  answer('age_band', 'Age when first registered, in bands'),
  answer('disabled', 'Disabled, worked out from the two answers'),
  answer('parent', 'Parent, worked out from the answers about children'),
  column(
    'priority_families',
    'Priority family groups, with semicolons between',
    'string',
    'priority_families',
    sql`array_to_string(p.priority_families, ';')`,
  ),
  answer('simd_quintile', 'Deprivation of where they lived when registered, 1 most to 5 least'),
  answer('urban_rural', 'How rural that place was, 1 large city to 6 remote'),
]
