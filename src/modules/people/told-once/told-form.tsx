import { Ask, choices, confirm, type FieldError, type Form, formOf, longText, type Typed, text } from '#platform/forms'
import { referenceOptions, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Fieldset } from '#platform/ui'
import { detailsFields } from '../details/details-form.tsx'
import type { ContactDetails } from '../people.queries.ts'
import type { Told } from './told-words.ts'

/** What somebody tells once, as it is typed. */
export interface ToldForm extends Pick<ContactDetails, 'do_not' | 'adjustments'> {
  no_contact: boolean
  not_by: string[]
  no_message: boolean
  not_these: string | null
  not_when: string | null
  who_may_answer: string | null
  language: string | null
  interpreter: string | null
  travel: string | null
  caring: string | null
  /** What was known when the form was opened, so that nobody writes over what a colleague wrote meanwhile. */
  known: string | null
}

const ticked = ['no_contact', 'no_message'] as const
const said = ['not_these', 'not_when', 'who_may_answer', 'language', 'interpreter', 'travel', 'caring'] as const

export function toldForm(on: CalendarDate): Form<ToldForm> {
  const { do_not, adjustments } = detailsFields(on)
  const words = (kind: (typeof said)[number], hint: string) =>
    text({ label: referenceText('told-once', kind), hint, max: 300 })
  return formOf<ToldForm>({
    no_contact: confirm({ label: 'Contact', says: 'They ask that nobody contacts them at all' }),
    not_by: choices({
      label: referenceText('told-once', 'not_by'),
      options: referenceOptions('contact-methods', on).filter(({ value }) => value !== 'through_somebody'),
    }),
    no_message: confirm({ label: 'Messages', says: 'Leave no message, and send no text' }),
    not_these: longText({
      label: referenceText('told-once', 'not_these'),
      hint: 'One a line, even if it is the one in their details. Nothing is sent there.',
      max: 300,
    }),
    not_when: words('not_when', 'For example: before he leaves for work at eight.'),
    who_may_answer: words('who_may_answer', 'For example: my sister Shona; nobody else.'),
    do_not: { ...do_not, label: 'What else should nobody do?' },
    language: words('language', 'The one they like to speak or read.'),
    interpreter: words('interpreter', 'For example: British Sign Language; Arabic, a woman, by telephone.'),
    adjustments,
    travel: words('travel', 'For example: no bus after six; needs a lift; cannot use stairs.'),
    caring: words('caring', 'For example: at the school gate at nine and three.'),
    known: text({ label: 'Known', max: 100 }),
  })
}

/** What is known, as it would be typed. */
export function typedFrom(
  form: Form<ToldForm>,
  told: readonly Told[],
  contact: Pick<ContactDetails, 'do_not' | 'adjustments'>,
): Typed {
  const words = (kind: string) => told.find((one) => one.kind === kind)?.words ?? null
  return form.typedFrom({
    no_contact: told.some(({ kind }) => kind === 'no_contact'),
    no_message: told.some(({ kind }) => kind === 'no_message'),
    not_by: told.find(({ kind }) => kind === 'not_by')?.codes ?? [],
    not_these: words('not_these'),
    not_when: words('not_when'),
    who_may_answer: words('who_may_answer'),
    language: words('language'),
    interpreter: words('interpreter'),
    travel: words('travel'),
    caring: words('caring'),
    do_not: contact.do_not,
    adjustments: contact.adjustments,
  })
}

/** What was told, thing by thing; what was left blank is no thing. */
export function toldOf(value: ToldForm): Told[] {
  return [
    ...ticked.filter((kind) => value[kind]).map((kind) => ({ kind, codes: ['yes'], words: null })),
    ...(value.not_by.length > 0 ? [{ kind: 'not_by', codes: value.not_by, words: null }] : []),
    ...said.flatMap((kind) => {
      const words = value[kind]
      return words === null ? [] : [{ kind, codes: [], words }]
    }),
  ]
}

/** The questions: what keeps contact safe first, then how to talk, then what makes it easier. */
export function ToldQuestions(props: { form: Form<ToldForm>; typed: Typed; errors: readonly FieldError[] }) {
  return (
    <>
      <Fieldset legend="Keeping contact safe">
        <Ask {...props} name="no_contact" />
        <Ask {...props} name="not_by" small />
        <Ask {...props} name="no_message" />
        <Ask {...props} name="not_these" rows={2} />
        <div class="nwd-pair">
          <Ask {...props} name="not_when" />
          <Ask {...props} name="who_may_answer" />
        </div>
        <Ask {...props} name="do_not" rows={2} />
      </Fieldset>
      <Fieldset legend="Talking together">
        <div class="nwd-pair">
          <Ask {...props} name="language" />
          <Ask {...props} name="interpreter" />
        </div>
      </Fieldset>
      <Fieldset legend="What makes it easier">
        <Ask {...props} name="adjustments" rows={2} />
        <div class="nwd-pair">
          <Ask {...props} name="travel" />
          <Ask {...props} name="caring" />
        </div>
      </Fieldset>
    </>
  )
}
