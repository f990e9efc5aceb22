import type { Owners } from '#modules/partnership'
import { choice, date, formOf, longText, type Option, text, type ValueOf, wholeNumber } from '#platform/forms'
import { workingDaysKnown } from '#platform/time'
import type { Fields } from './improvement.ts'

const room = 2000

/** The seven fields of an improvement, as they are asked. `seen` is the version that the page showed. */
export const improvementForm = (owners: readonly Option[]) =>
  formOf({
    issue: longText({
      label: 'What needs to be better?',
      called: 'The issue',
      required: 'Say what needs to be better',
      max: 500,
    }),
    actions: longText({ label: 'What will you do about it?', called: 'What you will do', max: room }),
    support: longText({ label: 'What support does it need?', called: 'The support', max: room }),
    support_from: text({ label: 'Who could give that support?', called: 'Who could give it', max: 300 }),
    lead: choice({ label: 'Who leads it?', called: 'The lead', options: owners }),
    lead_group: text({ label: 'Which group drives it?', called: 'The group', max: 200 }),
    due_on: date({ label: 'By when is it to be done?', called: 'The day', notAfter: workingDaysKnown.to }),
    review_months: wholeNumber({
      label: 'How often is progress looked at?',
      called: 'How often',
      hint: 'In months.',
      required: 'Enter how often progress is looked at, in months',
      min: 1,
      max: 12,
    }),
    resources: longText({
      label: 'What does it take?',
      hint: 'People, money, time.',
      called: 'What it takes',
      max: room,
    }),
    impact: longText({ label: 'What will be different?', called: 'What will be different', max: room }),
    seen: text({ label: 'Seen' }),
  })

type Value = ValueOf<ReturnType<typeof improvementForm>>

/** What is typed, without which version it was typed over. */
export type Written = Omit<Value, 'seen'>

/** The value of the form as it is kept. */
export const fieldsOf = ({ lead, ...value }: Written, owners: Owners): Fields => ({
  issue: value.issue,
  actions: value.actions ?? '',
  support: value.support ?? '',
  support_from: value.support_from ?? '',
  lead: lead === null ? null : owners.ownerOf(lead),
  lead_group: value.lead_group ?? '',
  due_on: value.due_on,
  review_months: value.review_months,
  resources: value.resources ?? '',
  impact: value.impact ?? '',
})

const words = (kept: string) => (kept === '' ? null : kept)

/** What is kept as the value of the form; a lead who has left is nobody to choose. */
export const writtenOf = (fields: Fields, owners: Owners): Written => ({
  issue: fields.issue,
  actions: words(fields.actions),
  support: words(fields.support),
  support_from: words(fields.support_from),
  lead: (fields.lead && owners.valueOf(fields.lead)) ?? null,
  lead_group: words(fields.lead_group),
  due_on: fields.due_on,
  review_months: fields.review_months,
  resources: words(fields.resources),
  impact: words(fields.impact),
})
