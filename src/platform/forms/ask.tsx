import type { ComponentChildren, VNode } from 'preact'
import {
  Checkboxes,
  DateField,
  ErrorSummary,
  Fieldset,
  FileField,
  MoneyField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import type { Field, Option } from './field.ts'
import type { FieldError, Form } from './form.ts'
import type { Typed } from './typed.ts'

/** How one question may be shown otherwise than the form says. */
export interface Overrides {
  label?: string | undefined
  hint?: ComponentChildren | undefined
  /** The question is the heading of its page. */
  asHeading?: boolean | undefined
  inline?: boolean | undefined
  small?: boolean | undefined
  rows?: number | undefined
  width?: 2 | 3 | 4 | 5 | 10 | 20 | undefined
  /** It has to be answered where it is asked, though not by everybody: it is not called optional. */
  needed?: boolean | undefined
  /** What is asked next of those who choose an option, by its code. */
  reveals?: Readonly<Record<string, VNode>> | undefined
}

interface AskProps<V> extends Overrides {
  form: Form<V>
  name: keyof V & string
  typed: Typed
  errors: readonly FieldError[]
}

interface Asked extends Overrides {
  field: Field<unknown>
  name: string
  typed: Typed
  wrong: FieldError | undefined
}

const MOST_RADIOS = 8
const A_LINE = 44
const A_COLUMN = 36

/** One question of a form, as what it is: typed words shown again, with its message when it is wrong. */
export function Ask<V>({ form, name, typed, errors, ...overrides }: AskProps<V>) {
  const field: Field<unknown> = form.fields[name]
  const asked = { ...overrides, field, name, typed, wrong: errors.find((error) => error.field === name) }
  switch (field.kind) {
    case 'choice':
    case 'yes_no':
      return <Choice {...asked} />
    case 'choices':
    case 'confirm':
      return <Checkboxes {...common(asked)} {...looks(asked, optionsOf(asked))} value={all(typed, name)} />
    case 'yes_with_reason':
      return <YesWithReason {...asked} />
    case 'date':
      return <DateBoxes {...asked} />
    case 'file':
      return <FileField {...common(asked)} accept={field.accept} />
    case 'address':
      return <AddressBoxes {...asked} />
    default:
      return <OneBox {...asked} />
  }
}

/** What is wrong with a form, each a link to its question; nothing when nothing is. */
export function FormErrors({ errors }: { errors: readonly FieldError[] }) {
  return errors.length === 0 ? null : <ErrorSummary errors={errors.map(linked)} />
}

function OneBox(asked: Asked) {
  const { field, name, typed } = asked
  const shown = { ...common(asked), value: first(typed, name) }
  if (field.kind === 'money') return <MoneyField {...shown} width={asked.width} />
  if (field.kind === 'long_text') return <TextArea {...shown} rows={asked.rows} max={field.max} />
  return <TextField {...shown} {...boxFor(field)} {...(asked.width ? { width: asked.width } : {})} />
}

function boxFor({ kind, autocomplete }: Field<unknown>) {
  if (kind === 'email') return { type: 'email', autocomplete, spellcheck: false } as const
  if (kind === 'phone') return { type: 'tel', autocomplete, width: 20 } as const
  if (kind === 'postcode') return { autocomplete, width: 10, spellcheck: false } as const
  if (kind === 'ni_number') return { autocomplete, width: 10, spellcheck: false } as const
  if (kind === 'whole_number') return { autocomplete, width: 5, inputmode: 'numeric' } as const
  if (kind === 'time') return { autocomplete, width: 10 } as const
  return { autocomplete }
}

function Choice(asked: Asked) {
  const options = optionsOf(asked)
  const shown = { ...common(asked), value: first(asked.typed, asked.name) }
  // a list would hide what an answer means, or what is asked next
  const plain = options.every(({ hint, reveals }) => hint === undefined && reveals === undefined)
  if (plain && options.length > MOST_RADIOS) return <Select {...shown} options={options} placeholder="Choose one" />
  return <Radios {...shown} {...looks(asked, options)} />
}

/** A few short answers stand in a line, more of them in columns; an answer with more to say has a line of its own. */
function looks({ inline, small = true }: Asked, options: ReturnType<typeof optionsOf>) {
  const longest = Math.max(...options.map(({ text }) => text.length))
  const plain = options.every(({ hint, reveals }) => hint === undefined && reveals === undefined)
  const line = options.reduce((sum, { text }) => sum + text.length, 0) <= A_LINE
  const columns = inline === undefined && plain && !line && options.length > 3 && longest <= A_COLUMN
  return { options, small, columns, inline: inline ?? (plain && line) }
}

function YesWithReason(asked: Asked) {
  const { field, name, typed, wrong } = asked
  const box = `${name}-reason`
  const reasonError = wrong?.part === 'reason' ? wrong.message : undefined
  const reason = (
    <TextArea
      name={box}
      label={field.reasonLabel ?? 'Why?'}
      value={first(typed, box)}
      error={reasonError}
      rows={asked.rows ?? 3}
      max={field.max}
    />
  )
  const options = optionsOf({ ...asked, reveals: { yes: reason } })
  const own = { ...common(asked), error: reasonError === undefined ? wrong?.message : undefined }
  return <Radios {...own} options={options} value={first(typed, name)} small={asked.small ?? true} />
}

function DateBoxes(asked: Asked) {
  const { field, name, typed, wrong } = asked
  // A date given whole, as a link or a file gives it, is shown in the boxes in which it can be mended.
  const [year, month, day] = first(typed, name)?.split('-') ?? []
  const value = {
    day: first(typed, `${name}-day`) ?? day,
    month: first(typed, `${name}-month`) ?? month,
    year: first(typed, `${name}-year`) ?? year,
  }
  const part = datePart(wrong?.part)
  const autocomplete = field.autocomplete === 'bday' ? 'bday' : undefined
  return <DateField {...common(asked)} value={value} wrong={part && [part]} autocomplete={autocomplete} />
}

const ADDRESS_BOXES = [
  { part: 'line1', label: 'Address line 1', autocomplete: 'address-line1', required: undefined, width: undefined },
  { part: 'line2', label: 'Address line 2', autocomplete: 'address-line2', required: false, width: undefined },
  { part: 'town', label: 'Town or city', autocomplete: 'address-level2', required: undefined, width: 20 },
  { part: 'postcode', label: 'Postcode', autocomplete: 'postal-code', required: undefined, width: 10 },
] as const

function AddressBoxes(asked: Asked) {
  const { field, name, typed, wrong } = asked
  return (
    <Fieldset legend={`${asked.label ?? field.label}${field.required ? '' : ' (optional)'}`} hint={field.hint}>
      {ADDRESS_BOXES.map(({ part, label, autocomplete, required, width }) => (
        <TextField
          key={part}
          name={`${name}-${part}`}
          label={label}
          value={first(typed, `${name}-${part}`)}
          error={wrong?.part === part ? wrong.message : undefined}
          required={required}
          width={width}
          autocomplete={field.autocomplete === undefined ? undefined : autocomplete}
        />
      ))}
    </Fieldset>
  )
}

function common({ field, name, wrong, label, hint, asHeading, needed }: Asked) {
  const optional = field.required || needed || field.kind === 'confirm' ? undefined : false
  return {
    name,
    label: label ?? field.label,
    hint: hint ?? field.hint,
    error: wrong?.message,
    required: optional,
    asHeading,
  }
}

function optionsOf({ field, reveals }: Asked) {
  return (field.options ?? []).map((option: Option) => ({ ...option, reveals: reveals?.[option.value] }))
}

function first(typed: Typed, name: string): string | undefined {
  return all(typed, name)[0]
}

function all(typed: Typed, name: string): string[] {
  return Object.hasOwn(typed, name) ? [typed[name] ?? []].flat() : []
}

function datePart(part: string | undefined): 'day' | 'month' | 'year' | undefined {
  return part === 'day' || part === 'month' || part === 'year' ? part : undefined
}

function linked({ field, message, part }: FieldError) {
  const inDate = datePart(part)
  if (inDate || part === undefined) return { field, message, part: inDate }
  return { field: `${field}-${part}`, message }
}
