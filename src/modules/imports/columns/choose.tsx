import { fieldId } from '#platform/ui'

interface ChooseProps {
  name: string
  /** What is chosen for, said to those who hear it. */
  label: string
  value: string
  options: readonly { value: string; text: string }[]
  wrong: boolean
}

/** One choice in a row of a table, whose first cell is its label. */
export function Choose({ name, label, value, options, wrong }: ChooseProps) {
  return (
    <div class={`ds_select-wrapper${wrong ? ' ds_input--error' : ''}`}>
      <select
        class="ds_select"
        id={fieldId(name)}
        name={name}
        aria-label={label}
        aria-invalid={wrong ? 'true' : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
      <span class="ds_select-arrow" aria-hidden="true" />
    </div>
  )
}
