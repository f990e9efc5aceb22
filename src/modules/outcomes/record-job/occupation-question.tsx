import type { FieldError, Typed } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { Radios, TextField } from '#platform/ui'
import { groupLabel, occupationsLike } from './occupation.ts'
import { noneOfThese, offered } from './occupation-field.ts'

interface Props {
  typed: Typed
  errors: readonly FieldError[]
  today: CalendarDate
}

const name = 'occupation'
const wrongIn = (errors: readonly FieldError[]) => errors.find(({ field }) => field === name)
const wordsIn = (typed: Typed) => String(typed[name] ?? '')

/** The kind of work: a box that offers titles as one types. */
export function OccupationQuestion({ typed, errors, today }: Props) {
  const wrong = wrongIn(errors)
  return (
    <TextField
      name={name}
      label="Kind of work"
      hint="Type a few letters, such as “care” or “driver”."
      required={false}
      value={wordsIn(typed)}
      error={wrong?.part === undefined ? wrong?.message : undefined}
      autocomplete="off"
      offers={offered(today)}
    />
  )
}

/** Which kind of work it is, when the words could mean several. */
export function OccupationPick({ typed, errors, today }: Props) {
  const wrong = wrongIn(errors)
  const words = wordsIn(typed)
  const found = wrong?.part === 'pick' ? occupationsLike(words, today) : []
  if (found.length === 0) return null
  return (
    <Radios
      name={`${name}-pick`}
      label={`Which kind of work is “${words}”?`}
      error={wrong?.message}
      small
      value={String(typed[`${name}-pick`] ?? '')}
      options={[
        ...found.map((group) => ({
          value: group.code,
          text: groupLabel(group),
          hint: group.words.slice(0, 4).join(', '),
        })),
        { value: noneOfThese, text: 'None of these' },
      ]}
    />
  )
}
