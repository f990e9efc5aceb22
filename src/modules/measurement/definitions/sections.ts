import { type Measure, points } from '../measures.ts'
import type { Defined } from './definition-href.ts'
import { definitions } from './definitions.ts'

/** A definition, or several that share one rule, as the page shows it. */
export interface Section {
  title: string
  /** What it is, in a sentence or two. */
  plain: string
  /** Each that is defined here, by its own address; with words of its own where its name does not say all. */
  of: readonly { id: Defined; text: string }[]
  /** The rule to the letter. */
  exactly: string
  /** Of whom it is a share. */
  among?: string | undefined
  leftOut: string
  /** Which of the three blanks occur, and what each means here. */
  blanks?: string | undefined
  source: string
}

const contract = 'The public contract of this system, section 5'
const one = (id: Measure): Section['of'] => [{ id, text: definitions[id].title }]

const overlap = 'A person may be in several of these, so they are never added up.'

/** The measures, in the order in which they are read. */
export const measureSections: readonly Section[] = [
  {
    title: definitions.started.title,
    plain:
      'How many people were registered by a key worker. Each counts once in an area, however often they come back.',
    of: one('started'),
    exactly:
      'First registration in the area on or before the day of the figures. Its day gives the quarter, and its fund the stream. Another registration, or eligibility checked later, moves nobody to another quarter.',
    leftOut: 'Referrals that came to no registration. A person registered in two areas counts in each.',
    source: `${contract}; Scottish Government, devolved employment services: background and methodology, No One Left Behind`,
  },
  {
    title: definitions.entered_employment.title,
    plain: 'How many of those who started have begun a job since.',
    of: one('entered_employment'),
    exactly:
      'First job begun on or after first registration and on or before the day of the figures, not corrected away.',
    among: 'Everybody who started.',
    leftOut: 'Jobs begun before registration, and jobs still to begin. A second job counts nobody again.',
    source: contract,
  },
  {
    title: 'Other outcomes',
    plain: `What else people have achieved since they started. ${overlap}`,
    of: [
      { id: 'entered_fe_he', text: 'a course at a college or university' },
      { id: 'entered_training', text: '' },
      { id: 'gained_qualification', text: 'of any level' },
      { id: 'work_experience', text: '' },
      { id: 'volunteering', text: '' },
      { id: 'school_reengaged', text: '' },
    ],
    exactly: 'First outcome of the kind on or after first registration and on or before the day of the figures.',
    among: 'Everybody who started.',
    leftOut: 'Outcomes from before registration, and those that were corrected away.',
    source: contract,
  },
  {
    title: 'In work at 4, 13, 26 and 52 weeks',
    plain: 'Of those whose job began long enough ago, how many are known to be in work at that point.',
    of: points.map((weeks) => ({
      id: `in_work_${weeks}w`,
      text: `${weeks * 7} days after the first day of the job`,
    })),
    exactly:
      'The answer to the follow-up of the first job is yes: in work on that day, in that job or another. Too early, and not nought, where nobody could be due yet.',
    among: 'Those due: the first job began 28, 91, 182 or 364 days before the day of the figures, or earlier.',
    leftOut:
      'Whoever could not have got there yet. Without an answer, people stay among those due and are not counted as in work.',
    source: `${contract}; the rates’ rule of the Scottish Government’s background and methodology`,
  },
  {
    title: 'Answered at 4, 13, 26 and 52 weeks',
    plain: 'Of those due, for how many anybody knows the answer. Read it beside the share in work.',
    of: points.map((weeks) => ({ id: `answered_${weeks}w`, text: `${weeks * 7} days after the first day of the job` })),
    exactly: 'The answer to the follow-up of the first job is yes or no.',
    among: 'Those due, as for in work.',
    leftOut: 'Closed without an answer, and still open: neither is an answer.',
    source: contract,
  },
  {
    title: definitions.left.title,
    plain: 'How many of those who started no longer have support, and have not come back.',
    of: one('left'),
    exactly: 'Every spell of support begun by the day of the figures had ended on or before it.',
    among: 'Everybody who started.',
    leftOut: 'Who left and came back. A long absence without an end is no leaving.',
    source: contract,
  },
  {
    title: 'Fair Start Scotland',
    plain:
      'The one programme that counts starts: who joins again is counted again. It stands apart and is in no other figure’s sum.',
    of: [{ id: 'fair_start_scotland', text: 'Fair Start Scotland' }],
    exactly:
      'Starts are registrations under Fair Start Scotland; re-joins are those of somebody who had one before; people are first starts. People and re-joins come to starts in every period.',
    leftOut: 'It took nobody on after 31 March 2024.',
    source: 'Scottish Government, statistical summary of February 2024, Fair Start Scotland',
  },
]
