import { choice, formOf, longText, money, type Option, text, wholeNumber } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export const interventionField = (today: CalendarDate) =>
  choice({
    label: 'What kind of support is it?',
    required: 'Choose the kind of support',
    options: referenceOptions('interventions', today),
  })

export const streamField = (today: CalendarDate) =>
  choice({
    label: 'Which fund bears it?',
    required: 'Choose the fund',
    options: referenceOptions('funding-streams', today),
  })

/** What is asked of a group. */
export const groupForm = (today: CalendarDate, leaders: readonly Option[]) =>
  formOf({
    name: text({ label: 'What is it called?', called: 'The name', required: 'Say what the group is called', max: 80 }),
    intervention: interventionField(today),
    about: longText({ label: 'What is it about?', hint: 'For colleagues who think of somebody for it.', max: 1000 }),
    led_by: choice({ label: 'Who leads it?', required: 'Choose who leads it', options: leaders }),
    capacity: wholeNumber({
      label: 'How many places?',
      called: 'Places',
      required: 'Say how many places there are',
      min: 1,
      max: 200,
    }),
    place: text({ label: 'Where does it meet?', required: 'Say where it meets', max: 200 }),
    stream: streamField(today),
    session_cost_pence: money({
      label: 'What does one session cost?',
      called: 'The cost',
      required: 'Enter what a session costs; 0 if nothing',
      max: 10_000_000,
    }),
  })
