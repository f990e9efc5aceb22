import type { Field, Parsed, When } from './field.ts'
import type { Typed } from './typed.ts'

/** One thing to put right: the question, which of its boxes where it has several, and what would be right. */
export interface FieldError {
  field: string
  message: string
  part?: string | undefined
}

/** A whole form read: its value, or a message for each question that is wrong, in the order they are asked. */
export type Outcome<V> = { ok: true; value: V } | { ok: false; errors: FieldError[] }

/** The questions of a form. */
export type FieldsOf<V> = { readonly [Name in keyof V]: Field<V[Name]> }

/** A form: a parser from what was typed to a value of type V. */
export interface Form<V> {
  readonly fields: FieldsOf<V>
  /** The names of every box it reads, for `typedFromBody`. */
  readonly names: readonly string[]
  parse(typed: Typed, when: When): Outcome<V>
  /** What somebody would have typed to give this value: to fill in a form that changes a record. */
  typedFrom(value: Partial<V>): Typed
}

/** What a form gives: `type Referral = ValueOf<typeof referralForm>`. */
export type ValueOf<F> = F extends Form<infer V> ? V : never

/**
 * A form of these questions, asked in this order. `check` sees the value only when each answer is right by itself, and gives what is
 * wrong between them.
 */
export function formOf<V extends object>(
  fields: FieldsOf<V>,
  check: (value: V, when: When) => FieldError[] = () => [],
): Form<V> {
  return {
    fields,
    names: Object.entries<Field<unknown>>(fields).flatMap(([name, field]) => field.boxes(name)),
    parse(typed, when) {
      const value: Partial<V> = {}
      const errors: FieldError[] = []
      for (const name in fields) {
        const parsed = fields[name].parse(typed, name, when)
        if ('error' in parsed) errors.push(errorOf(name, parsed))
        else value[name] = parsed.value
      }
      if (!isWhole(value, fields)) return { ok: false, errors }
      const between = check(value, when)
      return between.length === 0 ? { ok: true, value } : { ok: false, errors: between }
    },
    typedFrom(value) {
      const typed: Typed = {}
      for (const name in fields) {
        const answer = value[name]
        if (answer !== undefined) Object.assign(typed, fields[name].typedFrom(answer, name))
      }
      return typed
    },
  }
}

function isWhole<V extends object>(value: Partial<V>, fields: FieldsOf<V>): value is V {
  return Object.keys(fields).every((name) => Object.hasOwn(value, name))
}

function errorOf(field: string, wrong: Exclude<Parsed<unknown>, { value: unknown }>): FieldError {
  return wrong.part === undefined ? { field, message: wrong.error } : { field, message: wrong.error, part: wrong.part }
}
