import { areas, partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, money, type Option, wholeNumber } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { type CalendarDate, financialYear, formatDate } from '#platform/time'
import { analysts, ownBusiness } from '../funding.access.ts'
import { yearBy, yearsFor } from '../years.ts'
import { type Asked, distribute } from './distribution.ts'
import { type DataSet, dataSets, givenIn, propose, valuesOf } from './distributions.queries.ts'

const weight = (required?: string) => ({ label: 'Its weight', called: 'The weight', min: 1, max: 100, required })

const proposeForm = (today: CalendarDate, sets: readonly Option[]) =>
  formOf({
    stream: choice({
      label: 'Which stream?',
      called: 'The stream',
      required: 'Choose the stream',
      options: referenceOptions('funding-stream-rules', today),
    }),
    year: choice({
      label: 'For which financial year?',
      called: 'The year',
      required: 'Choose the year',
      options: yearsFor(today)
        .slice(1)
        .map((value) => ({ value, text: value })),
    }),
    pence: money({ label: 'How much is there to share out?', called: 'The amount', required: 'Say how much', min: 1 }),
    first: choice({ label: 'First table of need', required: 'Choose a table of need', options: sets }),
    first_weight: wholeNumber({ ...weight(), required: 'Give the first table’s weight' }),
    second: choice({ label: 'Second table', options: sets }),
    second_weight: wholeNumber(weight()),
    third: choice({ label: 'Third table', options: sets }),
    third_weight: wholeNumber(weight()),
    floor_percent: wholeNumber({
      label: 'At least how many percent of the year before?',
      called: 'The floor',
      hint: '0 for no floor.',
      required: 'Give the floor, or 0',
      max: 100,
    }),
    floor_pence: money({
      label: 'And at least how much for every area?',
      called: 'The floor',
      required: 'Give the floor, or 0',
    }),
    cap_percent: wholeNumber({
      label: 'At most how many percent of the year before?',
      called: 'The cap',
      hint: 'Leave it out for no cap.',
      min: 1,
      max: 1000,
    }),
    phase_of: wholeNumber({
      label: 'Over how many years does the change come?',
      called: 'The years',
      required: 'Give the years, 1 for at once',
      min: 1,
      max: 10,
    }),
    phase_year: wholeNumber({
      label: 'Which of those years is this?',
      called: 'The year of the change',
      required: 'Say which year it is',
      min: 1,
      max: 10,
    }),
  })

const pairs = [
  ['first', 'first_weight'],
  ['second', 'second_weight'],
  ['third', 'third_weight'],
] as const

/** Proposes how a stream's money of a year is shared out. What cannot be done is refused in words; nothing is given until it is approved. */
export const proposeRoute = form({
  path: '/funding/distributions/new',
  access: analysts,
  audit: { show: ownBusiness, submit: 'funding.distribution.proposed' },
  async load({ tx, today }) {
    const sets = await dataSets(tx)
    const options = sets.map((one) => ({ value: one.id, text: `${one.name}, ${formatDate(one.as_at)}` }))
    return { sets, codes: (await areas(tx)).map(({ id }) => id), questions: proposeForm(today, options) }
  },
  form: ({ questions }) => questions,
  prefill: ({ questions, sets }, { today }) =>
    questions.typedFrom({
      ...{ year: yearBy(financialYear(today), 1), first: sets[0]?.id ?? '', first_weight: 100 },
      ...{ floor_percent: 90, floor_pence: 0, phase_of: 1, phase_year: 1 },
    }),
  show(view) {
    const { sets, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Share money out',
      sub: 'Every step is shown on the next page. Nothing is given until another analyst approves it.',
      view,
      button: 'Show the steps',
      back: { href: '/funding/distributions', text: 'Distributions' },
      children:
        sets.length === 0 ? (
          <p>
            There is no table of need yet: <a href="/funding/data-sets/new">add one</a> first.
          </p>
        ) : (
          <>
            <Ask {...asked} name="stream" inline={false} />
            <Ask {...asked} name="year" />
            <Ask {...asked} name="pence" />
            {pairs.map(([name, weighs]) => (
              <div class="nwd-pair" key={name}>
                <Ask {...asked} name={name} />
                <Ask {...asked} name={weighs} />
              </div>
            ))}
            <Ask {...asked} name="floor_percent" />
            <Ask {...asked} name="floor_pence" />
            <Ask {...asked} name="cap_percent" />
            <div class="nwd-pair">
              <Ask {...asked} name="phase_of" />
              <Ask {...asked} name="phase_year" />
            </div>
          </>
        ),
    })
  },
  async submit({ visit, loaded: { sets, codes }, value }) {
    const chosen: { set: DataSet; weight: number }[] = []
    for (const [name, weighs] of pairs) {
      const [set, weight] = [sets.find(({ id }) => id === value[name]), value[weighs]]
      if (set !== undefined && weight === null)
        throw new Refused([{ field: weighs, message: `Give the weight of “${set.name}”` }])
      if (set !== undefined && chosen.some((one) => one.set.id === set.id))
        throw new Refused([{ field: name, message: `“${set.name}” is chosen twice` }])
      if (set !== undefined && weight !== null) chosen.push({ set, weight })
    }
    if (value.phase_year > value.phase_of)
      throw new Refused([
        {
          field: 'phase_year',
          message: `The change is over ${value.phase_of} years: this cannot be year ${value.phase_year}`,
        },
      ])
    const indicators: Asked['indicators'] = []
    for (const { set, weight } of chosen)
      indicators.push({
        name: set.name,
        as_at: set.as_at,
        source: set.source,
        weight,
        values: await valuesOf(visit.tx, set.id),
      })
    const { floor_percent, floor_pence, cap_percent, pence } = value
    const rules = { floor_percent, floor_pence, cap_percent, phase: { year: value.phase_year, of: value.phase_of } }
    const former = await givenIn(visit.tx, value.stream, yearBy(value.year, -1))
    const asked = { pence, areas: codes, indicators, former, ...rules }
    const shared = distribute(asked)
    if ('refused' in shared) throw new Refused(shared.refused)
    const id = await propose(visit.tx, visit.viewer, value.year, value.stream, asked)
    await visit.record({ subject: { kind: 'funding.distribution', id }, detail: { pence } })
    return { to: `/funding/distributions/${id}`, flash: 'The proposal is kept. Look at every step.' }
  },
})
