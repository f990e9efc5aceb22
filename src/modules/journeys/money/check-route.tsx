import { addToTimeline, callName, personForm } from '#modules/people'
import { Ask, choiceWithBlanks, type Form as FormOf, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { personInFull, workers } from '../journeys.access.ts'
import { keepCheck } from './money.queries.ts'

const answers = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const

const questions = (on: CalendarDate): FormOf<Record<string, string | null>> =>
  formOf<Record<string, string | null>>({
    ...Object.fromEntries(
      referenceList('money-check', on).map(({ code, text }) => [
        code,
        choiceWithBlanks({ label: text, options: answers, blanks: ['unknown', 'prefer_not_to_say', 'not_asked'] }),
      ]),
    ),
    agreed_next: longText({ label: 'What did you agree to do?', max: 500 }),
  })

/** A short talk about money, each question with its three blanks; what is left blank was not asked. */
export const moneyCheckRoute = form({
  path: '/people/:person/money/check',
  access: workers,
  audit: { show: 'journeys.money.viewed', submit: 'journeys.money_check.recorded' },
  load: async (visit) => ({ person: await personInFull(visit), form: questions(visit.today) }),
  form: (loaded) => loaded.form,
  async show(view) {
    const { visit, loaded, typed, errors } = view
    if (errors.length === 0) await visit.record({ person_id: loaded.person.id })
    const ask = { form: loaded.form, typed, errors }
    return personForm({
      person: loaded.person,
      heading: 'Talk about money',
      sub: `Ask what fits. ${callName(loaded.person)} need not answer.`,
      view,
      button: 'Save the talk',
      back: { href: `/people/${loaded.person.id}/money`, text: 'Money' },
      children: (
        <>
          {referenceList('money-check', visit.today).map(({ code }) => (
            <Ask key={code} {...ask} name={code} small inline />
          ))}
          <Ask {...ask} name="agreed_next" rows={3} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person }, value }) {
    const { tx, viewer, today } = visit
    const said = referenceList('money-check', today).map(({ code, text, leads, leads_to }) => {
      const answer = value[code] ?? 'not_asked'
      return { code, text, answer, leads_to: answer === leads ? leads_to : null }
    })
    if (said.every(({ answer }) => answer === 'not_asked'))
      throw new Refused('Write down at least one answer, or leave this page')
    await keepCheck(tx, viewer, person, { checked_on: today, answers: said, agreed_next: value.agreed_next ?? null })
    const helps = said.filter(({ leads_to }) => leads_to !== null).length
    await addToTimeline(tx, viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'journeys.money_check',
      words: 'Talked about money',
      sees: 3,
      link: `/people/${person.id}/money`,
    })
    await visit.record({ person_id: person.id, detail: { helps } })
    return {
      to: `/people/${person.id}/money`,
      flash: helps === 0 ? 'The talk is saved.' : 'The talk is saved. See below what may help.',
    }
  },
})
