import type { ComponentChildren, VNode } from 'preact'
import { describedBy, type FieldProps, fieldId, Question, QuestionGroup } from './field.tsx'

/** One thing to choose. `reveals` is asked only of those who choose it (shown to all where the browser cannot hide it). */
export interface Option {
  value: string
  text: string
  hint?: string | undefined
  reveals?: VNode | undefined
  disabled?: boolean | undefined
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[]
  inline?: boolean | undefined
  /** Short answers beside one another, their circles in line, where there is room. */
  columns?: boolean | undefined
  /** Smaller targets for a worker's dense form. */
  small?: boolean | undefined
}

interface ChoiceInput {
  kind: 'radio' | 'checkbox'
  field: ChoiceProps
  option: Option
  index: number
  checked: boolean
}

function Choice({ kind, field, option, index, checked }: ChoiceInput) {
  // The first choice carries the field's own id, so that the error summary's link lands on something to press.
  const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index + 1}`
  return (
    <div class={`ds_${kind}${field.small ? ` ds_${kind}--small` : ''}`}>
      <input
        class={`ds_${kind}__input`}
        type={kind}
        id={id}
        name={field.name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        required={kind === 'radio' ? field.required : undefined}
        aria-describedby={option.hint ? `${id}-option-hint` : undefined}
      />
      <label class={`ds_${kind}__label`} for={id}>
        {option.text}
      </label>
      {option.hint && (
        <p class="ds_hint-text" id={`${id}-option-hint`}>
          {option.hint}
        </p>
      )}
      {option.reveals && <div class="ds_question__sub nwd-reveal">{option.reveals}</div>}
    </div>
  )
}

function group(field: ChoiceProps): string {
  if (field.columns) return 'ds_field-group nwd-choices-columns'
  return field.inline ? 'ds_field-group ds_field-group--inline nwd-choices-inline' : 'ds_field-group'
}

/** Choose one. `value` is the chosen option's value. */
export function Radios(field: ChoiceProps & { value?: string | undefined }) {
  return (
    <QuestionGroup field={field}>
      <div class={group(field)}>
        {field.options.map((option, index) => (
          <Choice
            key={option.value}
            kind="radio"
            field={field}
            option={option}
            index={index}
            checked={option.value === field.value}
          />
        ))}
      </div>
    </QuestionGroup>
  )
}

/** Choose any number, none included. `value` holds the chosen options' values. */
export function Checkboxes(field: ChoiceProps & { value?: readonly string[] | undefined }) {
  return (
    <QuestionGroup field={{ ...field, required: field.required === true ? undefined : field.required }}>
      <div class={`${group(field)} ds_checkboxes`}>
        {field.options.map((option, index) => (
          <Choice
            key={option.value}
            kind="checkbox"
            field={field}
            option={option}
            index={index}
            checked={field.value?.includes(option.value) ?? false}
          />
        ))}
      </div>
    </QuestionGroup>
  )
}

interface SelectProps extends FieldProps {
  options: readonly { value: string; text: string }[]
  value?: string | undefined
  /** Words of the empty first line; left out when the list needs none. */
  placeholder?: string | undefined
}

/** Choose one of a long list; up to about seven, use Radios. */
export function Select(field: SelectProps) {
  return (
    <Question field={field}>
      <div class={`ds_select-wrapper${field.error ? ' ds_input--error' : ''}`}>
        <select
          class="ds_select"
          id={fieldId(field.name)}
          name={field.name}
          required={field.required && field.placeholder !== undefined}
          disabled={field.disabled}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error ? 'true' : undefined}
        >
          {field.placeholder !== undefined && <option value="">{field.placeholder}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === field.value}>
              {option.text}
            </option>
          ))}
        </select>
        <span class="ds_select-arrow" aria-hidden="true" />
      </div>
    </Question>
  )
}

/** Several fields that belong together under one name, each still a field of its own. */
export function Fieldset({
  legend,
  hint,
  children,
}: {
  legend: string
  hint?: string | undefined
  children: ComponentChildren
}) {
  return (
    <fieldset class="nwd-fieldset">
      <legend>{legend}</legend>
      {hint && <p class="ds_hint-text">{hint}</p>}
      {children}
    </fieldset>
  )
}
