import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, money, text } from '#platform/forms'
import { form } from '#platform/http'
import { referenceOptions, referenceText } from '#platform/reference'
import { type CalendarDate, financialYear } from '#platform/time'
import { areaOf, coordinators, ownBusiness } from '../funding.access.ts'
import { fromTo } from '../journal/entry.ts'
import { post } from '../journal/journal.queries.ts'
import { pounds } from '../pounds.ts'
import { yearsFor } from '../years.ts'

const allocationForm = (today: CalendarDate) =>
  formOf({
    stream: choice({
      label: 'Which stream is it from?',
      called: 'The stream',
      required: 'Choose the stream',
      options: referenceOptions('funding-stream-rules', today),
    }),
    year: choice({
      label: 'For which financial year?',
      called: 'The year',
      required: 'Choose the year',
      options: yearsFor(today).map((value) => ({ value, text: value })),
    }),
    pence: money({ label: 'How much?', called: 'The amount', required: 'Say how much', min: 1 }),
    words: text({
      label: 'Where does it say so?',
      hint: 'Such as the letter and its date.',
      called: 'Where it says so',
      required: 'Say where it says so',
      max: 200,
    }),
  })

/** Writes down money that the area was given, as a letter says. The nation's distributions are written by themselves. */
export const allocate = form({
  path: '/funding/allocations/new',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.allocation.recorded' },
  async load({ today }) {
    return { questions: allocationForm(today) }
  },
  form: ({ questions }) => questions,
  prefill: (_, { today }) => ({ year: financialYear(today) }),
  show(view) {
    const asked = { form: view.loaded.questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Money given to the area',
      sub: 'Shares of the nation’s distributions are here already. This is for money that came another way.',
      view,
      button: 'Write it down',
      back: { href: '/funding', text: 'Money' },
      children: (
        <>
          <Ask {...asked} name="stream" inline={false} />
          <Ask {...asked} name="year" />
          <Ask {...asked} name="pence" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, value: { stream, year, pence, words } }) {
    const entry = await post(
      visit.tx,
      visit.viewer,
      {
        ...{ area_id: areaOf(visit.viewer), kind: 'allocation', words, on_date: visit.today },
        moves: fromTo({ year, stream, kind: 'source' }, { year, stream, kind: 'allocated' }, pence),
      },
      'year',
    )
    await visit.record({ subject: { kind: 'funding.entry', id: entry }, detail: { pence, stream, year } })
    return {
      to: `/funding?year=${year}`,
      flash: `${pounds(pence)} of ${referenceText('funding-streams', stream)} stand in the books of ${year}.`,
    }
  },
})
