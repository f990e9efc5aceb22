import type { Measure } from '../measures.ts'

interface Definition {
  /** What the figure is called. */
  title: string
  /** Whom it counts. */
  counts: string
  /** Of whom, where it is a share. */
  of?: string | undefined
}

const ofStarted = 'Everybody who started.'
const outcome = (title: string, what: string): Definition => ({
  title,
  counts: `People who started and, since then and by the day of the figures, ${what}. Once each, however often.`,
  of: ofStarted,
})
const stillIn = (weeks: number): Definition => ({
  title: `In work at ${weeks} weeks`,
  counts: `Of those due, people for whom the answer is yes: in work ${weeks} weeks (${weeks * 7} days) after their first job began, in that job or another.`,
  of: `Those due: people whose first job began at least ${weeks * 7} days before the day of the figures. Nobody who could not have got there is counted.`,
})
const answered = (weeks: number): Definition => ({
  title: `Answered at ${weeks} weeks`,
  counts: `Of those due at ${weeks} weeks, people for whom somebody answered yes or no. No answer, and closed without an answer, are not answers.`,
  of: `Those due at ${weeks} weeks.`,
})

/** What every measure means, in the words of its page; the rules are those of the public contract. */
export const definitions: Readonly<Record<Measure, Definition>> = {
  started: {
    title: 'Started',
    counts:
      'People registered by a key worker by the day of the figures. Once each in an area, however often they return; the period is that of their first registration.',
  },
  entered_employment: outcome('Entered work', 'began a job'),
  entered_fe_he: outcome('Entered further or higher education', 'began a course at a college or university'),
  entered_training: outcome('Entered training', 'began training'),
  gained_qualification: outcome('Gained a qualification', 'gained a qualification'),
  work_experience: outcome('Work experience', 'began work experience'),
  volunteering: outcome('Volunteering', 'began to volunteer'),
  school_reengaged: outcome('Went back to school', 'went back to school'),
  in_work_4w: stillIn(4),
  in_work_13w: stillIn(13),
  in_work_26w: stillIn(26),
  in_work_52w: stillIn(52),
  answered_4w: answered(4),
  answered_13w: answered(13),
  answered_26w: answered(26),
  answered_52w: answered(52),
  left: {
    title: 'Left',
    counts: 'People who started, whose support had ended by the day of the figures and who had not come back by then.',
    of: ofStarted,
  },
}

/** What else a reader needs to know of all figures. */
export const notes = [
  'Outcomes overlap: one person may enter work and gain a qualification. They are never added up as people.',
  'A share is in per cent, to one decimal place, a half rounded up.',
  'The two latest quarters are provisional: registrations may still be verified and outcomes still be written down.',
  '“Too early” means that nobody could have got there yet. It is not nought.',
  'Unknown, would rather not say, and not asked are three different answers and are shown apart.',
  'Disabled is worked out from two answers: a condition lasting 12 months or more, and whether it limits everyday activities a lot or a little.',
  'Age is at registration. Families may be in several priority groups at once.',
] as const
