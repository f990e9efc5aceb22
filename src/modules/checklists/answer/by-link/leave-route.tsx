import { FormErrors, formOf } from '#platform/forms'
import { form } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { noSeatCookie } from './sitting.ts'

const nothing = formOf({})

/** Somebody who came by a link leaves a computer that others use too. */
export const leaveRoute = form({
  path: '/checklists/:round/by-link/leave',
  access: 'everyone',
  audit: { show: { none: 'the same words for everybody' }, submit: { none: 'a cookie that leaves a browser' } },
  repeats: true,
  load: async ({ parameters }) => `/checklists/${parameters.round}/by-link`,
  form: nothing,
  show: ({ visit, loaded: at, errors, token }) => ({
    title: 'Leave this computer',
    bare: true,
    main: (
      <>
        <FormErrors errors={errors} />
        <Heading>Leave this computer</Heading>
        <p>What you saved is kept for your colleagues and you. To come back, open the link in your e-mail.</p>
        <Form action={visit.url.pathname} token={token}>
          <ButtonGroup>
            <Button>Leave</Button>
            <a href={at}>Stay</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: to }) {
    return { to, headers: new Headers({ 'set-cookie': noSeatCookie(visit.parameters.round) }) }
  },
})
