import { partnershipForm } from '#modules/partnership'
import { Ask, date, formOf, longText, money } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { ruleOn } from '#platform/reference'
import { formatDate } from '#platform/time'
import { selectOptionalCommitment } from '../commit/commitments.queries.ts'
import { ownBusiness, readers } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { makeClaim } from './claims.queries.ts'
import { readCosts } from './costs.ts'

const claimForm = formOf(
  {
    from_on: date({ label: 'First day of the costs', required: 'Give the first day of the costs', notFuture: true }),
    to_on: date({ label: 'Last day of the costs', required: 'Give the last day of the costs', notFuture: true }),
    pence: money({ label: 'How much do you claim?', called: 'The claim', required: 'Say how much you claim', min: 1 }),
    costs: longText({
      label: 'What was paid for, how much, and what proves it?',
      hint: 'One cost a line, with | between: Key workers, May to July | 12000.50 | Payroll summary, file EK-12. Name no participant.',
      called: 'The costs',
      required: 'List the costs',
      max: 10_000,
    }),
  },
  ({ from_on, to_on }) =>
    to_on < from_on ? [{ field: 'to_on', message: 'The last day must not be before the first' }] : [],
)

/** The commitment, for those who may claim under it: its own organisation's member, and the coordinator on its behalf. */
async function claimable({ tx, viewer, parameters }: Visit<{ commitment: string }>) {
  const commitment = found(await selectOptionalCommitment(tx, parameters.commitment))
  return found(
    viewer.role === 'coordinator' || commitment.organisation_id === viewer.organisation_id ? commitment : undefined,
  )
}

/** An organisation claims what it paid. More than is left of what it was promised, or costs outside its days, are refused and nothing moves. */
export const claim = form({
  path: '/funding/commitments/:commitment/claim',
  access: readers,
  audit: { show: ownBusiness, submit: 'funding.claim.made' },
  load: claimable,
  form: claimForm,
  show(view) {
    const one = view.loaded
    const asked = { form: claimForm, typed: view.typed, errors: view.errors }
    const rule = ruleOn('funding-stream-rules', one.stream, one.from_on, one.area_id)
    return partnershipForm({
      heading: `Claim under ${one.kind} ${one.number}`,
      sub: `${one.organisation}: ${one.what}. ${pounds(one.left)} left to claim, for costs from ${formatDate(one.from_on)} to ${formatDate(one.to_on)}.${rule === undefined ? '' : ` Proof that this stream asks for: ${rule.evidence.join('; ').toLowerCase()}.`}`,
      view,
      button: 'Send the claim',
      back: {
        href: `/funding/commitments/${one.id}`,
        text: `${one.kind === 'grant' ? 'Grant' : 'Contract'} ${one.number}`,
      },
      children: (
        <>
          <Ask {...asked} name="from_on" />
          <Ask {...asked} name="to_on" />
          <Ask {...asked} name="pence" />
          <Ask {...asked} name="costs" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: one, value: { from_on, to_on, pence, costs } }) {
    const outside = [
      ...(from_on < one.from_on
        ? [
            {
              field: 'from_on',
              message: `Costs may be claimed from ${formatDate(one.from_on)} only, and these begin on ${formatDate(from_on)}`,
            },
          ]
        : []),
      ...(to_on > one.to_on
        ? [
            {
              field: 'to_on',
              message: `Costs may be claimed until ${formatDate(one.to_on)} only, and these end on ${formatDate(to_on)}`,
            },
          ]
        : []),
    ]
    if (outside.length > 0) throw new Refused(outside)
    const read = readCosts(costs, pence)
    if ('wrong' in read) throw new Refused(read.wrong.map((message) => ({ field: 'costs', message })))
    const made = await makeClaim(visit.tx, visit.viewer, one, {
      from_on,
      to_on,
      pence,
      costs: read.costs,
      made_on: visit.today,
    })
    await visit.record({ subject: { kind: 'funding.claim', id: made.id }, detail: { pence } })
    return {
      to: `/funding/claims/${made.id}`,
      flash: `Claim ${made.number} over ${pounds(pence)} is with the coordinator.`,
    }
  },
})
