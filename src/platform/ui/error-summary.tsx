import { fieldId } from './field.tsx'

/** One message about one field. `part` names which of a field's boxes is wrong (a date's `month`, an address's `postcode`). */
export interface FieldError {
  /** The field's name; empty for a message about the whole form. */
  field: string
  message: string
  part?: string | undefined
}

/** Every error of a form, each a link to its field. Read out at once by a screen reader. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  return (
    <div class="ds_error-summary" id="error-summary" aria-labelledby="error-summary-title" role="alert">
      <h2 class="ds_error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <ul class="ds_error-summary__list">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field === '' ? (
              error.message
            ) : (
              <a href={`#${fieldId(error.part ? `${error.field}-${error.part}` : error.field)}`}>{error.message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
