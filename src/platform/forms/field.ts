import type { CalendarDate } from '#platform/time'
import { type Typed, wordsIn } from './typed.ts'
import type { Uploads } from './uploads.ts'

/** The day on which a form is filled in, for rules such as "not in the future", and the files sent with it. */
export interface When {
  today: CalendarDate
  files?: Uploads | undefined
}

/** A value, or one message that says what would be right; `part` names the box of several that is wrong, such as `year`. */
export type Parsed<T> = { value: T } | { error: string; part?: string | undefined }

/** One answer to choose from. An option that stands `alone` cannot be ticked with others: "None of these". */
export interface Option<Code extends string = string> {
  value: Code
  text: string
  hint?: string | undefined
  alone?: boolean | undefined
}

export type FieldKind =
  | 'text'
  | 'long_text'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'ni_number'
  | 'whole_number'
  | 'money'
  | 'date'
  | 'time'
  | 'choice'
  | 'choices'
  | 'yes_no'
  | 'yes_with_reason'
  | 'address'
  | 'confirm'
  | 'file'

/** A question: how it is asked, how what is typed becomes a value, and how a value is typed. */
export interface Field<T> {
  readonly kind: FieldKind
  readonly label: string
  readonly hint?: string | undefined
  readonly required: boolean
  readonly autocomplete?: string | undefined
  readonly options?: readonly Option[] | undefined
  /** What yes_with_reason asks when the answer is yes. */
  readonly reasonLabel?: string | undefined
  /** What a file picker offers. */
  readonly accept?: string | undefined
  /** The most characters, where there is such a limit. */
  readonly max?: number | undefined
  /** The names of the boxes it reads. */
  boxes(name: string): string[]
  parse(typed: Typed, name: string, when: When): Parsed<T>
  typedFrom(value: T, name: string): Typed
}

/** What every question may say. `called` is its subject in messages ("Date of birth"), where the label is a whole question. */
export interface Question {
  label: string
  called?: string | undefined
  hint?: string | undefined
  /** The message when it is left blank, such as "Enter the given name". Without it the question is optional, and blank is null. */
  required?: string | undefined
  autocomplete?: string | undefined
}

/** A question that must be answered. */
export interface Must {
  required: string
}

/** The label as it is shown: an optional question says so. */
export function labelOf(field: Pick<Field<unknown>, 'label' | 'required'>): string {
  return field.required ? field.label : `${field.label} (optional)`
}

/** The subject of a message about a question. */
export function subjectOf(question: Question): string {
  return question.called ?? question.label.replace(/\?$/, '')
}

/** The parts of a field that come straight from its question. */
export function asked(kind: FieldKind, question: Question) {
  return {
    kind,
    label: question.label,
    hint: question.hint,
    required: question.required !== undefined,
    autocomplete: question.autocomplete,
  }
}

/** A question with one box: `read` sees words that are not blank; `write` is its inverse. */
export function oneBox<T>(
  kind: FieldKind,
  question: Question,
  read: (words: string, when: When) => Parsed<T>,
  write: (value: T) => string,
): Field<T | null> {
  return {
    ...asked(kind, question),
    boxes: (name) => [name],
    parse(typed, name, when) {
      const words = wordsIn(typed, name)
      return words === '' ? blank(question) : read(words, when)
    },
    typedFrom: (value, name) => (value === null ? {} : { [name]: write(value) }),
  }
}

/** What a question left blank comes to: its message when it must be answered, else null. */
export function blank(question: Question): Parsed<null> {
  return question.required === undefined ? { value: null } : { error: question.required }
}
