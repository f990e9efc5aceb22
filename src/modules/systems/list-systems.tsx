import { organisationsOf } from '#modules/partnership'
import { type ApiKey, keysOf } from '#platform/api-keys'
import { found, page } from '#platform/http'
import { Button, ButtonGroup, Count, Heading, Table } from '#platform/ui'
import { type Webhook, webhooksOf } from '#platform/webhooks'
import { keepers } from './keepers.ts'
import { inWords, standingOf } from './keys/show-key.tsx'
import { answering } from './webhooks/show-webhook.tsx'

/** The systems of partners that act in an area: their keys. */
export const listSystems = page({
  path: '/systems',
  access: keepers,
  audit: { none: 'systems of the keeper’s own area; no participant is shown' },
  async show({ tx, viewer }) {
    const area = found(viewer.area_id)
    const keys = await keysOf(tx, area)
    const webhooks = await webhooksOf(tx, area)
    const open = keys.filter(({ ended_at }) => ended_at === null)
    const ended = keys.filter(({ ended_at }) => ended_at !== null)
    return {
      title: 'Other systems',
      wide: true,
      main: (
        <>
          <Heading sub="Partners’ own systems may refer people here and follow what became of them, each as its organisation.">
            Other systems
          </Heading>
          <ButtonGroup>
            <Button href="/systems/organisations">Let a system in</Button>
          </ButtonGroup>
          <h2>
            Keys <Count>{open.length}</Count>
          </h2>
          <KeyTable
            caption="Keys that systems use"
            keys={open}
            empty="No system has a key yet. Make one when a partner’s system is to refer people by itself."
          />
          <h2>
            Addresses that are told <Count>{webhooks.length}</Count>
          </h2>
          <WebhookTable webhooks={webhooks} />
          {ended.length > 0 && (
            <>
              <h2>
                Ended keys <Count>{ended.length}</Count>
              </h2>
              <KeyTable caption="Keys that were ended" keys={ended} />
            </>
          )}
        </>
      ),
    }
  },
})

function KeyTable({ caption, keys, empty }: { caption: string; keys: readonly ApiKey[]; empty?: string }) {
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      stack
      empty={empty}
      columns={[
        { key: 'name', text: 'System' },
        { key: 'organisation', text: 'Acts for' },
        { key: 'may', text: 'May' },
        { key: 'who', text: 'Answers for it' },
        { key: 'hint', text: 'Begins with' },
        { key: 'use', text: 'Use' },
      ]}
      rows={keys.map((key) => ({
        name: <a href={`/systems/keys/${key.id}`}>{key.name}</a>,
        organisation: key.organisation,
        may: inWords(key.scopes).join('. '),
        who: key.responsible_name ?? 'Nobody',
        hint: <code>{key.hint}</code>,
        use: standingOf(key),
      }))}
    />
  )
}

function WebhookTable({ webhooks }: { webhooks: readonly Webhook[] }) {
  return (
    <Table
      caption="Addresses that are told what happens to referrals"
      hideCaption
      dense
      stack
      empty="No system is told by itself when something happens to a referral. It can read that with its key."
      columns={[
        { key: 'organisation', text: 'Organisation' },
        { key: 'address', text: 'Address' },
        { key: 'state', text: 'State' },
      ]}
      rows={webhooks.map((webhook) => ({
        organisation: webhook.organisation,
        address: <a href={`/systems/webhooks/${webhook.id}`}>{webhook.address}</a>,
        state: answering(webhook),
      }))}
    />
  )
}

/** Whose system is let in, and how. */
export const chooseOrganisation = page({
  path: '/systems/organisations',
  access: keepers,
  audit: { none: 'the organisations of the area' },
  async show({ tx, viewer }) {
    const organisations = await organisationsOf(tx, found(viewer.area_id))
    return {
      title: 'Whose system is it?',
      back: { href: '/systems', text: 'Other systems' },
      main: (
        <>
          <h1>Whose system is it?</h1>
          <p>
            With a key it sees and does what this organisation may, and nothing of any other. An address is told when
            something happens to a referral.
          </p>
          <Table
            caption="Organisations of this area"
            hideCaption
            dense
            columns={[
              { key: 'name', text: `${organisations.length} organisations` },
              { key: 'key', text: 'Its system asks' },
              { key: 'address', text: 'Its system is told' },
            ]}
            rows={organisations.map(({ id, name }) => ({
              name,
              key: (
                <a href={`/systems/organisations/${id}/key`}>
                  Make a key<span class="visually-hidden"> for {name}</span>
                </a>
              ),
              address: (
                <a href={`/systems/organisations/${id}/webhook`}>
                  Add an address<span class="visually-hidden"> for {name}</span>
                </a>
              ),
            }))}
            empty="No organisation takes part in this area yet."
          />
        </>
      ),
    }
  },
})
