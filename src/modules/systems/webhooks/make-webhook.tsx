import { Ask, FormErrors, formOf, text } from '#platform/forms'
import { form } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { addressProblem, makeWebhook } from '#platform/webhooks'
import { keepers } from '../keepers.ts'
import { ownOrganisation } from '../organisation.ts'
import type { SystemsParts } from '../parts.ts'

const questions = (mayStayInside: boolean) =>
  formOf(
    {
      address: text({
        label: 'Address of the system',
        hint: 'It begins with https:// and is out in the internet, like https://system.example.scot/nwd',
        required: 'Enter the address of the system',
        max: 500,
      }),
    },
    ({ address }) => {
      const message = addressProblem(address, mayStayInside)
      return message === undefined ? [] : [{ field: 'address', message }]
    },
  )

/** Adds an address of an organisation's system that is told what happens to the referrals that the organisation sent. */
export const makeWebhookRoute = ({ webhooksInside }: SystemsParts) => {
  const asking = questions(webhooksInside)
  return form({
    path: '/systems/organisations/:organisation/webhook',
    access: keepers,
    audit: { show: { none: 'an empty form' }, submit: 'systems.webhook.made' },
    load: ({ tx, viewer, parameters }) => ownOrganisation(tx, viewer, parameters.organisation),
    form: asking,
    show: ({ visit, loaded: organisation, typed, errors, token }) => ({
      title: 'Add an address to tell',
      back: { href: '/systems/organisations', text: 'Whose system is it?' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={organisation.name}>Add an address to tell</Heading>
          <p>
            Whenever something happens to a referral that {organisation.name} sent, this address is told that it did,
            and of which referral. Nobody is named: the system reads the rest with its key.
          </p>
          <Form action={visit.url.pathname} token={token}>
            <Ask form={asking} typed={typed} errors={errors} name="address" />
            <ButtonGroup>
              <Button>Add the address</Button>
              <a href="/systems">Cancel</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit: { tx, viewer, record }, loaded: { id: organisation_id, area_id }, value }) {
      const id = await makeWebhook(tx, { area_id, organisation_id, address: value.address, made_by: viewer.user_id })
      await record({ subject: { kind: 'webhook', id }, detail: { organisation: organisation_id } })
      return { to: `/systems/webhooks/${id}` }
    },
  })
}
