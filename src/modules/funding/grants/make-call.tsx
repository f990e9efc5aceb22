import { partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf, longText, money, text, wholeNumber } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { budgetLines } from '../budget/lines.queries.ts'
import { areaOf, coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { yearsFor } from '../years.ts'
import { addLot, lotsOf, makeCall, phaseOf, selectOptionalCall } from './calls.queries.ts'
import { readCriteria } from './scoring.ts'

const callForm = formOf(
  {
    kind: choice({
      label: 'What is given?',
      required: 'Choose what is given',
      options: [
        { value: 'grant', text: 'Grants', hint: 'Fair Work First is asked.' },
        { value: 'contract', text: 'Contracts, in lots', hint: 'Procured; Fair Work First is not asked.' },
      ],
    }),
    title: text({ label: 'What is it called?', called: 'The name', required: 'Say what it is called', max: 120 }),
    about: longText({
      label: 'What is asked for, for whom?',
      called: 'What is asked for',
      required: 'Say what is asked for',
      max: 4000,
    }),
    criteria: longText({
      label: 'What are applications scored by?',
      called: 'The criteria',
      hint: 'One a line, with its weight: Knows those it is for | 40. The weights come to 100.',
      required: 'Say what applications are scored by',
      max: 2000,
    }),
    opens_on: date({ label: 'First day for applications', required: 'Give the first day' }),
    closes_on: date({ label: 'Last day for applications', required: 'Give the last day', notPast: true }),
    panel_least: wholeNumber({
      label: 'How many must score each application?',
      called: 'How many must score',
      required: 'Say how many must score each application',
      min: 2,
      max: 9,
    }),
  },
  ({ opens_on, closes_on }) =>
    closes_on < opens_on ? [{ field: 'closes_on', message: 'The last day must not be before the first' }] : [],
)

/** The coordinator makes a call. */
export const newCall = form({
  path: '/funding/calls/new',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.call.made' },
  load: async () => ({}),
  form: callForm,
  prefill: () => callForm.typedFrom({ panel_least: 2 }),
  show(view) {
    const asked = { form: callForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Make a call',
      sub: 'Lots and their money come next. Nobody can apply before there is a lot.',
      view,
      button: 'Make it',
      back: { href: '/funding/calls', text: 'Calls for applications' },
      children: (
        <>
          <Ask {...asked} name="kind" inline={false} />
          <Ask {...asked} name="title" />
          <Ask {...asked} name="about" />
          <Ask {...asked} name="criteria" />
          <Ask {...asked} name="opens_on" />
          <Ask {...asked} name="closes_on" />
          <Ask {...asked} name="panel_least" />
        </>
      ),
    })
  },
  async submit({ visit, value: { criteria: typed, ...call } }) {
    const read = readCriteria(typed)
    if ('wrong' in read) throw new Refused([{ field: 'criteria', message: read.wrong }])
    const id = await makeCall(visit.tx, visit.viewer, {
      ...call,
      area_id: areaOf(visit.viewer),
      criteria: read.criteria,
    })
    await visit.record({ subject: { kind: 'funding.call', id } })
    return { to: `/funding/calls/${id}/lots/new`, flash: 'The call is made. Say now what may be applied for.' }
  },
})

/** The coordinator adds a lot: what it is for, out of which line of the budget, and the most that may be awarded in it. */
export const newLot = form({
  path: '/funding/calls/:call/lots/new',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.call.lot_added' },
  async load({ tx, viewer, parameters, today }: Visit<{ call: string }>) {
    const call = found(await selectOptionalCall(tx, parameters.call))
    found(phaseOf(call, today) === 'closed' ? undefined : call)
    const lines = await budgetLines(tx, areaOf(viewer), ...yearsFor(today).slice(1))
    const asking = formOf({
      what: text({ label: 'What is it for?', called: 'What it is for', required: 'Say what it is for', max: 200 }),
      line: choice({
        label: 'Which line of the budget pays?',
        called: 'The line',
        required: 'Choose the line of the budget',
        options: lines.map(({ id, what, financial_year, pence, promised }) => ({
          value: id,
          text: `${what}, ${financial_year}: ${pounds(pence - promised)} left`,
        })),
      }),
      pence: money({
        label: 'The most that may be awarded in it',
        called: 'The most',
        required: 'Say how much may be awarded',
        min: 1,
      }),
    })
    return { call, lines, asking, lots: await lotsOf(tx, call.id) }
  },
  form: ({ asking }) => asking,
  show(view) {
    const { call, lines, asking, lots } = view.loaded
    const asked = { form: asking, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Add lot ${lots.length + 1}`,
      sub: call.title,
      view,
      button: 'Add it',
      back: { href: `/funding/calls/${call.id}`, text: call.title },
      children:
        lines.length === 0 ? (
          <p>
            There is no line in the budget yet. <a href="/funding">Set money aside first</a>.
          </p>
        ) : (
          <>
            <Ask {...asked} name="what" />
            <Ask {...asked} name="line" inline={false} />
            <Ask {...asked} name="pence" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { call, lines }, value: { what, line: chosen, pence } }) {
    const line = found(lines.find(({ id }) => id === chosen))
    const left = line.pence - line.promised
    if (pence > left)
      throw new Refused([
        {
          field: 'pence',
          message: `“${line.what}” has ${pounds(left)} left to promise, and ${pounds(pence)} was asked for`,
        },
      ])
    await addLot(visit.tx, call, { what, budget_line_id: line.id, pence })
    await visit.record({ subject: { kind: 'funding.call', id: call.id }, detail: { pence } })
    return { to: `/funding/calls/${call.id}`, flash: 'The lot is added.' }
  },
})
