import { Ask, choice, FormErrors, formOf } from '#platform/forms'
import { form } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { choiceOf, choose } from './notices.queries.ts'
import { noticeReaders } from './readers.ts'

const hours = [7, 8, 9, 10, 12, 14, 16].map((hour) => ({ value: String(hour), text: `${hour}:00` }))

const asking = formOf({
  way: choice({
    label: 'How should we tell you?',
    hint: 'What is urgent comes at once, whatever you choose',
    required: 'Choose how you want to be told',
    options: [
      { value: 'digest', text: 'One e-mail a day, with everything' },
      { value: 'at_once', text: 'An e-mail as soon as something happens' },
    ],
  }),
  hour: choice({ label: 'From what time, if once a day?', required: 'Choose a time', options: hours }),
})

/** How somebody wants to be told of what happens to referrals. */
export const chooseNotices = form({
  path: '/notices/choice',
  access: noticeReaders,
  audit: { show: { none: 'the viewer’s own choice' }, submit: 'referrals.notices.chosen' },
  form: asking,
  load: ({ tx }) => choiceOf(tx),
  prefill: ({ way, hour }) => ({ way, hour: String(hour) }),
  show: ({ visit, typed, errors, token }) => ({
    title: 'How you are told',
    back: { href: '/notices', text: 'Notices' },
    main: (
      <Form action={visit.url.pathname} token={token}>
        <FormErrors errors={errors} />
        <h1>How you are told</h1>
        <Ask form={asking} name="way" typed={typed} errors={errors} />
        <Ask form={asking} name="hour" typed={typed} errors={errors} inline />
        <ButtonGroup>
          <Button>Save</Button>
        </ButtonGroup>
      </Form>
    ),
  }),
  async submit({ visit, value: { way, hour } }) {
    await choose(visit.tx, visit.viewer.user_id, { way, hour: Number(hour) })
    await visit.record({ detail: { way } })
    return { to: '/notices', flash: 'Kept.' }
  },
})
