import { Ask, type FieldError, type Form, type Typed } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { Details, Fieldset } from '#platform/ui'
import type { Answers } from './answers.ts'
import { characteristicsSections } from './characteristics-form.ts'

interface Props<V extends Answers> {
  /** Any form that spread `characteristicsFields(on)`. */
  form: Form<V>
  on: CalendarDate
  typed: Typed
  errors: readonly FieldError[]
}

/** The registration questions of a form, section by section, with what they are for. */
export function CharacteristicsQuestions<V extends Answers>({ form, on, typed, errors }: Props<V>) {
  return (
    <>
      <p>
        <strong>You do not have to answer.</strong> Whatever you leave out, you will be helped just the same.
      </p>
      <Details summary="Why we ask, and who sees the answers">
        <p>
          Only people who support you see your answers. They are also counted, without names, to see whether support
          reaches everybody fairly.
        </p>
      </Details>
      {characteristicsSections(on).map(({ title, names }) => (
        <Fieldset key={title} legend={title}>
          <div class="nwd-sheet">
            {names.map((name) => (
              <Ask key={name} form={form} name={name} typed={typed} errors={errors} small inline />
            ))}
          </div>
        </Fieldset>
      ))}
    </>
  )
}
