import {
  choices,
  choiceWithBlanks,
  date,
  type Field,
  type FieldError,
  type FieldsOf,
  type Option,
  wholeNumber,
} from '#platform/forms'
import { type ReferenceKey, type ReferenceRow, referenceList, referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { Answers } from './answers.ts'

type Question = ReferenceRow<'registration-questions'>

const blanks = ['prefer_not_to_say', 'unknown', 'not_asked'] as const
const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

/**
 * The registration questions as fields, as they were asked on a day, to be spread into a form: `formOf({...characteristicsFields(on)})`.
 * Nobody has to answer: left alone, a coded answer is `unknown`, a number or a date is null. A question that was not asked on that
 * day is not read and comes to `not_asked`.
 */
export function characteristicsFields(on: CalendarDate): FieldsOf<Answers> {
  const asked = new Map(questionsOn(on).map((question) => [question.code, question]))
  const coded = (code: string, list?: ReferenceKey): Field<string> => {
    const question = asked.get(code)
    return question === undefined
      ? notAsked('not_asked')
      : orUnknown(question, list === undefined ? yesOrNo : referenceOptions(list, on))
  }
  const numbered = (code: string, limits: { min: number; max: number }): Field<number | null> => {
    const question = asked.get(code)
    return question === undefined ? notAsked(null) : wholeNumber({ ...wordsOf(question), ...limits })
  }
  const dated = (code: string): Field<CalendarDate | null> => {
    const question = asked.get(code)
    return question === undefined ? notAsked(null) : date({ ...wordsOf(question), notFuture: true })
  }
  return {
    gender: coded('gender', 'genders'),
    trans: coded('trans'),
    sexual_orientation: coded('sexual_orientation', 'sexual-orientations'),
    ethnic_group: coded('ethnic_group', 'ethnic-groups'),
    condition_12_months: coded('condition_12_months'),
    condition_limits: coded('condition_limits', 'condition-limits'),
    conditions: named(asked.get('conditions'), on),
    lone_parent: coded('lone_parent'),
    children: numbered('children', { min: 0, max: 20 }),
    youngest_child_date_of_birth: dated('youngest_child_date_of_birth'),
    disabled_child: coded('disabled_child'),
    carer: coded('carer'),
    care_experienced: coded('care_experienced'),
    convictions: coded('convictions'),
    homeless: coded('homeless'),
    refugee: coded('refugee'),
    armed_forces: coded('armed_forces'),
    employment_status: coded('employment_status', 'employment-statuses'),
    unemployed_since: dated('unemployed_since'),
    qualification_scqf: numbered('qualification_scqf', { min: 1, max: 12 }),
  }
}

/** What is wrong between answers that are each right by themselves; for the second argument of `formOf`. */
export function checkCharacteristics(answers: Answers): FieldError[] {
  const wrong: FieldError[] = []
  if (answers.children === 0 && answers.youngest_child_date_of_birth !== null) {
    wrong.push({ field: 'youngest_child_date_of_birth', message: 'Leave this blank when no children live with you' })
  }
  if (answers.condition_12_months === 'no' && answers.conditions.length > 0) {
    wrong.push({ field: 'conditions', message: 'Choose no condition when you have none that lasts 12 months or more' })
  }
  return wrong
}

const sectionTitles = {
  about_you: 'About you',
  health: 'Your health',
  household: 'Your household',
  circumstances: 'Your circumstances',
  work: 'Work and learning',
} as const

/** The questions asked on a day, section by section, each by its name in the form. */
export function characteristicsSections(on: CalendarDate): { title: string; names: (keyof Answers)[] }[] {
  const names = Object.keys(characteristicsFields(on)) as (keyof Answers)[]
  const questions = questionsOn(on)
  return Object.entries(sectionTitles).flatMap(([section, title]) => {
    const asked = questions.filter((question) => question.section === section).map((question) => question.code)
    const inSection = names.filter((name) => asked.includes(name))
    return inSection.length === 0 ? [] : [{ title, names: inSection }]
  })
}

function questionsOn(on: CalendarDate): Question[] {
  return referenceList('registration-questions', on)
}

function wordsOf(question: Question) {
  return { label: question.text, ...(question.why === undefined ? {} : { hint: question.why }) }
}

function orUnknown(question: Question, options: readonly Option[]): Field<string> {
  const field = choiceWithBlanks({ ...wordsOf(question), options, blanks })
  return {
    ...field,
    parse(typed, name, when) {
      const parsed = field.parse(typed, name, when)
      return 'error' in parsed ? parsed : { value: parsed.value ?? 'unknown' }
    },
  }
}

function named(question: Question | undefined, on: CalendarDate): Field<string[]> {
  return question === undefined
    ? notAsked<string[]>([])
    : choices({ ...wordsOf(question), options: referenceOptions('conditions', on) })
}

function notAsked<T>(value: T): Field<T> {
  return {
    kind: 'choice',
    label: '',
    required: false,
    boxes: () => [],
    parse: () => ({ value }),
    typedFrom: () => ({}),
  }
}
