import { addToTimeline, callName, personForm } from '#modules/people'
import { Ask, choice, date, formOf, money, wholeNumber, yesNo } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { ruleOn } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { Fieldset } from '#platform/ui'
import { personInFull, workers } from '../journeys.access.ts'
import { estimate, leastWage, type Told } from './estimate.ts'
import { keepEstimate } from './money.queries.ts'
import { inPounds } from './money-words.tsx'

const questions = (on: CalendarDate) =>
  formOf({
    on_date: date({
      label: 'When would the work begin?',
      hint: `The rates of that day are used. Left blank: today, ${formatDate(on)}.`,
    }),
    age: choice({
      label: 'How old are they?',
      required: 'Choose how old they are',
      options: [
        { value: '18', text: '18 to 20' },
        { value: '21', text: '21 to 24' },
        { value: '25', text: '25 or over' },
      ],
    }),
    household: choice({
      label: 'Who claims Universal Credit?',
      required: 'Choose who claims Universal Credit',
      options: [
        { value: 'single', text: 'They on their own' },
        { value: 'couple_under_25', text: 'They and a partner, both under 25' },
        { value: 'couple', text: 'They and a partner, one or both 25 or over' },
      ],
    }),
    children: wholeNumber({
      label: 'How many children live with them?',
      required: 'Enter how many children, 0 for none',
      max: 12,
    }),
    under_16: wholeNumber({ label: 'How many of them are under 16?', max: 12 }),
    eldest_before_2017: yesNo({ label: 'Was the eldest born before 6 April 2017?' }),
    rent: money({
      label: 'Rent a month that Universal Credit helps with',
      hint: 'Leave it blank when there is none.',
      max: 300_000,
    }),
    limited_capability: yesNo({ label: 'Does Universal Credit say that health limits what work they can do?' }),
    hours: wholeNumber({ label: 'Hours of work a week', required: 'Enter the hours of work a week', min: 1, max: 60 }),
    wage: money({ label: 'Pay an hour, before tax', required: 'Enter the pay an hour', min: 100, max: 10_000 }),
    in_childcare: wholeNumber({ label: 'For how many children would they pay for childcare?', max: 12 }),
    childcare: money({ label: 'Childcare a month', max: 500_000 }),
  })

/** Reckons what work might leave, from what is told, and keeps it as it is shown. */
export const newEstimateRoute = form({
  path: '/people/:person/money/estimate',
  access: workers,
  audit: { show: 'journeys.money.viewed', submit: 'journeys.money_estimate.made' },
  load: async (visit) => ({ person: await personInFull(visit), form: questions(visit.today) }),
  form: (loaded) => loaded.form,
  async show(view) {
    const { visit, loaded, typed, errors } = view
    if (errors.length === 0) await visit.record({ person_id: loaded.person.id })
    const ask = { form: loaded.form, typed, errors }
    const { person } = loaded
    return personForm({
      person,
      heading: 'Better off in work?',
      sub: `An estimate for ${callName(person)}, from what they tell you. Nothing of it is sent anywhere.`,
      view,
      button: 'Reckon it',
      back: { href: `/people/${person.id}/money`, text: 'Money' },
      children: (
        <>
          <Fieldset legend="The work">
            <div class="nwd-pair">
              <Ask {...ask} name="hours" width={4} />
              <Ask {...ask} name="wage" width={5} />
            </div>
            <Ask {...ask} name="on_date" />
          </Fieldset>
          <Fieldset legend="The household">
            <Ask {...ask} name="age" small inline />
            <Ask {...ask} name="household" small />
            <Ask {...ask} name="rent" width={5} />
            <Ask {...ask} name="limited_capability" small inline />
          </Fieldset>
          <Fieldset legend="Children">
            <div class="nwd-pair">
              <Ask {...ask} name="children" width={2} />
              <Ask {...ask} name="under_16" width={2} />
            </div>
            <Ask {...ask} name="eldest_before_2017" small inline />
            <div class="nwd-pair">
              <Ask {...ask} name="in_childcare" width={2} />
              <Ask {...ask} name="childcare" width={5} />
            </div>
          </Fieldset>
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person }, value }) {
    const { tx, viewer, today } = visit
    const on_date = value.on_date ?? today
    const rates = ruleOn('money-rates', 'scotland', on_date)
    if (rates === undefined) {
      const message = `We have no rates for ${formatDate(on_date)}, and do not guess. Choose another day, or ask a money adviser`
      throw new Refused([{ field: 'on_date', message }])
    }
    const told: Told = {
      age: value.age,
      household: value.household,
      children: value.children,
      under_16: value.under_16 ?? 0,
      eldest_before_2017: value.eldest_before_2017 === true,
      rent: value.rent ?? 0,
      limited_capability: value.limited_capability === true,
      hours: value.hours,
      wage: value.wage,
      childcare: value.childcare ?? 0,
      in_childcare: value.in_childcare ?? 0,
    }
    const least = leastWage(told.age, rates)
    const wrong = [
      ...(told.under_16 > told.children
        ? [{ field: 'under_16', message: 'No more children can be under 16 than live with them' }]
        : []),
      ...(told.in_childcare > told.children
        ? [{ field: 'in_childcare', message: 'Childcare cannot be for more children than live with them' }]
        : []),
      ...(told.wage < least
        ? [
            {
              field: 'wage',
              message: `The least that may be paid at that age is ${inPounds(least)} an hour. For an apprentice, ask a money adviser`,
            },
          ]
        : []),
    ]
    if (wrong.length > 0) throw new Refused(wrong)
    const id = await keepEstimate(tx, viewer, person, { on_date, told, rates, result: estimate(told, rates) })
    await addToTimeline(tx, viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'journeys.money_estimate',
      words: 'Reckoned together what work might bring in',
      sees: 3,
      link: `/people/${person.id}/money/estimates/${id}`,
    })
    await visit.record({ person_id: person.id, subject: { kind: 'money_estimate', id } })
    return { to: `/people/${person.id}/money/estimates/${id}` }
  },
})
