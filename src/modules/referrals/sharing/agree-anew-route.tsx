import { actionRoute } from '../action.tsx'
import { agreementForm, anyone, sharedParts } from '../refer/questions.ts'
import { WordingShown } from '../refer/sections.tsx'
import { wordingOn } from '../refer/wording.ts'
import { mayResend } from '../rights.ts'
import { senders } from '../roles.ts'
import { agreeAnew, agreementOf, canAgreeAnew } from './agree-anew.ts'
import { partnersToName } from './partners.ts'

/** Asks the person again what may be shared: their agreement ended, or they want to change it. */
export const agreement = actionRoute({
  act: 'agreement',
  access: senders,
  event: 'referrals.agreement.recorded',
  title: 'Agree anew what to share',
  button: 'Save what they agreed to',
  may: (viewer, referral) => mayResend(viewer, referral) && canAgreeAnew(referral),
  async load(visit, referral) {
    return {
      partners: await partnersToName(visit.tx, referral.area_id),
      before: await agreementOf(visit, referral),
    }
  },
  questions: ({ today }, extra) => agreementForm(today, extra?.partners ?? []),
  prefill: ({ before, partners }) => ({
    parts: sharedParts.flatMap(({ value }) => (before?.parts.includes(value) ? [value] : [])),
    partner_id: partners.find(({ value }) => value === before?.partner_id)?.value ?? anyone,
  }),
  before: (_extra, _referral, { today }) => (
    <>
      <p>Show them these words, or read them out. What is ticked is what they agreed to before.</p>
      <WordingShown today={today} />
    </>
  ),
  async submit({ visit, referral, value: { parts, partner_id, given_how, expires_on } }) {
    await agreeAnew(visit, referral, {
      parts,
      partner_id: partner_id === anyone ? null : partner_id,
      given_how,
      expires_on,
      wording_version: wordingOn(visit.today).version,
    })
    return { to: `/referrals/${referral.id}`, flash: 'What they agreed to is kept.' }
  },
})
