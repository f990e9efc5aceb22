import type { FieldError } from '#platform/forms'

/** What the viewer may not see is not found; nothing says whether it exists (design §5 rule 1). */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** A rule refuses what the form asked for: the form is shown again with what was typed, and nothing has changed. */
export class Refused extends Error {
  override name = 'Refused'
  readonly errors: readonly FieldError[]

  constructor(errors: readonly FieldError[] | string) {
    super('refused')
    this.errors = typeof errors === 'string' ? [{ field: '', message: errors }] : errors
  }
}

/** Gives back what was found, or ends the visit as not found. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new NotFound()
  return row
}
