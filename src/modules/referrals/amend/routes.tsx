import { permissionsOf } from '#modules/people'
import { choice, choices, email, formOf, longText, phone, postcode, text } from '#platform/forms'
import { found } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { actionRoute } from '../action.tsx'
import { mayAmend } from '../rights.ts'
import { senders } from '../roles.ts'
import { toldParts } from '../sharing/told-parts.ts'
import { amendableOf, amendReferral } from './amend.ts'
import { type Amendable, partNames, parts } from './changes.ts'

/** Changes what was sent, part by part as the person agreed; what stood before is kept. */
export const amend = actionRoute({
  act: 'amend',
  access: senders,
  event: 'referrals.referral.amended',
  title: 'Change what was sent',
  button: 'Keep the change',
  may: mayAmend,
  async load({ tx }, referral) {
    const permission = (await permissionsOf(tx, referral.person_id)).find(({ id }) => id === referral.permission_id)
    return { before: found(await amendableOf(tx, referral)), tells: toldParts(found(permission)) }
  },
  questions: ({ today }) =>
    formOf({
      preferred_contact: choice({
        label: 'How would they like to be reached?',
        required: 'Choose how they would like to be reached',
        options: referenceOptions('contact-methods', today),
      }),
      phone: phone({ label: 'Telephone number' }),
      email: email({ label: 'E-mail address' }),
      address: longText({ label: 'Address', max: 500 }),
      postcode: postcode({ label: 'Postcode' }),
      best_time: text({ label: 'Best time to make contact' }),
      do_not: longText({ label: 'What should we not do?', max: 1000 }),
      needs: choices({ label: 'What do they need help with?', options: referenceOptions('needs', today) }),
      needs_words: longText({ label: 'Is there more we should know?', max: 2000 }),
      hopes: longText({ label: 'What do they hope for?', hint: 'In their own words, as they said it', max: 2000 }),
    }),
  prefill: ({ before }) => ({ ...before, needs: [...before.needs] }),
  leavesOut: ({ tells }) => partNames.filter((part) => !tells.has(parts[part].shared_as)),
  before: () => (
    <p>
      Change what is no longer right. Whoever holds the referral is told, and what it was before is kept with your name.
    </p>
  ),
  looks: { address: { rows: 3 }, do_not: { rows: 3 }, needs_words: { rows: 3 }, hopes: { rows: 3 } },
  async submit({ visit, referral, value, extra: { before, tells } }) {
    const asked = (part: keyof Amendable) => tells.has(parts[part].shared_as)
    const after: Amendable = {
      ...value,
      ...(asked('do_not') ? {} : { do_not: before.do_not }),
      ...(asked('needs') ? {} : { needs: before.needs, needs_words: before.needs_words, hopes: before.hopes }),
    }
    const changes = await amendReferral(visit, referral, after)
    return {
      to: `/referrals/${referral.id}`,
      flash: 'It is changed, and whoever holds it is told.',
      detail: { parts: changes.map(({ part }) => part).join(' ') },
    }
  },
})
