import { FormErrors, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Details, Form, Heading, Late, Notification, SummaryList, Table } from '#platform/ui'
import {
  type Delivery,
  deliveriesOf,
  selectOptionalWebhook,
  signingKeyOf,
  testWebhook,
  type Webhook,
} from '#platform/webhooks'
import { keepers } from '../keepers.ts'
import type { SystemsParts } from '../parts.ts'

const mostShown = 100

/** How an address has answered, in a few words. */
export function answering({ ended_at, failing_since, waiting, given_up }: Webhook) {
  if (ended_at !== null) return `Ended ${formatDateTime(ended_at)}`
  const lost = given_up === 0 ? '' : `, ${given_up} given up`
  if (failing_since !== null)
    return <Late>{`Not reached since ${formatDateTime(failing_since)}: ${waiting} waiting${lost}`}</Late>
  return waiting === 0 ? `Nothing waits${lost}` : `${waiting} waiting${lost}`
}

function came({ sent_at, given_up_at, tries, next_try_at }: Delivery): string {
  if (sent_at !== null) return `Taken ${formatDateTime(sent_at)}`
  if (given_up_at !== null) return `Given up ${formatDateTime(given_up_at)}`
  return tries === 0
    ? 'Waits to be sent'
    : `Tried ${tries === 1 ? 'once' : `${tries} times`}, again from ${formatDateTime(next_try_at)}`
}

function Deliveries({ deliveries }: { deliveries: readonly Delivery[] }) {
  return (
    <Table
      caption={
        deliveries.length < mostShown
          ? 'What it was told in the last thirty days'
          : `The last ${mostShown} things it was told`
      }
      dense
      stack
      empty="It was told nothing yet. Send a test to see that it answers."
      columns={[
        { key: 'event', text: 'What happened' },
        { key: 'when', text: 'When' },
        { key: 'came', text: 'What came of it' },
        { key: 'answer', text: 'Last answer' },
      ]}
      rows={deliveries.map((each) => ({
        event: <code>{each.event}</code>,
        when: formatDateTime(each.happened_at),
        came: each.given_up_at === null ? came(each) : <Late>{came(each)}</Late>,
        answer: each.last_answer ?? 'none yet',
      }))}
    />
  )
}

/** An address that is told: how it answers, what it was told, how it proves that it was us; and a test to send. */
export const webhookPage = ({ secret }: SystemsParts) =>
  form({
    path: '/systems/webhooks/:webhook',
    access: keepers,
    audit: { show: 'systems.webhook.viewed', submit: 'systems.webhook.tested' },
    async load({ tx, parameters }) {
      const webhook = found(await selectOptionalWebhook(tx, parameters.webhook))
      return { webhook, deliveries: await deliveriesOf(tx, webhook.id, mostShown) }
    },
    form: formOf({}),
    async show({ visit, loaded: { webhook, deliveries }, errors, token }) {
      if (errors.length === 0) await visit.record({ subject: { kind: 'webhook', id: webhook.id } })
      const at = `/systems/webhooks/${webhook.id}`
      return {
        title: 'An address that is told',
        back: { href: '/systems', text: 'Other systems' },
        wide: true,
        main: (
          <>
            <FormErrors errors={errors} />
            <Heading sub={webhook.organisation}>An address that is told</Heading>
            {webhook.given_up > 0 && webhook.ended_at === null && (
              <Notification kind="problem" title={`${webhook.given_up} given up`}>
                <p>The address did not answer for two days. The system can read what it missed with its key.</p>
              </Notification>
            )}
            <SummaryList
              rows={[
                { key: 'Address', value: <code class="nwd-address">{webhook.address}</code> },
                { key: 'Told of', value: `What happens to referrals that ${webhook.organisation} sent` },
                { key: 'State', value: answering(webhook) },
                { key: 'Added', value: formatDateTime(webhook.made_at) },
              ]}
            />
            {webhook.ended_at === null && (
              <Form action={at} token={token}>
                <ButtonGroup>
                  <Button>Send a test</Button>
                  <Button href={`${at}/end`} kind="secondary">
                    End this address
                  </Button>
                </ButtonGroup>
              </Form>
            )}
            <Details summary="How the system knows that it was us">
              <p>
                Each telling is signed as standardwebhooks.com describes, with this key:{' '}
                <code class="nwd-address">{signingKeyOf(secret, webhook.id)}</code>
              </p>
              <p>
                It must answer with a status of 200 to 299 within ten seconds. The same telling may come twice, under
                the same webhook-id.
              </p>
            </Details>
            <Deliveries deliveries={deliveries} />
          </>
        ),
      }
    },
    async submit({ visit: { tx, record }, loaded: { webhook } }) {
      if (webhook.ended_at !== null) throw new Refused('This address is ended. It is told nothing more.')
      await testWebhook(tx, webhook)
      await record({ subject: { kind: 'webhook', id: webhook.id } })
      return {
        to: `/systems/webhooks/${webhook.id}`,
        flash: 'A test is on its way. Open this page again in a moment to see what came of it.',
      }
    },
  })
