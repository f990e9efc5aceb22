import type { ComponentChildren } from 'preact'

/** What every field takes. `value` is what was typed, shown again as it was typed. */
export interface FieldProps {
  name: string
  label: string
  hint?: ComponentChildren | undefined
  error?: string | undefined
  /** `false` says "(optional)" after the label; `true` also tells assistive technology. */
  required?: boolean | undefined
  /** The label is the page's own heading: a page that asks one thing. */
  asHeading?: boolean | undefined
  disabled?: boolean | undefined
}

/** The id of a field's control, which error summaries link to. In: the field's name. Out: `f-<name>`. */
export function fieldId(name: string): string {
  return `f-${name}`
}

/** The ids of a field's hint and error, for `aria-describedby`; undefined when it has neither. */
export function describedBy(field: FieldProps, ...more: (string | undefined)[]): string | undefined {
  const id = fieldId(field.name)
  const ids = [field.hint ? `${id}-hint` : undefined, field.error ? `${id}-error` : undefined, ...more].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The label's words, with "(optional)" where an answer may be left out. */
export function LabelText({ field }: { field: FieldProps }) {
  return (
    <>
      {field.label}
      {field.required === false && <span class="nwd-optional"> (optional)</span>}
    </>
  )
}

/** A field's hint, then its error, in the order a screen reader should say them. */
export function HintAndError({ field }: { field: FieldProps }) {
  const id = fieldId(field.name)
  return (
    <>
      {field.hint && (
        <div class="ds_hint-text" id={`${id}-hint`}>
          {field.hint}
        </div>
      )}
      {field.error && (
        <p class="ds_question__error-message" id={`${id}-error`}>
          <span class="visually-hidden">Error: </span>
          {field.error}
        </p>
      )}
    </>
  )
}

/** The frame of a field with one control: label, hint, error, control. */
export function Question({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  const label = (
    <label class="ds_label" for={fieldId(field.name)}>
      <LabelText field={field} />
    </label>
  )
  return (
    <div class={field.error ? 'ds_question ds_question--error' : 'ds_question'}>
      {field.asHeading ? <h1 class="nwd-question-heading">{label}</h1> : label}
      <HintAndError field={field} />
      {children}
    </div>
  )
}

/** The frame of a field with several controls: a fieldset named by its legend. */
export function QuestionGroup({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  return (
    <div class={field.error ? 'ds_question ds_question--error' : 'ds_question'}>
      <fieldset aria-describedby={describedBy(field)} disabled={field.disabled}>
        <legend>
          {field.asHeading ? (
            <h1 class="nwd-question-heading">
              <LabelText field={field} />
            </h1>
          ) : (
            <LabelText field={field} />
          )}
        </legend>
        <HintAndError field={field} />
        {children}
      </fieldset>
    </div>
  )
}
