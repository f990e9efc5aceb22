import { choice, date, type Field, type FieldError, formOf, text, wholeNumber } from '#platform/forms'
import { type ReferenceRow, referenceOptions, ruleOn } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { evidenceField } from '../evidence/evidence-field.ts'
import { hoursField } from '../hours.ts'
import type { OutcomeKind } from '../outcomes.queries.ts'
import { correction } from '../record-job/job-form.ts'
import { nextField } from './next-page.tsx'
import { completedWords, studyWords } from './outcome-words.ts'

export type QuestionCode = ReferenceRow<'outcome-types'>['asks'][number]

interface Parts {
  kind: OutcomeKind
  registered_on: CalendarDate
  today: CalendarDate
}

interface Asked {
  label: string
  called?: string
  required: string
  hint?: string
}

/** How each kind words its questions. What it asks at all, and what it must, is dated data (reference/outcome-types.json). */
const words: Record<OutcomeKind, { day: Asked } & Partial<Record<'what' | 'place' | 'study', Asked>>> = {
  fe_he: {
    day: { label: 'First day of the course', required: 'Enter the first day of the course' },
    what: { label: 'Which course?', called: 'The course', required: 'Enter the course' },
    place: {
      label: 'At which college or university?',
      called: 'The college',
      required: 'Enter the college or university',
    },
    study: {
      label: 'Full-time or part-time?',
      called: 'Full or part time',
      required: 'Choose full-time, part-time or not known',
    },
  },
  training: {
    day: { label: 'First day of the training', required: 'Enter the first day of the training' },
    what: { label: 'Which training?', called: 'The training', required: 'Enter the training' },
    place: { label: 'Who gives it?', called: 'Who gives it', required: 'Enter who gives it' },
  },
  qualification: {
    day: { label: 'Day it was gained', required: 'Enter the day it was gained' },
    what: { label: 'Title of the qualification', required: 'Enter the title of the qualification' },
  },
  work_experience: {
    day: { label: 'First day there', required: 'Enter the first day there' },
    place: { label: 'With which employer?', called: 'The employer', required: 'Enter the employer' },
    what: { label: 'Doing what?', called: 'What they do', required: 'Enter what they do' },
  },
  volunteering: {
    day: { label: 'First day there', required: 'Enter the first day there' },
    place: { label: 'With which organisation?', called: 'The organisation', required: 'Enter the organisation' },
    what: { label: 'Doing what?', called: 'What they do', required: 'Enter what they do' },
  },
  school_reengaged: {
    day: { label: 'First day back at school', required: 'Enter the first day back at school' },
    place: { label: 'Which school?', called: 'The school', required: 'Enter the school' },
    study: {
      label: 'A full timetable?',
      called: 'The timetable',
      required: 'Choose a full or part timetable, or not known',
    },
  },
}

const options = <Code extends string>(of: Readonly<Record<Code, string>>) =>
  (Object.entries(of) as [Code, string][]).map(([value, label]) => ({ value, text: label }))

/** A question that this kind is not asked: no box, and nothing. */
const notAsked: Field<null> = {
  kind: 'text',
  label: '',
  required: false,
  boxes: () => [],
  parse: () => ({ value: null }),
  typedFrom: () => ({}),
}

/** The questions that a kind is asked on a day, in order. */
export const questionsOf = (kind: OutcomeKind, today: CalendarDate): readonly QuestionCode[] =>
  ruleOn('outcome-types', kind, today)?.asks ?? []

/** A level as it is chosen; a certificate without a level is an answer too. */
const noLevel = 'none'

function levelField(must: boolean, today: CalendarDate): Field<number | null> {
  const level = choice({
    label: 'SCQF level',
    hint: 'It stands on the certificate.',
    ...(must ? { required: 'Enter the SCQF level, or that it has none' } : {}),
    options: [...referenceOptions('scqf-levels', today), { value: noLevel, text: 'It has no SCQF level' }],
  })
  return {
    ...level,
    parse(typed, name, when) {
      const read = level.parse(typed, name, when)
      if ('error' in read) return read
      return { value: read.value === null || read.value === noLevel ? null : Number(read.value) }
    },
    typedFrom: (value, name): Record<string, string> => ({ [name]: value === null ? noLevel : String(value) }),
  }
}

function fields({ kind, registered_on, today }: Parts) {
  const rule = ruleOn('outcome-types', kind, today)
  const own = words[kind]
  const ask = <T>(code: QuestionCode, field: (must: boolean) => Field<T | null>): Field<T | null> =>
    rule?.asks.includes(code) ? field(rule.must.includes(code)) : notAsked
  const must = (asked: Asked | undefined, is: boolean) => {
    const { required, ...question } = asked ?? { label: '', required: '' }
    return is ? { ...question, required } : question
  }
  return {
    on_date: date({
      ...own.day,
      hint: `Not before they were registered on ${formatDate(registered_on)}.`,
      notFuture: true,
      notBefore: registered_on,
    }),
    what: ask('what', (is) => text({ ...must(own.what, is), max: 200 })),
    place: ask('place', (is) => text({ ...must(own.place, is), max: 200 })),
    study: ask('study', (is) => choice({ ...must(own.study, is), options: options(studyWords) })),
    accredited: ask('accredited', (is) =>
      choice({
        ...must(
          {
            label: 'Is it accredited?',
            called: 'Whether it is accredited',
            required: 'Choose whether it is accredited, or not known',
          },
          is,
        ),
        options: options({ yes: 'Yes', no: 'No', unknown: 'Not known' } as const),
      }),
    ),
    completed: ask('completed', (is) =>
      choice({
        ...must(
          {
            label: 'Have they completed it?',
            called: 'Whether they completed it',
            required: 'Choose whether they completed it',
          },
          is,
        ),
        options: options(completedWords),
      }),
    ),
    scqf_level: ask('scqf_level', (is) => levelField(is, today)),
    awarded_by: ask('awarded_by', () =>
      text({ label: 'Who awarded it?', called: 'Who awarded it', hint: 'Such as SQA.', max: 120 }),
    ),
    weeks: ask('weeks', () => wholeNumber({ label: 'For how many weeks?', called: 'The weeks', min: 1, max: 520 })),
    hours_per_week: ask('hours_per_week', () => hoursField()),
    evidence: evidenceField(kind, today),
    next: nextField(),
  }
}

export const outcomeForm = (parts: Parts) => formOf(fields(parts), (): FieldError[] => [])
export const outcomeCorrectionForm = (parts: Parts) => formOf({ ...fields(parts), ...correction('outcome') })
