import { type FieldProps, fieldId, QuestionGroup } from './field.tsx'

type DatePart = 'day' | 'month' | 'year'

interface DateFieldProps extends FieldProps {
  /** Each part as it was typed, right or wrong. */
  value?: { day?: string | undefined; month?: string | undefined; year?: string | undefined } | undefined
  /** Which parts are wrong; all of them when there is an error and nothing is said. */
  wrong?: readonly DatePart[] | undefined
  /** `bday` for the person's own date of birth. */
  autocomplete?: 'bday' | undefined
}

const parts = [
  { part: 'day', text: 'Day', width: 2 },
  { part: 'month', text: 'Month', width: 2 },
  { part: 'year', text: 'Year', width: 4 },
] as const

/**
 * A date in three boxes, named `<name>-day`, `<name>-month` and `<name>-year`. An error about one part links to
 * `f-<name>-<part>`, one about the whole date to `f-<name>`, from which the first box is one Tab away (none with the script).
 */
export function DateField(field: DateFieldProps) {
  return (
    <QuestionGroup field={field}>
      <div class="ds_field-group ds_field-group--inline" id={fieldId(field.name)}>
        {parts.map(({ part, text, width }) => {
          const id = fieldId(`${field.name}-${part}`)
          const wrong = Boolean(field.error) && (field.wrong?.includes(part) ?? true)
          return (
            <div key={part}>
              <label class="ds_label nwd-part-label" for={id}>
                {text}
              </label>
              <input
                class={`ds_input ds_input--fixed-${width}${wrong ? ' ds_input--error' : ''}`}
                type="text"
                inputmode="numeric"
                id={id}
                name={`${field.name}-${part}`}
                value={field.value?.[part]}
                autocomplete={field.autocomplete ? `bday-${part}` : undefined}
                required={field.required}
                aria-invalid={wrong ? 'true' : undefined}
              />
            </div>
          )
        })}
      </div>
    </QuestionGroup>
  )
}
