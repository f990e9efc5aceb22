import { fullName } from '#modules/people'
import { Ask, date, FormErrors, formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { addMonths, type CalendarDate } from '#platform/time'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { selectOptionalReferral } from '../referrals.queries.ts'
import { mute, unmute } from './notices.queries.ts'
import { noticeReaders } from './readers.ts'

const asking = (today: CalendarDate) =>
  formOf({
    until: date({
      label: 'Until when?',
      called: 'The last day',
      hint: 'At most three months. Leave it blank to hear of it again from now on.',
      notPast: true,
      notAfter: addMonths(today, 3),
    }),
  })

async function load(visit: Visit<{ referral: string }>) {
  return {
    referral: found(await selectOptionalReferral(visit.tx, visit.parameters.referral)),
    asked: asking(visit.today),
  }
}

/** No e-mails about one referral until a day; what is urgent is sent all the same, and everything stays on the list of notices. */
export const muteReferral = form({
  path: '/notices/:referral/mute',
  access: noticeReaders,
  audit: { show: 'referrals.referral.viewed', submit: 'referrals.notices.muted' },
  load,
  form: ({ asked }) => asked,
  async show({ visit, loaded: { referral, asked }, typed, errors, token }) {
    if (errors.length === 0)
      await visit.record({ person_id: referral.person_id, subject: { kind: 'referral', id: referral.id } })
    return {
      title: 'Mute e-mails about one referral',
      back: { href: '/notices', text: 'Notices' },
      main: (
        <Form action={visit.url.pathname} token={token}>
          <FormErrors errors={errors} />
          <p class="nwd-sub">{fullName(referral)}</p>
          <h1>Mute e-mails about one referral</h1>
          <p>You still find everything under notices, and what is urgent is still sent.</p>
          <Ask form={asked} name="until" typed={typed} errors={errors} />
          <ButtonGroup>
            <Button>Save</Button>
          </ButtonGroup>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { referral }, value: { until } }) {
    if (until === null) await unmute(visit.tx, referral.id)
    else await mute(visit.tx, visit.viewer.user_id, referral, until)
    await visit.record({ person_id: referral.person_id, subject: { kind: 'referral', id: referral.id } })
    return { to: '/notices', flash: until === null ? 'You hear of it again.' : 'Muted.' }
  },
})
