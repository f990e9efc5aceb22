import { type Measure, measureEntry, type Point } from '../measures.ts'

interface Definition {
  /** What the figure is called. */
  title: string
  /** Whom it counts. */
  counts: string
  /** Of whom, where it is a share. */
  of?: string | undefined
}

const ofStarted = 'Everybody who started.'
const did = (what: string): Omit<Definition, 'title'> => ({
  counts: `People who started and, since then and by the day of the figures, ${what}. Once each, however often.`,
  of: ofStarted,
})

const words: Readonly<Record<Exclude<Measure, `${'in_work' | 'answered'}_${number}w`>, Omit<Definition, 'title'>>> = {
  started: {
    counts:
      'People registered by a key worker by the day of the figures. Once each in an area, however often they return; the period is that of their first registration.',
  },
  entered_employment: did('began a job'),
  entered_fe_he: did('began a course at a college or university'),
  entered_training: did('began training'),
  gained_qualification: did('gained a qualification'),
  work_experience: did('began work experience'),
  volunteering: did('began to volunteer'),
  school_reengaged: did('went back to school'),
  left: {
    counts: 'People who started, whose support had ended by the day of the figures and who had not come back by then.',
    of: ofStarted,
  },
}

const due = (weeks: number) =>
  `Those due: people whose first job began at least ${weeks * 7} days before the day of the figures. Nobody who could not have got there is counted.`

const inWork = (weeks: Point): Definition => ({
  title: measureEntry(`in_work_${weeks}w`).title,
  counts: `Of those due, people for whom the answer is yes: in work ${weeks} weeks (${weeks * 7} days) after their first job began, in that job or another.`,
  of: due(weeks),
})
const answered = (weeks: Point): Definition => ({
  title: measureEntry(`answered_${weeks}w`).title,
  counts: `Of those due at ${weeks} weeks, people for whom somebody answered yes or no. No answer, and closed without an answer, are not answers.`,
  of: due(weeks),
})
const plain = (measure: keyof typeof words): Definition => ({ title: measureEntry(measure).title, ...words[measure] })

/** What every measure means, in the words of its page; the rules are those of the public contract. */
export const definitions: Readonly<Record<Measure, Definition>> = {
  started: plain('started'),
  entered_employment: plain('entered_employment'),
  entered_fe_he: plain('entered_fe_he'),
  entered_training: plain('entered_training'),
  gained_qualification: plain('gained_qualification'),
  work_experience: plain('work_experience'),
  volunteering: plain('volunteering'),
  school_reengaged: plain('school_reengaged'),
  in_work_4w: inWork(4),
  in_work_13w: inWork(13),
  in_work_26w: inWork(26),
  in_work_52w: inWork(52),
  answered_4w: answered(4),
  answered_13w: answered(13),
  answered_26w: answered(26),
  answered_52w: answered(52),
  left: plain('left'),
}
