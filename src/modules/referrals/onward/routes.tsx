import { choice, confirm, formOf } from '#platform/forms'
import { Refused } from '#platform/http'
import { InsetText } from '#platform/ui'
import { actionRoute } from '../action.tsx'
import { givenHow } from '../refer/questions.ts'
import { wordingOn } from '../refer/wording.ts'
import { tables } from '../referrals.queries.ts'
import { mayResend } from '../rights.ts'
import { senders } from '../roles.ts'
import { elsewhere, sendOn } from './onward.ts'

/** Sends a referral on to the area where the person lives, as they agreed; nothing is written again. */
export const onward = actionRoute({
  act: 'send-on',
  access: senders,
  event: 'referrals.referral.sent_on',
  title: 'Send it on to another area',
  button: 'Send it on',
  may: mayResend,
  async load({ tx, today }, referral) {
    const said = await tables(tx)
      .selectFrom('referrals.event')
      .select('to_area')
      .where('referral_id', '=', referral.id)
      .where('to_area', 'is not', null)
      .orderBy('place', 'desc')
      .limit(1)
      .executeTakeFirst()
    return {
      others: await elsewhere(tx, referral.area_id),
      said: said?.to_area ?? undefined,
      wording: wordingOn(today),
    }
  },
  questions: (_visit, extra) =>
    formOf({
      to_area: choice({
        label: 'Where does the person live?',
        hint: 'Areas whose partnership works with No Wrong Door',
        required: 'Choose the area where the person lives',
        options: (extra?.others ?? []).map(({ area_id, name }) => ({ value: area_id, text: name })),
      }),
      given_how: choice({
        label: 'How did they agree to be sent on there?',
        required: 'Choose how they agreed',
        options: givenHow,
      }),
      read: confirm({
        label: 'Their agreement',
        says: 'They heard which area it goes to, and the words above',
        required: 'Ask them first: nothing goes to another area unless they agree',
      }),
    }),
  prefill: ({ said }) => (said === undefined ? {} : { to_area: said }),
  before: ({ wording }) => (
    <>
      <p>The same parts go on that they chose at first. Until the other partnership has it, it stays yours.</p>
      <p>Say which area it goes to. Then show them these words, or read them out.</p>
      <InsetText>
        {wording.paragraphs.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </InsetText>
    </>
  ),
  async submit({ visit, referral, value, extra }) {
    const to = extra.others.find(({ area_id }) => area_id === value.to_area)
    if (to === undefined) throw new Refused([{ field: 'to_area', message: 'Choose the area where the person lives' }])
    await sendOn(visit, referral, { to, given_how: value.given_how })
    return {
      to: `/referrals/${referral.id}`,
      flash: `It goes to ${to.partnership.name} within a few minutes. It stays with you until they have it.`,
      detail: { to_area: to.area_id },
    }
  },
})
