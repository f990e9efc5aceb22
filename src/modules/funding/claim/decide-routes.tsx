import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { ruleOn } from '#platform/reference'
import { formatDate } from '#platform/time'
import { type Commitment, selectOptionalCommitment } from '../commit/commitments.queries.ts'
import { coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { type Claim, type ClaimState, selectOptionalClaim, takeFurther } from './claims.queries.ts'

const claimIn =
  (state: ClaimState) =>
  async ({ tx, parameters }: Visit<{ claim: string }>): Promise<{ claim: Claim; commitment: Commitment }> => {
    const claim = found(await selectOptionalClaim(tx, parameters.claim))
    found(claim.state === state ? claim : undefined)
    return { claim, commitment: found(await selectOptionalCommitment(tx, claim.commitment_id)) }
  }

const checkForm = formOf({
  result: choice({
    label: 'What do you find?',
    called: 'What you find',
    required: 'Choose what you find',
    options: [
      { value: 'checked', text: 'The costs are proved and may be paid' },
      { value: 'sent_back', text: 'Send it back: nothing is paid, and it can be claimed again' },
    ],
  }),
  words: longText({
    label: 'What did you look at, or what is missing?',
    called: 'What you looked at',
    required: 'Say what you looked at',
    max: 1000,
  }),
})

/** Checks a claim against its proof, by somebody who did not make it. One sent back gives its money back to what is committed. */
export const checkClaim = form({
  path: '/funding/claims/:claim/check',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.claim.checked' },
  load: claimIn('claimed'),
  form: checkForm,
  show(view) {
    const { claim } = view.loaded
    const asked = { form: checkForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Check claim ${claim.number}`,
      sub: `${claim.organisation}, ${pounds(claim.pence)} for costs from ${formatDate(claim.from_on)} to ${formatDate(claim.to_on)}.`,
      view,
      button: 'Record it',
      back: { href: `/funding/claims/${claim.id}`, text: `Claim ${claim.number}` },
      children: (
        <>
          <Ask {...asked} name="result" inline={false} />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { claim, commitment }, value: { result, words } }) {
    if (claim.made_by === visit.viewer.user_id && result === 'checked')
      throw new Refused([{ field: 'result', message: 'You made this claim yourself: somebody else must check it' }])
    await takeFurther(visit.tx, visit.viewer, claim, commitment, { state: result, words, on_date: visit.today })
    await visit.record({ subject: { kind: 'funding.claim', id: claim.id }, detail: { result } })
    return {
      to: `/funding/claims/${claim.id}`,
      flash: result === 'checked' ? `Claim ${claim.number} may be paid.` : `Claim ${claim.number} is sent back.`,
    }
  },
})

const nothingToAsk = formOf({})

/** Writes down that a checked claim was paid. */
export const payClaim = form({
  path: '/funding/claims/:claim/pay',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.claim.paid' },
  load: claimIn('checked'),
  form: nothingToAsk,
  show(view) {
    const { claim } = view.loaded
    return partnershipForm({
      heading: `Was claim ${claim.number} paid?`,
      sub: `${pounds(claim.pence)} to ${claim.organisation}. The payment itself is made in the council’s own system.`,
      view,
      button: 'It is paid',
      back: { href: `/funding/claims/${claim.id}`, text: `Claim ${claim.number}` },
    })
  },
  async submit({ visit, loaded: { claim, commitment } }) {
    await takeFurther(visit.tx, visit.viewer, claim, commitment, { state: 'paid', words: null, on_date: visit.today })
    await visit.record({ subject: { kind: 'funding.claim', id: claim.id }, detail: { pence: claim.pence } })
    return { to: `/funding/claims/${claim.id}`, flash: `Claim ${claim.number} is paid.` }
  },
})

/** Writes down that what was paid was claimed back from whoever gives the money, where the stream pays so. */
export const reclaimClaim = form({
  path: '/funding/claims/:claim/reclaim',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'funding.claim.reclaimed' },
  load: claimIn('paid'),
  form: nothingToAsk,
  show(view) {
    const { claim, commitment } = view.loaded
    const rule = ruleOn('funding-stream-rules', commitment.stream, claim.from_on, claim.area_id)
    return partnershipForm({
      heading: `Was claim ${claim.number} reclaimed?`,
      sub: `${pounds(claim.pence)} from ${rule?.given_by ?? 'whoever gives the money'}.`,
      view,
      button: 'It is reclaimed',
      back: { href: `/funding/claims/${claim.id}`, text: `Claim ${claim.number}` },
    })
  },
  async submit({ visit, loaded: { claim, commitment } }) {
    await takeFurther(visit.tx, visit.viewer, claim, commitment, {
      state: 'reclaimed',
      words: null,
      on_date: visit.today,
    })
    await visit.record({ subject: { kind: 'funding.claim', id: claim.id }, detail: { pence: claim.pence } })
    return { to: `/funding/claims/${claim.id}`, flash: `Claim ${claim.number} is reclaimed.` }
  },
})
