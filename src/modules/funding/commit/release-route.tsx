import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, money, text } from '#platform/forms'
import { form, found } from '#platform/http'
import { coordinators, ownBusiness } from '../funding.access.ts'
import { fromTo } from '../journal/entry.ts'
import { post } from '../journal/journal.queries.ts'
import { pounds } from '../pounds.ts'
import { selectOptionalCommitment } from './commitments.queries.ts'

const releaseForm = formOf({
  pence: money({ label: 'How much is not needed?', called: 'The amount', required: 'Say how much', min: 1 }),
  words: text({ label: 'Why?', called: 'Why', required: 'Say why', max: 200 }),
})

/** Gives promised money that will not be claimed back to its line of the budget. */
export const release = form({
  path: '/funding/commitments/:commitment/release',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.commitment.released' },
  load: async ({ tx, parameters }) => found(await selectOptionalCommitment(tx, parameters.commitment)),
  form: releaseForm,
  prefill: ({ left }) => releaseForm.typedFrom({ pence: left }),
  show(view) {
    const one = view.loaded
    const asked = { form: releaseForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Give back what is not needed',
      sub: `${one.organisation}: ${pounds(one.left)} of ${pounds(one.pence)} is not claimed. It goes back to “${one.line}”.`,
      view,
      button: 'Give it back',
      back: {
        href: `/funding/commitments/${one.id}`,
        text: `${one.kind === 'grant' ? 'Grant' : 'Contract'} ${one.number}`,
      },
      children: (
        <>
          <Ask {...asked} name="pence" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: one, value: { pence, words } }) {
    const inYear = { year: one.financial_year, stream: one.stream, line: one.budget_line_id }
    await post(
      visit.tx,
      visit.viewer,
      {
        ...{ area_id: one.area_id, kind: 'release', on_date: visit.today, words: `${one.organisation}: ${words}` },
        moves: fromTo({ ...inYear, kind: 'committed', commitment: one.id }, { ...inYear, kind: 'budgeted' }, pence),
      },
      'pence',
    )
    await visit.record({ subject: { kind: 'funding.commitment', id: one.id }, detail: { pence } })
    return { to: `/funding/commitments/${one.id}`, flash: `${pounds(pence)} are back in the budget.` }
  },
})
