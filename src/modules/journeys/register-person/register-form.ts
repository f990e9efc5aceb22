import { z } from 'zod'
import { characteristicsFields, checkCharacteristics } from '#modules/people'
import { choice, date, type Form, formOf, text } from '#platform/forms'
import { referenceOptions, referenceText, ruleOn } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'

/** How a notice may be given. */
const noticeFormats = [
  { value: 'read_out', text: 'Read out and talked through' },
  { value: 'paper', text: 'On paper' },
  { value: 'online', text: 'Online' },
  { value: 'easy_read', text: 'Easy read' },
] as const

/** The registration form of a day, for an organisation whose key workers are given. */
export function registerForm(today: CalendarDate, leads: readonly { user_id: string; name: string }[]) {
  return formOf(
    {
      registered_on: date({
        label: 'Registered on',
        required: 'Enter the day they were registered',
        notFuture: true,
        hint: 'The day you and they agreed to begin. Not in the future.',
      }),
      stream: choice({
        label: 'Funding stream',
        called: 'Funding stream',
        required: 'Choose the funding stream',
        options: referenceOptions('funding-streams', today),
      }),
      lead: choice({
        label: 'Lead key worker',
        hint: 'Somebody by name owns what comes next.',
        required: 'Choose the lead key worker',
        options: leads.map((lead) => ({ value: lead.user_id, text: lead.name })),
      }),
      referral_id: text({ label: 'Referral' }),
      ...characteristicsFields(today),
      privacy: choice({
        label: 'How did you give them the privacy notice?',
        called: 'Privacy notice',
        required: 'Say how you gave them the privacy notice. Give it to them first',
        options: noticeFormats,
      }),
      charter: choice({
        label: 'How did you give them the charter?',
        called: 'Charter',
        required: 'Say how you gave them the charter. Give it to them first',
        options: noticeFormats,
      }),
    },
    (value) => [
      ...(ruleOn('funding-streams', value.stream, value.registered_on) === undefined
        ? [
            {
              field: 'stream',
              message: `${referenceText('funding-streams', value.stream)} was not open to new people on ${formatDate(value.registered_on)}`,
            },
          ]
        : []),
      ...(value.referral_id !== null && !z.uuid().safeParse(value.referral_id).success
        ? [{ field: '', message: 'The referral in the address is not one of ours. Start again from the referral' }]
        : []),
      ...checkCharacteristics(value),
    ],
  ) satisfies Form<object>
}
