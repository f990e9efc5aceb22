import { choice, choices, email, formOf, longText, text, wholeNumber } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** What is asked of an entry. */
export const editForm = (today: CalendarDate) =>
  formOf({
    name: text({ label: 'Name', required: 'Enter the name people know it by', max: 200 }),
    description: longText({
      label: 'What is it?',
      hint: 'What happens there, in words a nine-year-old can read.',
      required: 'Say what it is',
      max: 3000,
    }),
    status: choice({
      label: 'Does it run?',
      required: 'Choose whether it runs',
      options: [
        { value: 'active', text: 'Yes' },
        { value: 'temporarily closed', text: 'It is closed for now' },
        { value: 'defunct', text: 'It has ended' },
      ],
    }),
    alert: text({
      label: 'What should people know just now?',
      hint: 'For example, that it is closed next week.',
      max: 300,
    }),
    needs: choices({
      label: 'What does it help with?',
      required: 'Choose at least one',
      options: referenceOptions('support-needs', today),
    }),
    situations: choices({
      label: 'Is it only for some people?',
      hint: 'Choose none when everybody may come. Being one of these is enough.',
      options: referenceOptions('support-situations', today),
    }),
    minimum_age: wholeNumber({ label: 'Youngest age', min: 0, max: 120 }),
    maximum_age: wholeNumber({ label: 'Oldest age', min: 0, max: 120 }),
    eligibility_description: text({ label: 'Who is it for, in words?', max: 500 }),
    fees: text({ label: 'What does it cost?', hint: '“Free” when it does.', max: 300 }),
    when: text({
      label: 'When, in words?',
      hint: 'What the days and times do not say, such as “not in July”.',
      max: 300,
    }),
    application_process: text({ label: 'How do people ask for it?', max: 500 }),
    phone: text({ label: 'Telephone', max: 40 }),
    email: email({ label: 'E-mail' }),
    url: text({ label: 'Website', hint: 'It begins with https://', max: 500 }),
  })
