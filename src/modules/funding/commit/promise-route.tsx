import { organisationsOf, partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf, money, type Option, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { formatDate, periodOf } from '#platform/time'
import { selectOptionalLine } from '../budget/lines.queries.ts'
import { coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { makeCommitment } from './commitments.queries.ts'

const promiseForm = (organisations: readonly Option[]) =>
  formOf(
    {
      kind: choice({
        label: 'What is it?',
        called: 'What it is',
        required: 'Choose what it is',
        options: [
          { value: 'contract', text: 'A contract, procured' },
          { value: 'grant', text: 'A grant, agreed without an open call' },
        ],
      }),
      organisation: choice({
        label: 'To whom?',
        called: 'The organisation',
        required: 'Choose the organisation',
        options: organisations,
      }),
      what: text({
        label: 'What for?',
        hint: 'The public reads this. Name nobody.',
        called: 'What it is for',
        required: 'Say what it is for',
        max: 200,
      }),
      pence: money({ label: 'How much?', called: 'The amount', required: 'Say how much', min: 1 }),
      from_on: date({ label: 'First day of the costs', required: 'Give the first day' }),
      to_on: date({ label: 'Last day of the costs', required: 'Give the last day' }),
    },
    ({ from_on, to_on }) =>
      to_on < from_on ? [{ field: 'to_on', message: 'The last day must not be before the first' }] : [],
  )

/** Promises money out of a line of the budget to an organisation, for costs within the line's year. */
export const promise = form({
  path: '/funding/lines/:line/promise',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.commitment.made' },
  async load({ tx, parameters }) {
    const line = found(await selectOptionalLine(tx, parameters.line))
    const organisations = (await organisationsOf(tx, line.area_id)).filter(({ kind }) => kind !== 'partnership')
    return { line, questions: promiseForm(organisations.map(({ id, name }) => ({ value: id, text: name }))) }
  },
  form: ({ questions }) => questions,
  prefill: ({ line, questions }) => {
    const { from, to } = periodOf(line.financial_year)
    return questions.typedFrom({ from_on: from, to_on: to })
  },
  show(view) {
    const { line, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Promise money',
      sub: `Out of “${line.what}”, ${line.financial_year}: ${pounds(line.pence - line.promised)} left to promise. A promise for several years is one in each year’s budget.`,
      view,
      button: 'Promise it',
      back: { href: `/funding/lines/${line.id}`, text: line.what },
      children: (
        <>
          <Ask {...asked} name="kind" inline={false} />
          <Ask {...asked} name="organisation" />
          <Ask {...asked} name="what" />
          <Ask {...asked} name="pence" />
          <Ask {...asked} name="from_on" />
          <Ask {...asked} name="to_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { line }, value: { organisation, ...value } }) {
    const { from, to } = periodOf(line.financial_year)
    const outside = (['from_on', 'to_on'] as const).filter((name) => value[name] < from || value[name] > to)
    if (outside.length > 0)
      throw new Refused(
        outside.map((field) => ({
          field,
          message: `The line is of ${line.financial_year}: the day must be from ${formatDate(from)} to ${formatDate(to)}`,
        })),
      )
    const made = await makeCommitment(
      visit.tx,
      visit.viewer,
      line,
      { ...value, organisation_id: organisation, made_on: visit.today },
      'pence',
    )
    await visit.record({ subject: { kind: 'funding.commitment', id: made.id }, detail: { pence: value.pence } })
    return { to: `/funding/commitments/${made.id}`, flash: `${pounds(value.pence)} are promised.` }
  },
})
