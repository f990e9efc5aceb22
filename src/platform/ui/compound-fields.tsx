import { Radios } from './choices.tsx'
import { type FieldProps, fieldId, QuestionGroup } from './field.tsx'
import { TextArea } from './text-fields.tsx'

const lines = [
  { part: 'line1', text: 'Address line 1', autocomplete: 'address-line1', wide: true },
  { part: 'line2', text: 'Address line 2 (optional)', autocomplete: 'address-line2', wide: true },
  { part: 'town', text: 'Town or city', autocomplete: 'address-level2', wide: false },
  { part: 'postcode', text: 'Postcode', autocomplete: 'postal-code', wide: false },
] as const

type AddressPart = (typeof lines)[number]['part']

interface AddressProps extends FieldProps {
  /** Each line as it was typed. */
  value?: Partial<Record<AddressPart, string | undefined>> | undefined
  /** Which line is wrong; the first when there is an error and nothing is said. */
  wrong?: string | undefined
  /** The address is the own one of whoever fills in the form. */
  own?: boolean | undefined
}

/** An address in the boxes `<name>-line1`, `<name>-line2`, `<name>-town` and `<name>-postcode`. */
export function AddressField(field: AddressProps) {
  return (
    <QuestionGroup field={field}>
      <div id={fieldId(field.name)}>
        {lines.map(({ part, text, autocomplete, wide }) => {
          const id = fieldId(`${field.name}-${part}`)
          const wrong = Boolean(field.error) && (field.wrong ?? 'line1') === part
          return (
            <div class="nwd-line-of" key={part}>
              <label class="ds_label nwd-part-label" for={id}>
                {text}
              </label>
              <input
                class={`ds_input${wide ? '' : part === 'town' ? ' ds_input--fixed-20' : ' ds_input--fixed-10'}${wrong ? ' ds_input--error' : ''}`}
                type="text"
                id={id}
                name={`${field.name}-${part}`}
                value={field.value?.[part]}
                autocomplete={field.own ? autocomplete : undefined}
                required={field.required && part !== 'line2'}
                aria-invalid={wrong ? 'true' : undefined}
              />
            </div>
          )
        })}
      </div>
    </QuestionGroup>
  )
}

interface YesWithReasonProps extends FieldProps {
  /** `yes`, `no` or nothing yet. */
  value?: string | undefined
  /** What was typed in the box `<name>-reason`. */
  reason?: string | undefined
  reasonLabel: string
  reasonError?: string | undefined
}

/** Yes or no; yes asks for some words, in the box `<name>-reason`. */
export function YesWithReason({ reason, reasonLabel, reasonError, ...field }: YesWithReasonProps) {
  const why = <TextArea name={`${field.name}-reason`} label={reasonLabel} value={reason} error={reasonError} rows={3} />
  return (
    <Radios
      {...field}
      options={[
        { value: 'yes', text: 'Yes', reveals: why },
        { value: 'no', text: 'No' },
      ]}
    />
  )
}
