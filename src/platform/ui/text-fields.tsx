import { describedBy, type FieldProps, fieldId, Question } from './field.tsx'

type Width = 2 | 3 | 4 | 5 | 10 | 20

interface TextFieldProps extends FieldProps {
  value?: string | undefined
  /** How many characters wide the box is drawn; say how long the answer is likely to be. */
  width?: Width | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  autocomplete?: string | undefined
  spellcheck?: boolean | undefined
  /** What a browser offers while somebody types: each a whole answer, and other words for it. */
  offers?: readonly { value: string; names: string }[] | undefined
}

function inputClass(error: string | undefined, width: Width | undefined): string {
  return `ds_input${error ? ' ds_input--error' : ''}${width ? ` ds_input--fixed-${width}` : ''}`
}

/** One line of text. A password is never shown again, whatever `value` says. */
export function TextField(field: TextFieldProps) {
  return (
    <Question field={field}>
      <input
        class={inputClass(field.error, field.width)}
        type={field.type ?? 'text'}
        id={fieldId(field.name)}
        name={field.name}
        value={field.type === 'password' ? undefined : field.value}
        inputmode={field.inputmode}
        autocomplete={field.autocomplete}
        spellcheck={field.spellcheck}
        required={field.required}
        disabled={field.disabled}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
        list={field.offers ? `${fieldId(field.name)}-offers` : undefined}
      />
      {field.offers && (
        <datalist id={`${fieldId(field.name)}-offers`}>
          {field.offers.map(({ value, names }) => (
            <option key={value} value={value} label={names === '' ? undefined : names} />
          ))}
        </datalist>
      )}
    </Question>
  )
}

interface TextAreaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  /** The most characters allowed. It is said, not enforced here: what was typed too long is shown again, not cut. */
  max?: number | undefined
}

/** Several lines of text. With `max`, says how many characters may be used; the script counts them down. */
export function TextArea(field: TextAreaProps) {
  const countId = field.max ? `${fieldId(field.name)}-count` : undefined
  return (
    <Question field={field}>
      <textarea
        class={inputClass(field.error, undefined)}
        id={fieldId(field.name)}
        name={field.name}
        rows={field.rows ?? 4}
        required={field.required}
        disabled={field.disabled}
        data-count={field.max}
        aria-describedby={describedBy(field, countId)}
        aria-invalid={field.error ? 'true' : undefined}
      >
        {field.value}
      </textarea>
      {field.max && (
        <div class="nwd-sub nwd-char-count" id={countId}>
          Up to {field.max} characters
        </div>
      )}
    </Question>
  )
}

/** An amount in pounds, as typed ("1,250.50"), with the sign before the box. */
export function MoneyField(field: FieldProps & { value?: string | undefined; width?: Width | undefined }) {
  return (
    <Question field={field}>
      <div class="ds_currency-wrapper">
        <input
          class={inputClass(field.error, field.width ?? 10)}
          type="text"
          inputmode="decimal"
          id={fieldId(field.name)}
          name={field.name}
          value={field.value}
          required={field.required}
          disabled={field.disabled}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error ? 'true' : undefined}
        />
      </div>
    </Question>
  )
}

/** A file to send; its form needs `files`. `accept` as in HTML, for example `.csv,.xlsx`. */
export function FileField(field: FieldProps & { accept?: string | undefined; multiple?: boolean | undefined }) {
  return (
    <Question field={field}>
      <input
        class={`ds_file-upload__input${field.error ? ' ds_file-upload__input--error' : ''}`}
        type="file"
        id={fieldId(field.name)}
        name={field.name}
        accept={field.accept}
        multiple={field.multiple}
        required={field.required}
        disabled={field.disabled}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      />
    </Question>
  )
}
